package alidade.engine.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Quantiles of type 7 of Hyndman and Fan (1996), without rounding: between the two values in the middle they are
/// exactly in proportion.
final class Quantiles {
    /// So many values are held at a time; the days are worked off in as many turns as that takes.
    private static final int VALUES_AT_A_TIME = 4_000_000;

    private final Snapshot snapshot;
    private final Grouping groups;
    private final Days days;

    Quantiles(Snapshot snapshot, Grouping groups, Days days) {
        this.snapshot = snapshot;
        this.groups = groups;
        this.days = days;
    }

    /// The cell of each day and group; without a value where no record has one.
    BigDecimal[] of(Measure measure, BigDecimal quantile, Lookups.Lookup pass) {
        var results = new BigDecimal[days.size() * groups.size()];
        var turn = Math.max(1, VALUES_AT_A_TIME / Math.max(1, snapshot.columns.records));
        for (var first = 0; first < days.size(); first += turn) {
            fill(results, first, Math.min(days.size(), first + turn), measure, quantile, pass);
        }
        return results;
    }

    private void fill(
            BigDecimal[] results, int first, int end, Measure measure, BigDecimal quantile, Lookups.Lookup pass) {
        var width = groups.size();
        var values = new ArrayList<List<BigDecimal>>();
        for (var cell = 0; cell < (end - first) * width; cell++) values.add(new ArrayList<>());
        snapshot.walk(days.all[first], days.all[end - 1], (record, fact, from, to) -> {
            var group = groups.of(fact);
            if (group == Grouping.NONE || pass.of(fact) == 0 || measure.isMissing(fact)) return;
            var value = measure.value(fact);
            var begin = Math.max(first, days.indexFrom(from));
            var stop = Math.min(end, days.indexFrom(Math.min(to, snapshot.standsUntil(fact))));
            for (var day = begin; day < stop; day++)
                values.get((day - first) * width + group).add(value);
        });
        for (var cell = 0; cell < values.size(); cell++) {
            if (!values.get(cell).isEmpty()) results[first * width + cell] = quantile(values.get(cell), quantile);
        }
    }

    /// Value at place (n − 1) × quantile, counted from 0, of the sorted values.
    static BigDecimal quantile(List<BigDecimal> values, BigDecimal quantile) {
        values.sort(BigDecimal::compareTo);
        var place = quantile.multiply(BigDecimal.valueOf(values.size() - 1L));
        var below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
        var low = values.get(below);
        var high = values.get(Math.min(below + 1, values.size() - 1));
        return low.add(high.subtract(low).multiply(place.subtract(BigDecimal.valueOf(below))));
    }
}
