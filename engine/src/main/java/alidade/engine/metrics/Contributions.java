package alidade.engine.metrics;

import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Which observations make one value of a measure, and what each adds to it.
final class Contributions {
    private final Sight sight;
    private final Grouping groups;
    private final Grain grain;

    Contributions(Sight sight, Grouping groups, Grain grain) {
        this.sight = sight;
        this.groups = groups;
        this.grain = grain;
    }

    /// @param fact the slot of the observation
    record Contribution(int fact, BigDecimal amount) {}

    /// The contributions of a day and group, in no order; they add up to the value, or are those of its maximum.
    List<Contribution> of(Plan.Leaf leaf, int day, int group) {
        var facts = candidates(leaf, day, group);
        var columns = sight.snapshot().columns;
        return switch (leaf.kind()) {
            case MetricKind.LatestSum(var column) -> values(facts, columns.measure(column));
            case MetricKind.LatestMax(var column) -> largest(facts, columns.measure(column));
            case MetricKind.Quantile(var column, var at) -> quantile(facts, columns.measure(column), at);
            case MetricKind.Distinct(var column) -> firstOfEach(facts, leaf, column);
            default ->
                facts.stream()
                        .map(fact -> new Contribution(fact, BigDecimal.ONE))
                        .toList();
        };
    }

    private List<Integer> candidates(Plan.Leaf leaf, int day, int group) {
        var pass = sight.lookups().test(leaf.filter(), leaf.classes());
        var facts = new ArrayList<Integer>();
        for (var record = 0; record < sight.snapshot().columns.records; record++) {
            var fact = sight.snapshot().latest(record, day);
            if (fact < 0 || groups.of(fact) != group || pass.of(fact) == 0) continue;
            if (counts(leaf.kind(), record, fact, day)) facts.add(fact);
        }
        return facts;
    }

    private boolean counts(MetricKind kind, int record, int fact, int day) {
        var snapshot = sight.snapshot();
        var columns = snapshot.columns;
        return switch (kind) {
            case MetricKind.Observed(var days) -> columns.day[fact] > day - days;
            case MetricKind.Risen(var column, var days) -> {
                var measure = columns.measure(column);
                var before = snapshot.latest(record, day - days);
                yield before >= 0
                        && !measure.isMissing(fact)
                        && !measure.isMissing(before)
                        && measure.compare(fact, before) > 0;
            }
            case MetricKind.FirstSeen(var period) -> {
                var first = columns.day[snapshot.firstFact(record)];
                var start = Days.start(day, period == MetricKind.Period.WEEK ? Grain.WEEK : grain);
                yield first >= start && first > snapshot.firstOfSource(columns.texts.source(record));
            }
            default -> day < snapshot.standsUntil(fact);
        };
    }

    private static List<Contribution> values(List<Integer> facts, Measure measure) {
        return facts.stream()
                .filter(fact -> !measure.isMissing(fact))
                .map(fact -> new Contribution(fact, measure.value(fact)))
                .toList();
    }

    /// Of several that are equal the one whose id comes first.
    private List<Contribution> largest(List<Integer> facts, Measure measure) {
        return values(facts, measure).stream()
                .sorted(Comparator.comparing(Contribution::amount).reversed().thenComparing(this::id))
                .limit(1)
                .toList();
    }

    /// The one or two values in the middle, each with its part.
    private List<Contribution> quantile(List<Integer> facts, Measure measure, BigDecimal at) {
        var sorted = values(facts, measure).stream()
                .sorted(Comparator.comparing(Contribution::amount).thenComparing(this::id))
                .toList();
        if (sorted.isEmpty()) return sorted;
        var place = at.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        var below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
        var part = place.subtract(BigDecimal.valueOf(below));
        var low = sorted.get(below);
        if (part.signum() == 0) return List.of(low);
        var high = sorted.get(below + 1);
        return List.of(
                new Contribution(low.fact(), low.amount().multiply(BigDecimal.ONE.subtract(part))),
                new Contribution(high.fact(), high.amount().multiply(part)));
    }

    /// A value counts for the record whose id comes first.
    private List<Contribution> firstOfEach(List<Integer> facts, Plan.Leaf leaf, String column) {
        var lookup = sight.lookups().dimension(column, leaf.classes());
        var first = new TreeMap<String, Contribution>();
        for (var fact : facts) {
            var value = lookup.values.get(lookup.of(fact));
            if (value == null) continue;
            first.merge(
                    value,
                    new Contribution(fact, BigDecimal.ONE),
                    (one, other) -> id(one).compareTo(id(other)) <= 0 ? one : other);
        }
        return List.copyOf(first.values());
    }

    String id(Contribution contribution) {
        var columns = sight.snapshot().columns;
        return columns.texts.recordId(columns.pairRecord[columns.pair[contribution.fact()]]);
    }
}
