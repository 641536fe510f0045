package alidade.engine.metrics;

import alidade.engine.metrics.Contributions.Contribution;
import alidade.engine.metrics.Explanation.Component;
import alidade.engine.metrics.Explanation.Row;
import alidade.engine.metrics.Explanation.Share;
import alidade.resources.packs.Filter;
import alidade.resources.packs.FilterWriter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.MetricKind.Against;
import alidade.resources.packs.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Takes one value apart: its SQL, its components, the entries and the records behind them.
final class Explainer {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_WITHHELD = 1_000;
    private final Pack pack;
    private final Entries entries;
    private final Sight sight;
    private final Compiled compiled;
    private final Map<String, Optional<String>> dimensions;
    private final Filter where;
    private final Grain grain;
    private final Map<String, Long> vector;
    private final Optional<Scores> then;
    private final Evaluator evaluator;
    private final List<Component> components = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /// @param then the counters of quality at an earlier vector; empty where those that are published hold
    Explainer(
            Pack pack,
            Entries entries,
            Sight sight,
            Compiled compiled,
            Map<String, Optional<String>> dimensions,
            Filter where,
            Grain grain,
            Map<String, Long> vector,
            Optional<Scores> then) {
        this.pack = pack;
        this.entries = entries;
        this.sight = sight;
        this.compiled = compiled;
        this.dimensions = dimensions;
        this.where = where;
        this.grain = grain;
        this.vector = vector;
        this.then = then;
        evaluator = new Evaluator(sight, List.copyOf(dimensions.keySet()), where, grain, compiled);
    }

    /// @param date the first day of the period
    /// @param day the day at whose end the value is taken
    Explanation explain(LocalDate date, int day) {
        var group = evaluator.groups.keys.indexOf(List.copyOf(dimensions.values()));
        var cell = group < 0 || evaluator.groups.firstDay(group) > day
                ? Cell.notYetObserved(day)
                : evaluator.of(compiled.plan(), new Days(IntStream.of(day))).at(0, group);
        var earlier = group < 0 ? Evaluator.Earlier.NONE : earlier(compiled.plan(), group, day);
        if (group >= 0) take(compiled.plan(), "value", evaluator, group, day);
        var sql = writer().write(
                        compiled.plan(),
                        LocalDate.ofEpochDay(day),
                        earlier.day().map(LocalDate::ofEpochDay));
        rows.sort(Comparator.comparing((Row row) -> row.amount().abs())
                .reversed()
                .thenComparing(Row::component)
                .thenComparing(Row::sourceRecordId));
        var withheld = entries.withheld(vector, pack.name(), compiled.metric().table());
        return new Explanation(
                new Derivations(pack, LocalDate.ofEpochDay(day), compiled.classes())
                        .of(compiled.metric(), compiled.version(), Derivations.asked(dimensions.keySet(), where)),
                definition(),
                Differences.words(compiled.metric(), compiled.version()),
                date,
                dimensions,
                cell.value(),
                cell.reason(),
                sql.text(),
                sql.parameters(),
                vector,
                components,
                rows.stream().limit(MOST_ROWS).toList(),
                rows.size(),
                withheld.stream().limit(MOST_WITHHELD).toList(),
                withheld.size());
    }

    private SqlWriter writer() {
        var table = sight.snapshot().columns.table;
        var carry = new TreeMap<String, Integer>();
        for (var source = 0; source < sight.snapshot().sources(); source++) {
            if (sight.snapshot().carry(source) != table.carryDays()) {
                carry.put(
                        sight.snapshot().columns.texts.sources().get(source),
                        sight.snapshot().carry(source));
            }
        }
        return new SqlWriter(
                table, carry, compiled.classes(), dimensions, where, grain, entries.condition(vector), then);
    }

    private Evaluator.Earlier earlier(Plan plan, int group, int day) {
        return switch (plan) {
            case Plan.Growth(var base, var against) -> earlier(against, group, day);
            case Plan.Delta(var base, var against) -> earlier(against, group, day);
            default -> Evaluator.Earlier.NONE;
        };
    }

    /// The day before is named even where it was not observed: the SQL finds that out itself.
    private Evaluator.Earlier earlier(Against against, int group, int day) {
        return against == Against.PREVIOUS_DAY ? Evaluator.Earlier.on(day - 1) : evaluator.earlier(against, group, day);
    }

    private void take(Plan plan, String name, Evaluator of, int group, int day) {
        switch (plan) {
            case Plan.Leaf leaf -> takeLeaf(leaf, name, of, group, day);
            case Plan.Ratio(var numerator, var denominator) -> {
                take(numerator, part(name, "numerator"), of, group, day);
                take(denominator, part(name, "denominator"), of, group, day);
            }
            case Plan.Share(var part, var over) -> {
                take(part, part(name, "numerator"), of, group, day);
                var kept = new LinkedHashMap<>(dimensions);
                over.forEach(kept::remove);
                var whole = new Evaluator(sight, List.copyOf(kept.keySet()), where, grain, compiled);
                var total = whole.groups.keys.indexOf(List.copyOf(kept.values()));
                take(part, part(name, "denominator"), whole, total, day);
            }
            case Plan.Growth(var base, var against) -> takeBoth(base, against, of, group, day);
            case Plan.Delta(var base, var against) -> takeBoth(base, against, of, group, day);
            case Plan.Score score -> {
                var cell = of.of(score, new Days(IntStream.of(day))).at(0, group);
                components.add(new Component(name, LocalDate.ofEpochDay(day), cell.value(), List.of()));
            }
        }
    }

