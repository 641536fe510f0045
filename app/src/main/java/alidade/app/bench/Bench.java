package alidade.app.bench;

import alidade.app.demo.PreparedPlatform;
import alidade.engine.exchange.postgres.PostgresAddress;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.fetch.accounts.EnvironmentAccounts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Measures the engine against plain programs, and its short ways against its long ones, on the same invented rows.
///
/// Everything is done in one folder that the caller gives and takes away. The totals of the plain SQL are held against
/// those of the mart: a comparison of two different answers would say nothing.
public final class Bench {
    private static final int ROWS_OF_AN_ENTRY = 50_000;
    /// So many rows are sealed and inserted in each round, at most.
    private static final int ROWS_OF_A_ROUND = 200_000;
    /// So many records are collected in each round, at most.
    private static final int RECORDS_OF_A_COLLECTION = 100_000;

    private static final int ROWS_OF_A_SMALL_ENTRY = 1_000;

    private static final long SEED = 20_261_121;

    private final Path folder;
    private final int rounds;
    private final Consumer<Stage> progress;
    private final Subject subject;
    private final SyntheticRows rows;
    private final Timings timings = new Timings();

    /// What is being done.
    public enum Stage {
        SEAL,
        IMPORT,
        COLLECT,
        FILL,
        RECOMPUTE,
        SLICES,
        SQL,
        EXCHANGE,
        START,
        WINDOW,
        PAINT,
        CHART
    }

    /// What is measured.
    public enum Scope {
        ALL,
        /// The import alone, with all rows.
        IMPORT,
        /// Collecting alone, each row a record.
        COLLECT,
        /// Filters and clocks alone.
        SLICES,
        /// Pushing to a hub in PostgreSQL and pulling from it; needs a server.
        EXCHANGE,
        /// The start of the window; needs a screen, and no rows.
        WINDOW,
        /// The overview with other figures, and as it is; needs no rows.
        PAINT,
        /// A line of so many points.
        CHART
    }

    private Bench(Path folder, Subject subject, long wanted, int rounds, Consumer<Stage> progress) {
        this.folder = folder;
        this.rounds = rounds;
        this.progress = progress;
        this.subject = subject;
        this.rows = new SyntheticRows(subject, wanted, SEED);
    }

    /// Measures with about so many rows.
    ///
    /// @param folder an empty one, in which everything is made
    /// @param wanted records times days; one row of 25 is left out
    /// @param server where databases may be made, for the exchange
    /// @throws IllegalStateException when the plain SQL and the mart disagree
    public static BenchReport run(
            Path folder,
            long wanted,
            int rounds,
            Scope scope,
            Optional<PostgresAddress> server,
            Consumer<Stage> progress)
            throws Exception {
        var begun = System.nanoTime();
        Subject subject;
        try (var engine =
                Engine.open(folder.resolve("declared"), options(folder.resolve("home-declared"), Clock.systemUTC()))) {
            subject = Subject.of(engine.definitions().current().getFirst(), SyntheticRows.FIRST);
        }
        var bench = new Bench(folder, subject, wanted, rounds, progress);
        return switch (scope) {
            case ALL -> bench.measure(begun, wanted);
            case IMPORT -> bench.measureImport(begun);
            case COLLECT -> bench.measureCollection(begun, Math.toIntExact(wanted));
            case SLICES -> bench.measureSlices(begun);
            case EXCHANGE -> bench.measureExchange(begun, server.orElseThrow());
            case WINDOW -> bench.measureWindow(begun);
            case PAINT -> bench.measurePaint(begun);
            case CHART -> bench.measureChart(begun, Math.toIntExact(wanted));
        };
    }

    private BenchReport measure(long begun, long wanted) throws Exception {
        progress.accept(Stage.SEAL);
        for (var round = 0; round < rounds; round++) sealRound(round);
        progress.accept(Stage.IMPORT);
        var days = daysOfARound();
        for (var round = 0; round < rounds; round++) importRound(round, days);
        collect((int) Math.min(wanted, RECORDS_OF_A_COLLECTION));
        progress.accept(Stage.FILL);
        long count;
        try (var engine = open("workspace", rows.days - 1)) {
            count = fill(engine, rows.days).count();
            engine.publish(Progress.none());
        }
        var byMart = recompute(count);
        progress.accept(Stage.SLICES);
        slices(count);
        progress.accept(Stage.SQL);
        sql(Task.SQL_H2, h2("totals"), byMart);
        sql(Task.SQL_SQLITE, "jdbc:sqlite:" + folder.resolve("totals.sqlite"), byMart);
        progress.accept(Stage.START);
        start(count);
        return report(begun, count, rows.items().size(), rows.days, ratios());
    }

