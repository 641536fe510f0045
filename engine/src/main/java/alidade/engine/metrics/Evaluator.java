package alidade.engine.metrics;

import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind.Against;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Works out a plan for one set of groups: measures by the kernel, and on top of them what is divided last.
final class Evaluator {
    private static final int RATIO_DECIMALS = 6;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Sight sight;
    private final List<String> by;
    private final Filter where;
    private final Grain grain;
    private final Compiled compiled;
    final Grouping groups;

    Evaluator(Sight sight, List<String> by, Filter where, Grain grain, Compiled compiled) {
        this.sight = sight;
        this.by = by;
        this.where = where;
        this.grain = grain;
        this.compiled = compiled;
        groups = sight.groups(by, where, compiled.classes());
    }

    Series of(Plan plan, Days days) {
        return switch (plan) {
            case Plan.Leaf leaf -> sinceFirst(leaf(leaf, days), days);
            case Plan.Ratio(var numerator, var denominator) -> ratio(of(numerator, days), of(denominator, days));
            case Plan.Share(var part, var over) -> share(part, over, days);
            case Plan.Growth(var base, var against) -> change(base, against, days, Evaluator::growth);
            case Plan.Delta(var base, var against) -> change(base, against, days, Evaluator::delta);
            case Plan.Score(var weights) -> sinceFirst(score(weights, days), days);
        };
    }

    private Series leaf(Plan.Leaf leaf, Days days) {
        return new Kernel(sight.snapshot(), groups, sight.lookups(), days, grain).of(leaf);
    }

    private Series sinceFirst(Series series, Days days) {
        return (day, group) ->
                groups.firstDay(group) > days.all[day] ? Cell.notYetObserved(days.all[day]) : series.at(day, group);
    }

    private static Series ratio(Series numerator, Series denominator) {
        return (day, group) -> divide(numerator.at(day, group), denominator.at(day, group));
    }

    /// Half-even to 6 decimals.
    static Cell divide(Cell numerator, Cell denominator) {
        if (numerator.value().isEmpty()) return numerator;
        if (denominator.value().isEmpty()) return denominator;
        if (denominator.amount().signum() == 0) return Cell.none("the denominator is 0");
        return Cell.of(numerator.amount().divide(denominator.amount(), RATIO_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private Series share(Plan part, List<String> over, Days days) {
        var kept = by.stream().filter(dimension -> !over.contains(dimension)).toList();
        var whole = new Evaluator(sight, kept, where, grain, compiled);
        var total = new int[groups.size()];
        for (var g = 0; g < total.length; g++) total[g] = whole.groups.keys.indexOf(keptOf(groups.keys.get(g), kept));
        var parts = of(part, days);
        var totals = whole.of(part, days);
        return (day, group) -> divide(parts.at(day, group), totals.at(day, total[group]));
    }

    private List<Optional<String>> keptOf(List<Optional<String>> key, List<String> kept) {
        var values = new ArrayList<Optional<String>>();
        for (var i = 0; i < by.size(); i++) {
            if (kept.contains(by.get(i))) values.add(key.get(i));
        }
        return values;
    }

    private Series score(Map<String, Integer> weights, Days days) {
        return (day, group) -> sight.scores()
                .score(weights, sources(group, days.all[day]), days.all[day])
                .map(Cell::of)
                .orElseGet(() -> Cell.none("nothing is known of the quality of this day"));
    }

    /// The sources that speak for a group on a day.
    List<String> sources(int group, int day) {
        var names = sight.snapshot().columns.texts.sources();
        return IntStream.range(0, sight.snapshot().sources())
                .filter(source -> groups.has(group, source, day))
                .mapToObj(names::get)
                .toList();
    }

    /// What makes one cell of the cells of two days.
    private interface Change {
        Cell of(Cell now, Cell before);
    }

    /// In parts per million, cut off and not rounded.
    static Cell growth(Cell now, Cell before) {
        if (before.amount().signum() == 0) return Cell.none("the earlier value is 0");
        var change = now.amount().subtract(before.amount()).multiply(MILLION);
        var parts = change.divideToIntegralValue(before.amount().abs()).setScale(0, RoundingMode.DOWN);
        return Cell.of(parts.movePointLeft(RATIO_DECIMALS).setScale(RATIO_DECIMALS));
    }

    static Cell delta(Cell now, Cell before) {
        return Cell.of(now.amount().subtract(before.amount()));
    }

    private Series change(Plan base, Against against, Days days, Change change) {
        var before = new HashMap<Long, Earlier>();
        for (var day = 0; day < days.size(); day++) {
            for (var group = 0; group < groups.size(); group++) {
                before.put(key(day, group), earlier(against, group, days.all[day]));
            }
        }
        var both = new Days(IntStream.concat(
                IntStream.of(days.all),
                before.values().stream().flatMap(one -> one.day().stream()).mapToInt(Integer::intValue)));
        var series = of(base, both);
        return (day, group) -> {
            var now = series.at(both.indexFrom(days.all[day]), group);
            var earlier = before.getOrDefault(key(day, group), Earlier.NONE);
            if (earlier.day().isEmpty()) return Cell.none(earlier.reason());
            var then = series.at(both.indexFrom(earlier.day().get()), group);
            if (now.value().isEmpty()) return now;
            return then.value().isEmpty() ? then : change.of(now, then);
        };
    }

    private static long key(int day, int group) {
        return (long) day << 32 | group;
    }

    /// The day against which a change is measured, or why there is none.
    record Earlier(Optional<Integer> day, String reason) {
        static final Earlier NONE = none("");

        static Earlier on(int day) {
            return new Earlier(Optional.of(day), "");
        }

        static Earlier none(String reason) {
            return new Earlier(Optional.empty(), reason);
        }
    }

    Earlier earlier(Against against, int group, int day) {
        if (day < groups.firstDay(group))
            return Earlier.none(Cell.notYetObserved(day).reason().orElseThrow());
        return switch (against) {
            case PREVIOUS_DAY -> previousDay(group, day);
            case PREVIOUS_OBSERVATION ->
                groups.observedBefore(group, day)
                        .map(Earlier::on)
                        .orElseGet(() -> Earlier.none("no observation before " + LocalDate.ofEpochDay(day)));
            case PREVIOUS_WEEK -> since(group, Days.start(day, Grain.WEEK) - 1);
            case SAME_WEEK_LAST_YEAR -> {
                var sunday = Days.sundayAYearBefore(day);
                yield sunday.isPresent()
                        ? since(group, sunday.getAsInt())
                        : Earlier.none("the year before has no week 53");
            }
        };
    }

    private Earlier since(int group, int day) {
        return day >= groups.firstDay(group)
                ? Earlier.on(day)
                : Earlier.none(Cell.notYetObserved(day).reason().orElseThrow());
    }

    private Earlier previousDay(int group, int day) {
        for (var one : new int[] {day, day - 1}) {
            if (one < groups.firstDay(group)) return since(group, one);
            if (!groups.observed(group, one)) return Earlier.none("not observed on " + LocalDate.ofEpochDay(one));
        }
        return Earlier.on(day - 1);
    }
}
