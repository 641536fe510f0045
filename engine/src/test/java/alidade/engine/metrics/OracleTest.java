package alidade.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.Filter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.MetricKind.Against;
import alidade.resources.packs.MetricKind.Period;
import alidade.resources.packs.Pack;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random histories and random questions: the kernel, the plain rules and the explaining SQL give the same.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class OracleTest {
    private static final int QUESTIONS_OF_A_HISTORY = 25;
    private static final List<String> FILTERS = List.of(
            "",
            "",
            "",
            "official = 'official'",
            "publisher contains 'k'",
            "publisher contains any ('i', '百度')",
            "not (model_type contains 'lora')",
            "license is missing",
            "not (license = 'MIT')",
            "download_count > 10",
            "likes <= 4 or model_type starts with 'lo'",
            "platform in ('Gitee', 'ModelScope') and publisher != 'tom'");
    private static final List<String> DIMENSIONS =
            List.of("platform", "official", "publisher", "license", "model_type");

    @TempDir
    Path folder;

    static Filter filter(String text) {
        return Workshop.filter(text);
    }

    private static MetricDefinition metric(String name, MetricKind... kinds) {
        var versions = new ArrayList<MetricDefinition.Version>();
        for (var kind : kinds) {
            var place = versions.size();
            versions.add(new MetricDefinition.Version(
                    "v" + place,
                    place == 0
                            ? Optional.empty()
                            : Optional.of(LocalDate.parse("2026-01-01").plusDays(place)),
                    new Label("", ""),
                    kind,
                    filter(place == 1 ? "model_type is not missing" : ""),
                    place == 1 ? Map.of("official", "v1.0") : Map.of()));
        }
        return metric(name, versions);
    }

    private static MetricDefinition metric(String name, List<MetricDefinition.Version> versions) {
        return new MetricDefinition(
                name,
                new Label(name, name),
                new Label(name, name),
                MetricDefinition.Tier.KPI,
                "model_downloads",
                "",
                MetricDefinition.Good.UP,
                Set.of(Grain.DAY, Grain.WEEK, Grain.MONTH),
                DIMENSIONS,
                versions);
    }

    private static List<MetricDefinition> metrics(Random random) {
        var count = random.nextBoolean() ? "download_count" : "likes";
        var metrics = new ArrayList<MetricDefinition>();
        metrics.add(metric("sum", new MetricKind.LatestSum(count), new MetricKind.LatestSum(count)));
        metrics.add(metric("largest", new MetricKind.LatestMax(count)));
        metrics.add(metric("number", new MetricKind.LatestCount(), new MetricKind.LatestCount()));
        metrics.add(metric("different", new MetricKind.Distinct("publisher")));
        metrics.add(metric(
                "median",
                new MetricKind.Quantile(count, new BigDecimal("0.5")),
                new MetricKind.Quantile(count, new BigDecimal("0.9"))));
        metrics.add(metric(
                "seen",
                new MetricKind.Observed(1 + random.nextInt(9)),
                new MetricKind.Risen(count, 1 + random.nextInt(9))));
        metrics.add(metric("risen", new MetricKind.Risen(count, 1 + random.nextInt(9))));
        metrics.add(metric("fresh", new MetricKind.FirstSeen(random.nextBoolean() ? Period.GRAIN : Period.WEEK)));
        var filtered = List.of(new MetricDefinition.Version(
                "v0",
                Optional.empty(),
                new Label("", ""),
                new MetricKind.LatestCount(),
                filter(FILTERS.get(random.nextInt(FILTERS.size()))),
                Map.of()));
        metrics.add(metric("some", filtered));
        metrics.add(metric("mean", new MetricKind.Ratio("sum", "number"), new MetricKind.Ratio("number", "some")));
        metrics.add(metric("part", new MetricKind.Share(random.nextBoolean() ? "sum" : "some", List.of("platform"))));
        var against = Against.values()[random.nextInt(4)];
        metrics.add(metric(
                "growth", new MetricKind.Growth("sum", against), new MetricKind.Growth("mean", Against.PREVIOUS_DAY)));
        metrics.add(metric("change", new MetricKind.Delta("number", against)));
        metrics.add(metric("growth_of_seen", new MetricKind.Growth("seen", Against.PREVIOUS_OBSERVATION)));
        return metrics;
    }

    @Test
    void kernelAndPlainRulesAndSqlAgree() {
        var histories = Boolean.getBoolean("alidade.full") ? 400 : 12;
        try (var workshop = new Workshop(folder)) {
            var shipped = workshop.definitions.current().getFirst();
            for (var seed = 1L; seed <= histories; seed++) compare(workshop, shipped, seed);
        }
    }

    /// Carried for 9 days only, so that much expires.
    private static TableDefinition briefly(TableDefinition table) {
        return new TableDefinition(
                table.name(),
                table.label(),
                table.sourceColumn(),
                table.identity(),
                table.count(),
                9,
                table.replicate(),
                table.columns(),
                table.imports(),
                table.values());
    }

    /// And one source for 4 days.
    private static SourceDefinition briefly(SourceDefinition source) {
        var limits = source.limits();
        return new SourceDefinition(
                source.id(),
                "Gitee",
                source.label(),
                source.table(),
                source.region(),
                source.hosts(),
                source.count(),
                source.schedule(),
                new SourceDefinition.Limits(Optional.of(4), limits.shrinkPercent(), limits.staleHours()),
                source.budget(),
                source.retry(),
                source.auth(),
                source.headers(),
                source.inputs(),
                source.stages(),
                source.fields(),
                source.history());
    }

    private static void compare(Workshop workshop, Pack shipped, long seed) {
        var random = new Random(seed * 7919);
        var chronicle = new Chronicle(seed);
        var pack = new Pack(
                "p",
                "1",
                shipped.label(),
                shipped.zone(),
                List.of(briefly(shipped.tables().getFirst())),
                List.of(briefly(shipped.sources().getFirst())),
                shipped.classifications(),
                metrics(random),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        var metrics = new Metrics(workshop.store.reader(), vector -> List.of(pack));
        workshop.store.transact(Chronicle::clear);
        var measures = pack.tables().getFirst().measures();
        var half = chronicle.entries.size() / 2;
        workshop.store.transact(writer -> chronicle.write(writer, measures, 0, half));
        metrics.ask(new Question(
                List.of(Question.Asked.read("sum")),
                List.of(),
                Chronicle.FIRST,
                Chronicle.FIRST,
                Grain.DAY,
                filter(""),
                new Knowledge.Now()));
        workshop.store.transact(writer -> chronicle.write(writer, measures, half, chronicle.entries.size()));
        for (var i = 0; i < QUESTIONS_OF_A_HISTORY; i++) compare(workshop, pack, metrics, chronicle, random, seed);
    }

    private static void compare(
            Workshop workshop, Pack pack, Metrics metrics, Chronicle chronicle, Random random, long seed) {
        var metric = pack.metrics().get(random.nextInt(pack.metrics().size()));
        var version = random.nextInt(3) == 0
                ? Optional.of(metric.versions()
                        .get(random.nextInt(metric.versions().size()))
                        .version())
                : Optional.<String>empty();
        var by = new ArrayList<String>();
        if (metric.name().equals("part")) by.add("platform");
        for (var dimension : DIMENSIONS) if (!by.contains(dimension) && random.nextInt(4) == 0) by.add(dimension);
        var where = filter(FILTERS.get(random.nextInt(FILTERS.size())));
        var grain = Grain.values()[random.nextInt(3)];
        var from = Chronicle.FIRST.plusDays(random.nextInt(45) - 3L);
        var to = from.plusDays(random.nextInt(8));
        var now = random.nextBoolean();
        var vector = chronicle.heads(random, now);
        var knowledge = now ? new Knowledge.Now() : new Knowledge.Vector(vector);
        var asked = new Question.Asked(metric.name(), version);
        var slow = new SlowMetrics(pack, chronicle.entries, vector)
                .ask(metric.name(), version, by, from, to, grain, where);
        var rows = metrics.ask(new Question(List.of(asked), by, from, to, grain, where, knowledge))
                .getFirst()
                .rows();
        var question = "seed %d: %s by %s from %s to %s %s where %s at %s"
                .formatted(seed, asked, by, from, to, grain, where, vector);
        assertThat(rows.stream().map(OracleTest::line).toList()).as(question).isEqualTo(slow);
        for (var row : rows)
            assertThat(row.value().isEmpty())
                    .as(question)
                    .isEqualTo(row.reason().isPresent());
        if (rows.isEmpty()) return;
        var row = rows.get(random.nextInt(rows.size()));
        var explanation = metrics.explain(asked, row.date(), grain, row.dimensions(), where, knowledge);
        assertThat(explanation.value()).as(question).isEqualTo(row.value());
        var amount = ExplainTest.run(workshop, explanation);
        assertThat(amount.map(SlowMetrics::plain))
                .as("%s, %s%n%s%n%s", question, row, explanation.sql(), explanation.parameters())
                .isEqualTo(row.value().map(SlowMetrics::plain));
        for (var component : explanation.components()) {
            var sum =
                    component.shares().stream().map(Explanation.Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(question).isEqualByComparingTo(component.value().orElse(BigDecimal.ZERO));
        }
    }

    private static String line(Answer.Row row) {
        return "%s %s %s %s %s"
                .formatted(
                        row.date(),
                        List.copyOf(row.dimensions().values()),
                        row.value().map(SlowMetrics::plain).orElse("-"),
                        row.observed(),
                        row.ageDays().orElse(-1));
    }
}