    private BenchReport measureImport(long begun) throws Exception {
        progress.accept(Stage.IMPORT);
        for (var round = 0; round < rounds; round++) importRound(round, rows.days);
        var count = timings.of(Task.IMPORT).rows();
        return report(begun, count, rows.items().size(), rows.days, importRatios());
    }

    private BenchReport measureSlices(long begun) throws Exception {
        progress.accept(Stage.FILL);
        long count;
        try (var engine = open("workspace", rows.days - 1)) {
            count = fill(engine, rows.days).count();
            engine.publish(Progress.none());
        }
        progress.accept(Stage.SLICES);
        slices(count);
        return report(begun, count, rows.items().size(), rows.days, sliceRatios());
    }

    private void slices(long count) throws Exception {
        try (var engine = open("workspace", rows.days + rounds);
                var plain = new PlainDatabase("jdbc:sqlite:" + folder.resolve("trend.sqlite"), rows)) {
            var bench = new SliceBench(engine, subject, rows, timings, SEED);
            plain.insert(0, rows.days);
            plain.prepare();
            for (var round = 0; round < rounds; round++) {
                bench.round(count);
                bench.plain(plain, Task.SLICE_SQLITE, count);
            }
        }
    }

    private List<BenchReport.Ratio> sliceRatios() {
        return List.of(
                ratio(Task.SLICE_SQLITE, Task.SLICE_FILTER),
                ratio(Task.SLICE_SQLITE, Task.SLICE_DAY),
                ratio(Task.SLICE_SQLITE, Task.SLICE_KNOWN));
    }

    private BenchReport measureExchange(long begun, PostgresAddress server) throws Exception {
        progress.accept(Stage.EXCHANGE);
        var accounts = new EnvironmentAccounts(System.getenv());
        var bench = new ExchangeBench(folder, server, accounts, subject, rows, timings);
        for (var round = 0; round < rounds; round++) {
            bench.round(round, ROWS_OF_AN_ENTRY, this::openNode, Task.PUSH, Task.PULL);
            bench.round(round, ROWS_OF_A_SMALL_ENTRY, this::openNode, Task.PUSH_SMALL, Task.PULL_SMALL);
        }
        var ratios = List.of(
                ratio(Task.PSQL_COPY, Task.PUSH),
                ratio(Task.PSQL_COPY, Task.PULL),
                ratio(Task.PSQL_COPY, Task.PUSH_SMALL),
                ratio(Task.PSQL_COPY, Task.PULL_SMALL));
        return report(begun, timings.of(Task.PUSH).rows(), rows.items().size(), rows.days, ratios);
    }

    /// Each workspace is another node.
    private Engine openNode(String workspace) {
        var options = options(folder.resolve("home-" + workspace), clock(rows.days - 1));
        return Engine.open(folder.resolve(workspace), options.withRandom(new Random(workspace.hashCode())));
    }

    private BenchReport measureWindow(long begun) throws Exception {
        progress.accept(Stage.FILL);
        var bench = new WindowBench(folder, timings);
        var entries = bench.prepare();
        progress.accept(Stage.WINDOW);
        for (var round = 0; round < rounds; round++) bench.round(entries);
        var ratios =
                List.of(ratio(Task.WINDOW_FRAME, Task.WINDOW_EMPTY), ratio(Task.WINDOW_FIGURES, Task.WINDOW_EMPTY));
        return report(begun, entries, 1, 1, ratios);
    }

    private BenchReport measurePaint(long begun) throws Exception {
        progress.accept(Stage.FILL);
        var demo = new WindowBench(folder, timings);
        var entries = demo.prepare();
        progress.accept(Stage.PAINT);
        try (var bench = new PaintBench(demo.workspace(), options(demo.home(), Clock.systemUTC()), timings)) {
            for (var round = 0; round < rounds; round++) bench.round(entries);
        }
        return report(begun, entries, 1, 1, List.of(ratio(Task.PAINT, Task.REPAINT)));
    }

