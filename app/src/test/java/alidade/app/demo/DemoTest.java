package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.engine.metrics.QuestionProblem;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Step;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The demo workspace, made once: every line of the ledger is asked of the engine.
class DemoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    static Path folder;

    private static Demo.Report report;

    @BeforeAll
    static void make() {
        report = Demo.make(folder.resolve("workspace"), TODAY, options(), Progress.none());
    }

    @Test
    void answersEveryQuestionAsTheLedgerDoes() throws IOException {
        var truths = new TreeMap<String, String>();
        for (var line : Files.readAllLines(report.ledger()).stream().skip(1).toList()) {
            var value = line.lastIndexOf(',');
            truths.put(line.substring(0, value), line.substring(value + 1));
        }
        var script = DemoScript.shipped().script();
        var differences = new ArrayList<String>();
        var compared = 0;
        try (var engine = Engine.open(report.workspace(), options().asReader())) {
            for (var truth : script.ledger()) {
                for (var by : dimensions(script)) {
                    var question = new Question(
                            List.of(new Asked(truth.metric(), Optional.of(truth.version()))),
                            by,
                            report.firstDay(),
                            TODAY,
                            Grain.DAY,
                            new Filter.Everything(),
                            new Knowledge.Now());
                    for (var row : engine.metrics().ask(question).getFirst().rows()) {
                        var key = String.join(
                                ",",
                                truth.metric(),
                                truth.version(),
                                dimension(row.dimensions(), script.dimensions().platform()),
                                dimension(row.dimensions(), script.dimensions().category()),
                                row.date().toString());
                        var expected = truths.remove(key);
                        if (expected == null) continue;
                        compared++;
                        var actual = row.value().map(BigDecimal::toPlainString).orElse("");
                        if (!actual.equals(expected)) differences.add(key + " is " + actual + ", not " + expected);
                    }
                }
            }
        }
        assertThat(differences).as("%d of %d", differences.size(), compared).isEmpty();
        assertThat(truths).as("lines of the ledger that nobody answered").isEmpty();
        assertThat(compared).isGreaterThan(100_000);
    }

    @Test
    void explainsRandomValuesBySqlThatNeedsNoMart() throws Exception {
        var trials = Boolean.getBoolean("alidade.full") ? 200 : 12;
        var seed = System.nanoTime();
        System.out.println("DemoTest: " + trials + " explanations, seed " + seed);
        var random = new Random(seed);
        try (var engine = Engine.open(report.workspace(), options().asReader())) {
            emptyTheMarts(engine);
            var metrics = engine.definitions().current().getFirst().metrics();
            for (var trial = 0; trial < trials; trial++) {
                var metric = metrics.get(random.nextInt(metrics.size()));
                var grain = metric.grains().stream().sorted().toList().getFirst();
                var version =
                        metric.versions().get(random.nextInt(metric.versions().size()));
                var asked = new Asked(metric.name(), Optional.of(version.version()));
                var by = metric.dimensions().isEmpty()
                        ? List.<String>of()
                        : List.of(metric.dimensions()
                                .get(random.nextInt(metric.dimensions().size())));
                var day = report.firstDay().plusDays(random.nextInt(430));
                var question =
                        new Question(List.of(asked), by, day, day, grain, new Filter.Everything(), new Knowledge.Now());
                var rows = ask(engine, question);
                if (rows.isEmpty()) continue;
                var row = rows.get(random.nextInt(rows.size()));
                var explained = engine.metrics()
                        .explain(asked, day, grain, row.dimensions(), new Filter.Everything(), new Knowledge.Now());

                assertThat(explained.value()).as(asked + " " + row).isEqualTo(row.value());
                assertThat(explained.sql().toLowerCase(Locale.ROOT)).doesNotContainPattern("\\bmart\\s*\\.");
                assertThat(amount(engine, explained)).as(explained.sql()).isEqualTo(plain(row.value()));
                for (var component : explained.components()) {
                    if (component.shares().isEmpty() || component.value().isEmpty()) continue;
                    var sum = component.shares().stream()
                            .map(Explanation.Share::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(sum)
                            .as(asked + " " + component)
                            .isEqualByComparingTo(component.value().get());
                }
            }
        }
    }

    /// None where a dimension has to be named, as for a share.
    private static List<Answer.Row> ask(Engine engine, Question question) {
        try {
            return engine.metrics().ask(question).getFirst().rows();
        } catch (QuestionProblem e) {
            return List.of();
        }
    }

    private static void emptyTheMarts(Engine engine) throws SQLException {
        engine.store().transact(connection -> {
            try (var statement = connection.createStatement();
                    var tables = connection.createStatement();
                    var names = tables.executeQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'MART' and table_type = 'BASE TABLE'")) {
                while (names.next()) statement.execute("delete from mart.\"" + names.getString(1) + "\"");
            }
        });
    }

    private static Optional<BigDecimal> amount(Engine engine, Explanation explained) throws SQLException {
        try (var connection = engine.store().reader().getConnection();
                var statement = connection.prepareStatement(explained.sql())) {
            for (var at = 0; at < explained.parameters().size(); at++) {
                statement.setObject(at + 1, explained.parameters().get(at));
            }
            try (var result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                return plain(Optional.ofNullable(result.getBigDecimal("amount")));
            }
        }
    }

    private static Optional<BigDecimal> plain(Optional<BigDecimal> value) {
        return value.map(one -> one.stripTrailingZeros());
    }

    @Test
    void goesOnWithTheNextDay() {
        var later = folder.resolve("later");
        Demo.make(later, TODAY.minusDays(1), options(), Progress.none());

        var next = Demo.make(later, TODAY, options(), Progress.none());

        assertThat(next.lastDay()).isEqualTo(TODAY);
        assertThatThrownBy(() -> Demo.make(later, TODAY.minusDays(1), options(), Progress.none()))
                .isInstanceOf(Demo.Unsuitable.class)
                .hasMessageContaining("already holds the days up to 2026-11-20");
    }

    @Test
    void collectsFromAllSevenPlatformsByTheNetwork() {
        try (var engine = Engine.open(report.workspace(), options().asReader())) {
            var platforms = DemoScript.shipped().script().platforms().stream()
                    .map(DemoScript.Platform::name)
                    .sorted()
                    .toList();
            assertThat(ask(engine, """
                            select e.source
                              from log.entry e
                              join log.coverage c on c.entry_no = e.entry_no
                             where e.origin = 'COLLECT'
                               and c."date" = date '2026-11-20'
                             group by e.source
                            having min(c.extent) = 'COMPLETE' and max(c.extent) = 'COMPLETE'
                             order by e.source""")).containsExactlyInAnyOrderElementsOf(platforms);
            // No model of this world is found by the tree alone.
            assertThat(ask(engine, """
                            select distinct data_source
                              from std."model_downloads" m
                              join log.entry e on e.entry_no = m.entry_no
                             where e.origin = 'COLLECT'
                               and data_source is not null
                             order by data_source""")).containsExactly("both", "search", "seed_list");
            assertThat(ask(engine, """
                            select count(distinct m.snapshot_date)
                              from std."model_downloads" m
                              join log.entry e on e.entry_no = m.entry_no
                             where e.origin = 'COLLECT'
                               and m.platform = 'GitCode'"""))
                    // 12 days of collection, and 29 before the first of them but those that the tracker knew already.
                    .first()
                    .satisfies(days -> assertThat(Integer.parseInt(days)).isBetween(30, 41));
        }
    }

    private static List<String> ask(Engine engine, String sql) {
        return engine.store().read(reader -> {
            var values = new ArrayList<String>();
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) values.add(rows.getString(1));
            }
            return values;
        });
    }

    private static EngineOptions options() {
        return EngineOptions.usual().withHome(folder.resolve("home"));
    }

    private static List<List<String>> dimensions(DemoScript script) {
        var platform = script.dimensions().platform();
        var category = script.dimensions().category();
        return List.of(List.of(), List.of(platform), List.of(category), List.of(platform, category));
    }

    private static String dimension(java.util.Map<String, Optional<String>> dimensions, String name) {
        return dimensions.getOrDefault(name, Optional.empty()).orElse("");
    }

    /// Stopped after ten sources were sealed, which is on the second day of collecting.
    @Test
    @EnabledIfSystemProperty(named = "alidade.full", matches = "true")
    void aDemoThatWasStoppedAndGoneOnWithComesToTheSame() throws IOException {
        var stopped = folder.resolve("stopped");
        var sealed = new AtomicInteger();
        var first = Demo.make(
                stopped,
                TODAY,
                options(),
                step -> {
                    if (step instanceof Step.Sealed) sealed.incrementAndGet();
                },
                () -> sealed.get() >= 10);
        var second = Demo.make(stopped, TODAY, options(), Progress.none());

        assertThat(first.lastDay()).isBefore(TODAY);
        assertThat(second.lastDay()).isEqualTo(TODAY);
        assertThat(second.ledger()).hasSameBinaryContentAs(report.ledger());
        assertThat(second.entries()).isEqualTo(report.entries());
    }
}