    private static String part(String name, String part) {
        return name.equals("value") ? part : name + " " + part;
    }

    private void takeBoth(Plan base, Against against, Evaluator of, int group, int day) {
        take(base, "now", of, group, day);
        var earlier = earlier(against, group, day).day();
        if (earlier.isPresent() && earlier.get() >= of.groups.firstDay(group)) {
            take(base, "before", of, group, earlier.get());
        }
    }

    private void takeLeaf(Plan.Leaf leaf, String name, Evaluator of, int group, int day) {
        var cell = of.of(leaf, new Days(IntStream.of(day))).at(0, group);
        var contributions = new Contributions(sight, of.groups, grain);
        var all = cell.value().isEmpty() ? List.<Contribution>of() : contributions.of(leaf, day, group);
        components.add(new Component(name, LocalDate.ofEpochDay(day), cell.value(), shares(all, day)));
        for (var one : all) rows.add(row(name, one, contributions.id(one)));
    }

    /// By entry and source, the largest first.
    private List<Share> shares(List<Contribution> contributions, int day) {
        var columns = sight.snapshot().columns;
        var sums = new TreeMap<Origin, Sum>();
        for (var one : contributions) {
            var source =
                    columns.texts.sources().get(columns.texts.source(columns.pairRecord[columns.pair[one.fact()]]));
            var origin = new Origin(columns.entry[one.fact()], source);
            sums.merge(origin, new Sum(one.amount(), 1, columns.day[one.fact()]), Sum::plus);
        }
        var shares = new ArrayList<Share>();
        sums.forEach((origin, sum) -> {
            var entry = entries.of(origin.entry());
            shares.add(new Share(
                    entry.id(),
                    entry.batch(),
                    origin.source(),
                    entry.sealedAt(),
                    sum.amount(),
                    sum.rows(),
                    quality(origin.source(), sum.day(), day)));
        });
        shares.sort(Comparator.comparing((Share share) -> share.amount().abs())
                .reversed()
                .thenComparing(Share::entry)
                .thenComparing(Share::source));
        return shares;
    }

    private record Origin(int entry, String source) implements Comparable<Origin> {
        @Override
        public int compareTo(Origin other) {
            var order = Integer.compare(entry, other.entry);
            return order != 0 ? order : source.compareTo(other.source);
        }
    }

    /// @param day the latest one that the entry speaks of
    private record Sum(BigDecimal amount, long rows, int day) {
        Sum plus(Sum other) {
            return new Sum(amount.add(other.amount), rows + other.rows, Math.max(day, other.day));
        }
    }

    /// The score of a source on the day that an entry speaks of, by the version in force on the day of the value.
    private Optional<BigDecimal> quality(String source, int seen, int day) {
        return pack.qualityOf(compiled.metric().table())
                .flatMap(rules -> pack.metric(rules.scoreMetric()))
                .map(metric -> metric.inForceOn(LocalDate.ofEpochDay(day)).kind())
                .filter(MetricKind.Score.class::isInstance)
                .map(MetricKind.Score.class::cast)
                .flatMap(score -> sight.scores().score(score.weights(), List.of(source), seen));
    }

    private Row row(String component, Contribution contribution, String id) {
        var columns = sight.snapshot().columns;
        var fact = contribution.fact();
        var values = new LinkedHashMap<String, String>();
        var texts = new RowValues(columns);
        for (var column : columns.table.columns()) {
            var text = texts.text(column.name(), Map.of(), columns.pair[fact], fact);
            if (text != null) values.put(column.name(), text);
        }
        return new Row(
                component,
                id,
                LocalDate.ofEpochDay(columns.day[fact]),
                entries.of(columns.entry[fact]).id(),
                contribution.amount(),
                values);
    }

    private Label definition() {
        var metric = compiled.metric();
        var version = compiled.version();
        var kind = Wording.of(version.kind());
        var filter = FilterWriter.write(version.filter());
        var zh = "%s %s：%s%s（%s%s）"
                .formatted(
                        metric.label().zh(),
                        version.version(),
                        metric.description().zh(),
                        version.description().zh(),
                        kind.zh(),
                        filter.isEmpty() ? "" : "；条件：" + filter);
        var en = "%s %s: %s %s (%s%s)"
                .formatted(
                        metric.label().en(),
                        version.version(),
                        metric.description().en(),
                        version.description().en(),
                        kind.en(),
                        filter.isEmpty() ? "" : "; where " + filter);
        return new Label(zh, en);
    }
}