    private BenchReport measureChart(long begun, int points) throws Exception {
        progress.accept(Stage.CHART);
        var bench = new ChartBench(points, timings, SEED);
        for (var round = 0; round < rounds; round++) bench.round();
        return report(begun, points, 1, points, List.of(ratio(Task.CHART_JAVAFX, Task.CHART)));
    }

    private BenchReport measureCollection(long begun, int records) throws Exception {
        collect(records);
        return report(begun, records, records, 1, collectRatios());
    }

    private BenchReport report(long begun, long count, int records, int days, List<BenchReport.Ratio> ratios) {
        return new BenchReport(
                count,
                records,
                days,
                SEED,
                rounds,
                Runtime.version().toString(),
                Runtime.getRuntime().availableProcessors(),
                Duration.ofNanos(System.nanoTime() - begun),
                timings.all(),
                ratios);
    }

    /// The same rows into an empty log and store, and into an empty database.
    private void sealRound(int round) throws Exception {
        var days = daysOfARound();
        var workspace = "seal-" + round;
        try (var engine = open(workspace, days - 1)) {
            var filled = fill(engine, days);
            timings.add(Task.SEAL, filled.count(), filled.sealing());
            timings.add(Task.SEAL_AND_APPLY, filled.count(), filled.sealing() + filled.applying());
        }
        try (var plain = new PlainDatabase(h2("plain-" + round), rows)) {
            var begun = System.nanoTime();
            var inserted = plain.insert(0, days);
            timings.add(Task.PLAIN_INSERT, inserted, System.nanoTime() - begun);
        }
    }

    private int daysOfARound() {
        return Math.clamp(ROWS_OF_A_ROUND / rows.items().size(), 1, rows.days);
    }

    private void importRound(int round, int days) throws Exception {
        try (var engine = open("import-" + round, days - 1)) {
            new ImportBench(folder, subject, rows, timings).round(engine, days, round);
        }
    }

    private void collect(int records) throws Exception {
        progress.accept(Stage.COLLECT);
        try (var platform = PreparedPlatform.start(subject.pack(), records, SyntheticRows.FIRST, SEED)) {
            var bench = new CollectBench(subject, platform, timings);
            for (var round = 0; round < rounds; round++) {
                var workspace = "collect-" + round;
                var usual = options(folder.resolve("home-" + workspace), clock(0));
                try (var engine = Engine.open(folder.resolve(workspace), CollectBench.options(usual, platform, SEED))) {
                    bench.round(engine);
                }
            }
        }
    }

    /// How many rows, and how long sealing and applying took, in nanoseconds.
    private record Filled(long count, long sealing, long applying) {}

    /// Seals and applies the first days.
    private Filled fill(Engine engine, int days) {
        var step = Math.max(1, ROWS_OF_AN_ENTRY / rows.items().size());
        var sealing = 0L;
        var applying = 0L;
        var count = 0L;
        for (var day = 0; day < days; day += step) {
            var begun = System.nanoTime();
            var header = engine.log().seal(rows.entry(day, Math.min(days, day + step)));
            var sealed = System.nanoTime();
            engine.catalogue().apply(header.id());
            sealing += sealed - begun;
            applying += System.nanoTime() - sealed;
            count += header.rows();
        }
        return new Filled(count, sealing, applying);
    }

    /// @return the totals by day, as the mart has them
    private Map<Integer, Long> recompute(long count) throws Exception {
        progress.accept(Stage.RECOMPUTE);
        var totals = new TreeMap<Integer, Long>();
        for (var round = 0; round < rounds; round++) {
            var day = rows.days + round;
            try (var engine = open("workspace", day)) {
                engine.marts().recomputeAll();
                timings.time(Task.RECOMPUTE, count, engine.marts()::recomputeAll);
                engine.metrics().forget();
                timings.time(Task.RECOMPUTE_AND_READ, count, engine.marts()::recomputeAll);
                if (round == 0) totals.putAll(totals(engine));
                newDay(engine, day);
            }
        }
        return totals;
    }

    private void newDay(Engine engine, int day) {
        var begun = System.nanoTime();
        var header = engine.log().seal(rows.entry(day, day + 1));
        engine.catalogue().apply(header.id());
        var applied = System.nanoTime();
        engine.marts().publish(Set.of(rows.day(day)));
        var published = System.nanoTime();
        engine.publish(Progress.none());
        var all = System.nanoTime() - published;
        timings.add(Task.PUBLISH_DAY, header.rows(), published - applied);
        timings.add(Task.NEW_DAY, header.rows(), applied - begun + all);
    }

