package alidade.engine.pipeline;

import alidade.engine.backup.Backup;
import alidade.engine.log.LogFiles;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A workspace with the pack `meadow`: a table of flowers, and three platforms on the loopback interface.
public final class Meadow implements AutoCloseable {
    static final String START = "2026-03-02T02:00:00Z";

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
              - {name: colour, type: text, label: {zh: 色, en: Colour}}
            imports:
              - import: notebook
                format: csv
                date: {from: date, decode: date}
                observed_at: {from: at, decode: moment}
                zone: Asia/Shanghai
                fields:
                  station: station
                  owner: owner
                  name: name
                  seen: {from: seen, decode: count}
                  colour: colour
            """;

    private static final String QUALITY = """
            quality: flowers
            key_fields: [name, seen, colour]
            score_limit: 60
            score_metric: meadow_score
            rules:
              - {rule: colour_present, class: completeness, label: {zh: 色, en: Colour}, check: colour is not missing, limit: 1}
              - {rule: one_row, class: uniqueness, label: {zh: 一, en: One row}, limit: 0.5}
              - {rule: in_time, class: timeliness, label: {zh: 时, en: In time}, limit: 36}
              - {rule: owner_known, class: consistency, label: {zh: 主, en: Owner}, check: owner = 'ann' or owner = 'bob', limit: 0.5}
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
              - version: v2.0
                effective: 2026-01-01
                description: {zh: 二, en: Two}
                score: {null_rate: 40, duplicate_rate: 15, staleness: 20, failure_rate: 15, refused_rate: 10}
            """;

    private static final String SOURCE = """
            source: %s
            name: %s
            label: {zh: %s, en: %s}
            table: flowers
            region: meadow
            count: cumulative
            hosts: {api: "http://example.invalid"}
            schedule: {daily: "06:30"}
            limits: {shrink_percent: 30, stale_hours: 36}
            budget: {per_minute: 6000, burst: 100}
            inputs:
              - {input: all, values: {}}
            stages:
              - stage: list
                request:
                  method: GET
                  host: api
                  path: /flowers
                  query:
                    - page: "{page}"
                    - size: "{size}"
                paging: {page_number: {first: 1, size: 2}}
                records: items
                total: [total]
                key: id
            fields:
              owner: {from: list.id, decode: before_slash}
              name: {from: list.id, decode: after_slash}
              seen: {from: list.seen, decode: integer}
            """;

    public final Path workspace;
    public final MovingClock clock = new MovingClock("2026-03-02T01:00:00Z");
    final Map<String, FakePlatform> platforms = new TreeMap<>();
    /// Takes effect at the next start.
    LogFiles files = new LogFiles();

    public long leastFree = 1;
    final Path home;
    private final MovingClock doorClock = new MovingClock(START);
    private Engine engine;

    private Meadow(Path folder) throws IOException {
        workspace = folder.resolve("workspace");
        home = folder.resolve("home");
        var pack = workspace.resolve("packs").resolve("meadow");
        write(
                pack.resolve("pack.yaml"),
                "pack: meadow\nversion: 1.0.0\nlabel: {zh: 草地, en: Meadow}\nzone: Asia/Shanghai\n");
        write(pack.resolve("tables/flowers.yaml"), TABLE);
        write(pack.resolve("quality/flowers.yaml"), QUALITY);
        write(pack.resolve("metrics/meadow_score.yaml"), SCORE);
        for (var name : List.of("north", "south", "west")) {
            var title = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
            write(pack.resolve("sources/" + name + ".yaml"), SOURCE.formatted(name, title, title, title));
            platforms.put(name, new FakePlatform());
        }
        stopTheClocks(workspace.resolve("packs"));
        engine = start(workspace);
        clock.set(START);
    }

    public static Meadow open(Path folder) throws IOException {
        return new Meadow(folder);
    }

    /// Rewrites a file of the pack; it counts after the next start.
    public void rewrite(String file, String from, String to) throws IOException {
        var path = workspace.resolve("packs/meadow").resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The sources of the shipped packs get no time of day, so that a schedule asks nothing of the world.
    private static void stopTheClocks(Path packs) throws IOException {
        for (var files : Packs.shipped()) {
            for (var file : files.texts().entrySet()) {
                if (!file.getKey().startsWith("sources/")) continue;
                write(
                        packs.resolve(files.pack()).resolve(file.getKey()),
                        file.getValue().replaceAll("(?m)^schedule:.*$", ""));
            }
        }
    }

    private Engine start(Path place) {
        var hosts = new TreeMap<String, String>();
        platforms.forEach((name, platform) -> hosts.put(name + ".api", platform.address()));
        var door = new HttpDoor(
                HttpLimits.usual(), Routes.direct(), doorClock, (time, stop) -> doorClock.advance(time), new Random(1));
        return Engine.open(
                place,
                EngineOptions.usual()
                        .withClock(clock)
                        .withHome(home)
                        .withHosts(hosts)
                        .withRandom(new Random(place.hashCode()))
                        .withFiles(files)
                        .withLeastFree(leastFree)
                        .withDoor(door));
    }

    public Engine engine() {
        return engine;
    }

    Backup backup() {
        return new Backup(workspace, engine.log(), clock, files);
    }

    public FakePlatform platform(String name) {
        return Optional.ofNullable(platforms.get(name)).orElseThrow();
    }

    /// Closes the workspace and opens it again, as after a restart of the program.
    public void restart() {
        stop();
        begin();
    }

    void stop() {
        engine.close();
    }

    void begin() {
        beginAt(workspace);
    }

    /// Opens another workspace instead, with the same platforms around it.
    void beginAt(Path other) {
        engine = start(other);
    }

    RunReport collect(String... sources) {
        return engine.refresh()
                .run(
                        new RunRequest(List.of(sources), RunRequest.Trigger.MANUAL),
                        Progress.none(),
                        CancelSignal.never());
    }

    RunReport collectAll() {
        return collect("meadow/north", "meadow/south", "meadow/west");
    }

    Path file(String name, String text) throws IOException {
        var file = workspace.resolveSibling(name);
        Files.writeString(file, text);
        return file;
    }

    /// All rows of a question, the columns of each joined by a blank.
    public List<String> ask(String sql) {
        return engine.store().read(reader -> {
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return lines(rows);
            }
        });
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        var lines = new ArrayList<String>();
        while (rows.next()) {
            var line = new ArrayList<String>();
            for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) line.add(String.valueOf(rows.getObject(i)));
            lines.add(String.join(" ", line));
        }
        return lines;
    }

    @Override
    public void close() {
        engine.close();
        platforms.values().forEach(FakePlatform::close);
    }
}
