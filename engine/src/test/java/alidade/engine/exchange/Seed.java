package alidade.engine.exchange;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.Fact;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// Logs and what is sealed into them: entries of the table `meadow/flowers`.
final class Seed {
    static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private Seed() {}

    static Log log(Path place, String node) {
        return log(place, node, Clock.fixed(NOW, ZoneOffset.UTC), new LogFiles());
    }

    static Log log(Path place, String node, Clock clock, LogFiles files) {
        var workspace = place.resolve("workspace");
        return Log.open(workspace, Node.of(workspace, place.resolve("home"), "cn", () -> node, files), clock, files);
    }

    static Draft.Records flowers(long count) {
        return flowers(count, DAY);
    }

    static Draft.Records flowers(long count, LocalDate day) {
        var facts = LongStream.range(0, count)
                .mapToObj(one -> new Fact(
                        day,
                        day.atTime(1, 0).toInstant(ZoneOffset.UTC),
                        List.of("all"),
                        Map.of("station", "North", "owner", "ann", "name", "玫瑰" + one, "seen", 10 * count + one)))
                .toList();
        var coverage = List.of(new Coverage("North", "all", day, Coverage.Extent.COMPLETE));
        return new Draft.Records(batch(Batch.Origin.COLLECT, "flowers"), coverage, facts, List.of());
    }

    static Draft.Documents note(String path, String text) {
        var note = new Document("annotation", path, text, Optional.empty());
        return new Draft.Documents(batch(Batch.Origin.DOCUMENT, ""), List.of(note));
    }

    private static Batch batch(Batch.Origin origin, String table) {
        return new Batch(
                "20260301_100000_cn",
                origin,
                "meadow",
                table,
                table.isEmpty() ? "" : "North",
                NOW,
                NOW.plusSeconds(5),
                Batch.Status.SUCCESS,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