    private void sql(Task task, String url, Map<Integer, Long> byMart) throws Exception {
        try (var plain = new PlainDatabase(url, rows)) {
            var count = plain.insert(0, rows.days);
            plain.prepare();
            for (var round = 0; round < rounds; round++) {
                timings.time(task, count, () -> compare(task, plain.totals(), byMart));
            }
        }
    }

    private void compare(Task task, Map<Integer, Long> bySql, Map<Integer, Long> byMart) {
        bySql.forEach((day, total) -> {
            if (!total.equals(byMart.get(day))) {
                throw new IllegalStateException("%s: the total of %s is %d by plain SQL and %s in the mart"
                        .formatted(task.id(), rows.day(day), total, byMart.get(day)));
            }
        });
    }

    /// From a closed workspace to the total of the last day.
    private void start(long count) throws Exception {
        var last = rows.days + rounds - 1;
        for (var round = 0; round < rounds; round++) {
            var begun = System.nanoTime();
            try (var engine = open("workspace", last)) {
                var total = totals(engine).get(last);
                timings.add(Task.START, count, System.nanoTime() - begun);
                if (total == null) {
                    throw new IllegalStateException("the mart has no row of " + rows.day(last) + ", the last day");
                }
            }
        }
    }

    /// The totals by day, counted from the first one, as any reader of the mart would ask for them.
    private Map<Integer, Long> totals(Engine engine) {
        var mart = subject.mart();
        var sql = "select \"%1$s\", sum(\"%2$s\") from mart.\"%3$s\" group by \"%1$s\""
                .formatted(mart.periodColumn(), subject.total().name(), mart.name());
        return engine.store().read(reader -> {
            var totals = new TreeMap<Integer, Long>();
            try (var statement = reader.createStatement();
                    var found = statement.executeQuery(sql)) {
                while (found.next()) totals.put(index(found.getObject(1, LocalDate.class)), found.getLong(2));
            }
            return totals;
        });
    }

    private static int index(LocalDate day) {
        return Math.toIntExact(day.toEpochDay() - SyntheticRows.FIRST.toEpochDay());
    }

    private List<BenchReport.Ratio> ratios() {
        var ratios = new ArrayList<BenchReport.Ratio>();
        ratios.add(ratio(Task.PLAIN_INSERT, Task.SEAL));
        ratios.add(ratio(Task.PLAIN_INSERT, Task.SEAL_AND_APPLY));
        ratios.addAll(importRatios());
        ratios.addAll(collectRatios());
        ratios.add(ratio(Task.RECOMPUTE, Task.PUBLISH_DAY));
        ratios.add(ratio(Task.RECOMPUTE, Task.NEW_DAY));
        ratios.add(ratio(Task.SQL_H2, Task.RECOMPUTE));
        ratios.add(ratio(Task.SQL_SQLITE, Task.RECOMPUTE));
        ratios.add(ratio(Task.SQL_H2, Task.RECOMPUTE_AND_READ));
        ratios.add(ratio(Task.SQL_SQLITE, Task.RECOMPUTE_AND_READ));
        ratios.addAll(sliceRatios());
        ratios.add(ratio(Task.RECOMPUTE_AND_READ, Task.START));
        return ratios;
    }

    private List<BenchReport.Ratio> importRatios() {
        return List.of(ratio(Task.CSVREAD, Task.IMPORT), ratio(Task.CSVREAD, Task.IMPORT_AND_PUBLISH));
    }

    private List<BenchReport.Ratio> collectRatios() {
        return List.of(ratio(Task.PLAIN_READ, Task.COLLECT), ratio(Task.PLAIN_READ, Task.COLLECT_AND_PUBLISH));
    }

    private BenchReport.Ratio ratio(Task of, Task to) {
        return new BenchReport.Ratio(
                of, to, timings.of(of).median() / timings.of(to).median());
    }

    private String h2(String name) {
        return "jdbc:h2:file:" + folder.resolve(name).toAbsolutePath();
    }

    private Engine open(String workspace, int day) {
        return Engine.open(folder.resolve(workspace), options(folder.resolve("home-" + workspace), clock(day)));
    }

    private Clock clock(int day) {
        return Clock.fixed(rows.noon(day), ZoneOffset.UTC);
    }

    private static EngineOptions options(Path home, Clock clock) {
        return EngineOptions.usual().withHome(home).withClock(clock).withRandom(new Random(SEED));
    }
}
