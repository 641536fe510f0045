package alidade.engine.exchange;

import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.store.Digest;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A workspace with an engine and the pack `meadow`: `flowers` are for everyone, rows of `seeds` go no
/// further than the hub, and those of `roots` stay where they are.
final class Plot implements AutoCloseable {
    private static final String TABLE = """
            table: flowers
            label: {zh: 花, en: Flowers}
            source_column: station
            identity: [station, owner, name]
            count: seen
            carry_days: 30
            replicate: everyone
            columns:
              - {name: station, type: text, required: true, label: {zh: 站, en: Station}}
              - {name: owner, type: text, label: {zh: 主, en: Owner}}
              - {name: name, type: text, required: true, label: {zh: 名, en: Name}}
              - {name: seen, type: integer, required: true, minimum: 0, label: {zh: 数, en: Seen}}
            """;

    private static final String QUALITY = """
            quality: flowers
            key_fields: [name, seen]
            score_limit: 60
            score_metric: meadow_score
            rules:
              - {rule: plausible, class: accuracy, label: {zh: 数, en: Plausible}, check: seen < 1000000, limit: 0}
            """;

    private static final String SCORE = """
            metric: meadow_score
            label: {zh: 分, en: Score}
            description: {zh: 分, en: Score}
            tier: kpi
            table: flowers
            unit: score
            good: up
            grains: [day]
            dimensions: [station]
            versions:
              - version: v1.0
                description: {zh: 一, en: One}
                score: {null_rate: 100}
            """;

    /// Of one table, as `%1$s_seen`.
    private static final String SEEN = """
            metric: %1$s_seen
            label: {zh: 数, en: Seen}
            description: {zh: 数, en: Seen}
            tier: kpi
            table: %1$s
            unit: flowers
            good: up
            grains: [day]
            dimensions: [station]
            versions:
              - version: v1.0
                description: {zh: 一, en: One}
                latest_sum: seen
            """;

    final Engine engine;
    private final Clock clock;

    private Plot(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /// Writes the drafts of the pack into the folder of a workspace.
    static void draft(Path place, String replicate) throws IOException {
        var pack = place.resolve("workspace/packs/meadow");
        write(
                pack.resolve("pack.yaml"),
                "pack: meadow\nversion: 1.0.0\nlabel: {zh: 草地, en: Meadow}\nzone: Asia/Shanghai\n");
        write(pack.resolve("tables/flowers.yaml"), TABLE.replace("replicate: everyone", "replicate: " + replicate));
        for (var kept : Map.of("seeds", "hub", "roots", "nobody").entrySet()) {
            write(
                    pack.resolve("tables/" + kept.getKey() + ".yaml"),
                    TABLE.replace("replicate: everyone", "replicate: " + kept.getValue())
                            .replace("table: flowers", "table: " + kept.getKey()));
        }
        for (var table : List.of("flowers", "seeds", "roots")) {
            write(pack.resolve("metrics/" + table + "_seen.yaml"), SEEN.formatted(table));
        }
        write(pack.resolve("quality/flowers.yaml"), QUALITY);
        write(pack.resolve("metrics/meadow_score.yaml"), SCORE);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static Plot planted(Path place) throws IOException {
        return planted(place, Seed.NOW.plus(Duration.ofHours(1)));
    }

    static Plot planted(Path place, Instant now) throws IOException {
        draft(place, "everyone");
        return open(place, now);
    }

    /// Opens what is there, without the pack where it was not written.
    static Plot open(Path place) {
        return open(place, Seed.NOW.plus(Duration.ofHours(1)));
    }

    static Plot open(Path place, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var options = EngineOptions.usual()
                .withClock(clock)
                .withHome(place.resolve("home"))
                .withRandom(new Random(place.getFileName().toString().hashCode()));
        return new Plot(Engine.open(place.resolve("workspace"), options), clock);
    }

    Exchanged exchange(Path hub) {
        return exchange(FolderHub.create(hub, new LogFiles()), CancelSignal.never());
    }

    Exchanged exchange(Hub hub, CancelSignal cancel) {
        return new Exchange(engine, hub, clock).run(_ -> {}, Progress.none(), cancel);
    }

    String node() {
        return engine.log().node().id();
    }

    /// Seals, stores and publishes.
    void grow(long flowers) {
        var header = engine.log().seal(Seed.flowers(flowers));
        engine.catalogue().apply(header.id());
        engine.publish(Progress.none());
    }

    void grow(String table, String name, long count) {
        var header = engine.log().seal(Seed.records(table, name, count, Seed.DAY));
        engine.catalogue().apply(header.id());
        engine.publish(Progress.none());
    }

    /// The rows of one of the tables that are here.
    long rows(String table) {
        return engine.store().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from std." + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /// What all replicas have in common: vector, records, marts.
    List<String> state() {
        var columns = List.of("node", "seq", "ordinal", "station", "owner", "name", "seen", "snapshot_date", "status");
        return List.of(
                engine.catalogue().heads().toString(),
                engine.store().read(connection -> Digest.of(connection, "std.flowers", columns)),
                engine.store()
                        .read(connection ->
                                Digest.ofShared(connection, engine.definitions().current())));
    }

    @Override
    public void close() {
        engine.close();
    }
}
