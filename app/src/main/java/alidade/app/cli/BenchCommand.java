package alidade.app.cli;

import alidade.app.bench.Bench;
import alidade.app.bench.BenchReport;
import alidade.app.fx.Display;
import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.postgres.PostgresAddress;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench`: how fast the program is on this machine, as ratios of one run in a temporary folder.
@Command(name = "bench", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class BenchCommand extends VisitCommand {
    private static final int FEWEST_ROWS = 1_000;
    private static final MathContext FIGURES = new MathContext(4);

    @Option(names = "--rows", paramLabel = "N", defaultValue = "200000", description = "${bundle:cli.bench.rows}")
    private int rows;

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "5", description = "${bundle:cli.bench.rounds}")
    private int rounds;

    @Option(names = "--only", paramLabel = "PART", defaultValue = "all", description = "${bundle:cli.bench.only}")
    private Bench.Scope only;

    @Option(names = "--server", paramLabel = "ADDRESS", description = "${bundle:cli.bench.server}")
    private HubAddress server;

    BenchCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) throws Exception {
        if (rows < FEWEST_ROWS || rounds < 1) {
            throw CommandProblem.wrongUsage(visit.say("cli.bench.tooFew", FEWEST_ROWS));
        }
        if (only == Bench.Scope.WINDOW && !Display.isPresent()) {
            throw CommandProblem.failed(visit.say("cli.bench.noScreen"));
        }
        var database = server instanceof PostgresAddress one ? Optional.of(one) : Optional.<PostgresAddress>empty();
        if (only == Bench.Scope.EXCHANGE && database.isEmpty()) {
            throw CommandProblem.wrongUsage(visit.say("cli.bench.noServer"));
        }
        var steps = visit.steps();
        var folder = Files.createTempDirectory("alidade-bench-");
        try {
            var report = Bench.run(folder, rows, rounds, only, database, stage -> steps.begin(visit.say(key(stage))));
            return Outcome.done(document(report), () -> text(visit, report));
        } finally {
            steps.clear();
            delete(folder);
        }
    }

    private static String key(Bench.Stage stage) {
        return switch (stage) {
            case SEAL -> "cli.bench.sealing";
            case IMPORT -> "cli.bench.importing";
            case COLLECT -> "cli.bench.collecting";
            case FILL -> "cli.bench.filling";
            case RECOMPUTE -> "cli.bench.recomputing";
            case SLICES -> "cli.bench.slicing";
            case SQL -> "cli.bench.sql";
            case EXCHANGE -> "cli.bench.exchanging";
            case START -> "cli.bench.starting";
            case WINDOW -> "cli.bench.window";
            case PAINT -> "cli.bench.paint";
            case CHART -> "cli.bench.chart";
        };
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    private static JsonNode document(BenchReport report) {
        var document = Documents.object()
                .put("rows", report.rows())
                .put("records", report.records())
                .put("days", report.days())
                .put("seed", report.seed())
                .put("rounds", report.rounds())
                .put("java", report.java())
                .put("processors", report.processors())
                .put("took_seconds", figure(report.took().toNanos() / 1e9));
        var timings = document.putArray("timings");
        for (var timing : report.timings()) {
            var one = timings.addObject()
                    .put("task", timing.task().id())
                    .put("rows", timing.rows())
                    .put("median_seconds", figure(timing.median()))
                    .put("rows_per_second", figure(timing.rowsPerSecond()));
            timing.peakHeap().ifPresent(bytes -> one.put("peak_heap_bytes", bytes));
            var seconds = one.putArray("seconds");
            timing.nanos().forEach(nanos -> seconds.add(figure(Math.max(1, nanos) / 1e9)));
        }
        var ratios = document.putArray("ratios");
        for (var ratio : report.ratios()) {
            ratios.addObject()
                    .put("of", ratio.of().id())
                    .put("to", ratio.to().id())
                    .put("value", figure(ratio.value()));
        }
        return document;
    }

    private static String text(Visit visit, BenchReport report) {
        var timings = new Table(
                Table.Column.text(visit.say("cli.bench.task")),
                Table.Column.number(visit.say("cli.bench.count")),
                Table.Column.number(visit.say("cli.bench.seconds")),
                Table.Column.number(visit.say("cli.bench.perSecond")),
                Table.Column.number(visit.say("cli.bench.peakHeap")));
        for (var timing : report.timings()) {
            timings.row(
                    timing.task().id(),
                    Long.toString(timing.rows()),
                    figure(timing.median()).toPlainString(),
                    Long.toString(Math.round(timing.rowsPerSecond())),
                    timing.peakHeap().isPresent()
                            ? Long.toString(timing.peakHeap().getAsLong())
                            : "");
        }
        var ratios = new Table(
                Table.Column.text(visit.say("cli.bench.of")),
                Table.Column.text(visit.say("cli.bench.to")),
                Table.Column.number(visit.say("cli.bench.value")));
        for (var ratio : report.ratios()) {
            ratios.row(ratio.of().id(), ratio.to().id(), figure(ratio.value()).toPlainString());
        }
        var width = visit.request().columns();
        return timings.render(width) + "\n" + ratios.render(width) + "\n" + run(visit, report) + "\n"
                + visit.say("cli.bench.note") + "\n";
    }

    private static String run(Visit visit, BenchReport report) {
        return visit.say(
                "cli.bench.run",
                report.rows(),
                report.records(),
                report.days(),
                report.seed(),
                report.rounds(),
                report.java(),
                report.processors(),
                report.took().toSeconds());
    }

    private static BigDecimal figure(double value) {
        return new BigDecimal(value, FIGURES);
    }
}
