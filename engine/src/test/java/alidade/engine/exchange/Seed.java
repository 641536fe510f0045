package alidade.engine.exchange;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.Fact;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.log.Refused;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// Logs and what is sealed into them: entries of the tables of the pack `meadow`.
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
        return records("flowers", "玫瑰", count, day);
    }

    /// @param name what each of the names begins with
    static Draft.Records records(String table, String name, long count, LocalDate day) {
        var source = source(table);
        var facts = LongStream.range(0, count)
                .mapToObj(one -> new Fact(
                        day,
                        day.atTime(1, 0).toInstant(ZoneOffset.UTC),
                        List.of("all"),
                        Map.of("station", source, "owner", "ann", "name", name + one, "seen", 10 * count + one)))
                .toList();
        var coverage = List.of(new Coverage(source, "all", day, Coverage.Extent.COMPLETE));
        var refused = List.of(new Refused("page 1, 1", source, Optional.of(day), "type", "no number", name + "!"));
        return new Draft.Records(
                batch(Batch.Origin.COLLECT, table), coverage, facts, table.equals("flowers") ? List.of() : refused);
    }

    static Draft.Documents note(String path, String text) {
        var note = new Document("annotation", path, text, Optional.empty());
        return new Draft.Documents(batch(Batch.Origin.DOCUMENT, ""), List.of(note));
    }

    private static String source(String table) {
        return table.equals("flowers") ? "North" : "North " + table;
    }

    private static Batch batch(Batch.Origin origin, String table) {
        return new Batch(
                "20260301_100000_cn",
                origin,
                "meadow",
                table,
                table.isEmpty() ? "" : source(table),
                NOW,
                NOW.plusSeconds(5),
                Batch.Status.SUCCESS,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
