package alidade.app.views.explore;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.views.explore.ExploreReading.Cell;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.overview.Figure;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReader;
import alidade.engine.exchange.Exchange;
import alidade.engine.exchange.postgres.HubSetup;
import alidade.engine.exchange.postgres.PostgresHub;
import alidade.engine.exchange.postgres.PostgresServer;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.QuestionProblem;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random slices of a random history, as Explore shows them: each value is that of the SQL that explains it, run on the
/// standard tables. Filters, dimensions, steps, comparisons and both clocks are drawn.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class SlicesTest {
    private static final int SLICES = Boolean.getBoolean("alidade.full") ? 1_000 : 40;
    private static final int VALUES_OF_A_SLICE = 3;
    private static final LocalDate FIRST = LocalDate.parse("2026-09-28");
    private static final int ROUNDS = 30;
    private static final List<String> PLATFORMS = List.of("Hugging Face", "ModelScope", "Gitee");
    private static final List<String> MODELS = List.of(
            "baidu/ERNIE-4.5-21B",
            "baidu/ERNIE-4.5-0.3B-PT",
            "PaddlePaddle/PaddleOCR-VL",
            "tom/ernie-4.5-gguf",
            "ann/PaddleOCR-VL-lora",
            "何/文心",
            "eve/other");

    @TempDir
    Path folder;

    /// Stands where it was put last.
    private static final class SetClock extends Clock {
        private Instant now = at(FIRST, 0);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        private static Instant at(LocalDate day, int hour) {
            return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        }
    }

    @Test
    void everyValueIsThatOfTheSqlThatExplainsItHereAndAtTheHub() throws IOException, SQLException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("SlicesTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        var clock = new SetClock();
        var options = EngineOptions.usual().withClock(clock).withHome(folder.resolve("home"));
        var compared = 0;
        var atHub = 0;
        var empty = 0;
        var past = 0;
        try (var engine = Engine.open(folder.resolve("workspace"), options)) {
            for (var round = 0; round < ROUNDS; round++) importRound(engine, clock, random, round);
            var hub = hub(engine);
            var figures = new EngineFigures(engine, "model-ecosystem", clock, false);
            var reader = new ExploreReader(figures);
            for (var trial = 0; trial < SLICES; trial++) {
                var scope = scope(random, figures);
                var slice = slice(random, figures.pack());
                var shown = read(reader, slice, scope);
                var values = shown.stream()
                        .flatMap(reading -> reading.groups().stream())
                        .flatMap(group -> group.cells().stream())
                        .flatMap(SlicesTest::figures)
                        .toList();
                if (values.isEmpty()) empty++;
                if (!values.isEmpty() && scope.isPast()) past++;
                for (var n = 0; n < Math.min(VALUES_OF_A_SLICE, values.size()); n++) {
                    var figure = values.get(random.nextInt(values.size()));
                    var explained = figures.explain(figure.inquiry());
                    var what = "seed %d, trial %d: %s %s %s".formatted(seed, trial, slice, scope, figure.row());
                    assertThat(plain(explained.value())).as(what).isEqualTo(plain(figure.value()));
                    assertThat(amount(engine, explained))
                            .as(what + "\n" + explained.sql())
                            .isEqualTo(plain(figure.value()));
                    compared++;
                    // What a workspace makes of its own runs is no part of the log.
                    if (explained.sql().contains("from quality.")) continue;
                    assertThat(amount(hub, explained))
                            .as("at the hub, %s\n%s", what, explained.boundSql())
                            .isEqualTo(plain(figure.value()));
                    atHub++;
                }
            }
        }
        System.out.println(
                "SlicesTest: %d slices, %d of them without a value, %d at a past clock; %d values compared, %d of them at the hub too"
                        .formatted(SLICES, empty, past, compared, atHub));
        assertThat(compared).isGreaterThan(SLICES);
        assertThat(atHub).isGreaterThan(SLICES / 2);
        assertThat(past).isGreaterThan(SLICES / 10);
    }

    /// One file of a day: some records are missing, some of the day before come late, some change their texts.
    private void importRound(Engine engine, SetClock clock, Random random, int round) throws IOException {
        var day = FIRST.plusDays(round + round / 7);
        clock.now = SetClock.at(day, 4);
        var lines = new ArrayList<String>();
        lines.add("date,platform,publisher,model_name,download_count,likes,model_type,license,base_model");
        for (var platform : PLATFORMS) {
            if (random.nextInt(5) == 0) continue;
            for (var model = 0; model < MODELS.size(); model++) {
                if (random.nextInt(6) == 0) continue;
                lines.add(line(random, day, platform, model, round));
                if (random.nextInt(8) == 0) lines.add(line(random, day.minusDays(1), platform, model, round));
            }
        }
        var file = folder.resolve("round.csv");
        Files.write(file, lines);
        var extent = random.nextInt(3) == 0 ? Extent.UNKNOWN : Extent.COMPLETE;
        engine.importer().run(file, "model-ecosystem", "model_downloads", extent, Progress.none(), () -> false);
    }

    private static String line(Random random, LocalDate day, String platform, int model, int round) {
        var name = MODELS.get(model);
        return String.join(
                ",",
                day.toString(),
                platform,
                name.substring(0, name.indexOf('/')),
                name.substring(name.indexOf('/') + 1),
                String.valueOf(100L * model + round * (model + 1L) + random.nextInt(20) - 3),
                random.nextInt(3) == 0 ? "" : String.valueOf(random.nextInt(50)),
                random.nextInt(4) == 0 ? "lora" : "",
                List.of("", "MIT", "Apache-2.0").get(random.nextInt(3)),
                random.nextInt(4) == 0 ? "baidu/ERNIE-4.5-21B" : "");
    }

    private static Scope scope(Random random, EngineFigures figures) {
        var range = figures.range().orElseThrow();
        var scope = Scope.EVERYTHING.withDays(
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(50)));
        if (random.nextInt(3) == 0) scope = scope.withOn(Optional.of(anyDay(random, range.first(), range.last())));
        if (random.nextInt(3) == 0) {
            scope = scope.withKnownAt(Optional.of(anyDay(random, range.firstSealed(), range.lastSealed())));
        }
        var reader = new ScopeReader(figures);
        var dimensions = reader.read().dimensions();
        for (var n = random.nextInt(3); n > 0; n--) {
            var dimension = dimensions.get(random.nextInt(dimensions.size())).name();
            var choices = reader.choices(Scope.EVERYTHING, dimension);
            if (choices.isEmpty()) continue;
            var values = new TreeSet<String>();
            for (var m = random.nextInt(2); m >= 0; m--)
                values.add(choices.get(random.nextInt(choices.size())).value());
            scope = scope.withOnly(dimension, Set.copyOf(values));
        }
        return scope;
    }

    private static LocalDate anyDay(Random random, LocalDate first, LocalDate last) {
        return first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
    }

    private static Slice slice(Random random, Pack pack) {
        var metric = pack.metrics().get(random.nextInt(pack.metrics().size()));
        var by = new TreeSet<String>();
        for (var n = random.nextInt(3); n > 0 && !metric.dimensions().isEmpty(); n--) {
            by.add(metric.dimensions().get(random.nextInt(metric.dimensions().size())));
        }
        var grains = metric.grains().stream().sorted().toList();
        return new Slice(
                metric.name(),
                List.copyOf(by),
                grains.get(random.nextInt(grains.size())),
                Comparison.values()[random.nextInt(Comparison.values().length)],
                Shape.LINE);
    }

    /// None where a dimension has to be named, as for a share.
    private static Optional<ExploreReading> read(ExploreReader reader, Slice slice, Scope scope) {
        try {
            return reader.read(Optional.of(slice), scope);
        } catch (QuestionProblem e) {
            return Optional.empty();
        }
    }

    private static Stream<Figure> figures(Cell cell) {
        return Stream.concat(cell.figure().stream(), cell.before().stream());
    }

    private static Optional<BigDecimal> amount(Engine engine, Explanation explained) {
        return engine.store().read(reader -> {
            try (var statement = reader.prepareStatement(explained.sql())) {
                for (var at = 0; at < explained.parameters().size(); at++) {
                    statement.setObject(at + 1, explained.parameters().get(at));
                }
                try (var result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    return plain(Optional.ofNullable(result.getBigDecimal("amount")));
                }
            }
        });
    }

    /// Everything that was sealed, at a hub in PostgreSQL.
    private static DataSource hub(Engine engine) throws SQLException {
        var server = PostgresServer.shared();
        var source = server.database(server.newDatabase(), "postgres");
        var declared = new TreeMap<String, List<TableDefinition>>();
        for (var pack : engine.definitions().current()) declared.put(pack.name(), pack.tables());
        new HubSetup(source, "hub of the test").run(declared);
        try (var hub = PostgresHub.open(source, "hub of the test")) {
            var exchanged = new Exchange(engine, hub, Clock.systemUTC()).run(_ -> {}, Progress.none(), () -> false);
            assertThat(exchanged.problems()).isEmpty();
        }
        return source;
    }

    /// The text that a reader would paste.
    private static Optional<BigDecimal> amount(DataSource hub, Explanation explained) {
        try (var connection = hub.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(explained.boundSql())) {
            assertThat(result.next()).isTrue();
            return plain(Optional.ofNullable(result.getBigDecimal("amount")));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + explained.boundSql(), e);
        }
    }

    private static Optional<BigDecimal> plain(Optional<BigDecimal> value) {
        return value.map(BigDecimal::stripTrailingZeros);
    }
}
