package alidade.engine.metrics;

import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Works out the measures: one walk over the records for all days and groups at once.
///
/// The latest observation of a record stands for a stretch of days. A stretch does not visit its days: it adds its
/// value
/// on the first one and takes it away behind the last one, and a running sum over the days gives the values. So the
/// cost is that of the observations, however many days are asked. Only the maximum and the quantile, which cannot take
/// away, visit every day of a stretch.
///
/// Whole numbers are gathered from several parts of the records at once, and added up.
///
/// `SlowMetrics` in the tests says the same plainly, and the explaining SQL a third time.
final class Kernel {
    private final Snapshot snapshot;
    private final Grouping groups;
    private final Days days;
    private final Lookups lookups;
    private final Grain grain;

    Kernel(Snapshot snapshot, Grouping groups, Lookups lookups, Days days, Grain grain) {
        this.snapshot = snapshot;
        this.groups = groups;
        this.lookups = lookups;
        this.days = days;
        this.grain = grain;
    }

    Series of(Plan.Leaf leaf) {
        var pass = lookups.test(leaf.filter(), leaf.classes());
        return switch (leaf.kind()) {
            case MetricKind.LatestSum(var column) -> latestSum(snapshot.columns.measure(column), column, pass);
            case MetricKind.LatestMax(var column) -> latestMax(snapshot.columns.measure(column), column, pass);
            case MetricKind.LatestCount() -> latestCount(pass);
            case MetricKind.Distinct(var column) -> distinct(lookups.dimension(column, leaf.classes()), pass);
            case MetricKind.Quantile(var column, var quantile) ->
                quantile(snapshot.columns.measure(column), column, quantile, pass);
            case MetricKind.Observed(var window) -> observed(window, pass);
            case MetricKind.Risen(var column, var back) -> risen(snapshot.columns.measure(column), back, pass);
            case MetricKind.FirstSeen(var period) -> firstSeen(period, pass);
            default -> throw new IllegalStateException("no measure over records: " + leaf.kind());
        };
    }

    /// Numbers by day and group that are added up over the days at the end.
    private final class Steps {
        private final int width = groups.size();
        private final long[] sums = new long[(days.size() + 1) * width];

        /// Adds on the days from index `from` up to, and without, index `to`.
        void add(int from, int to, int group, long value) {
            sums[from * width + group] += value;
            sums[to * width + group] -= value;
        }

        void add(Steps other) {
            for (var i = 0; i < sums.length; i++) sums[i] += other.sums[i];
        }

        Steps settle() {
            for (var i = width; i < sums.length; i++) sums[i] += sums[i - width];
            return this;
        }

        long at(int day, int group) {
            return sums[day * width + group];
        }
    }

    /// Gives, for each stretch, the indexes of the wanted days on which it holds until the day that `until` names.
    private void walk(IntUnaryOperator until, Span span) {
        snapshot.walk(days, indexed(until, span));
    }

    private Snapshot.Stretches indexed(IntUnaryOperator until, Span span) {
        return (record, fact, from, to) -> {
            var group = groups.of(fact);
            if (group == Grouping.NONE) return;
            var first = days.indexFrom(from);
            var end = days.indexFrom(Math.min(to, until.applyAsInt(fact)));
            if (first < end) span.span(record, fact, group, first, end);
        };
    }

    /// Several sums from one walk, in parts beside each other; settled.
    private Steps[] sums(int number, IntUnaryOperator until, Gathering gathering) {
        var parts = new Parts(snapshot.columns.records);
        var found = new Steps[parts.number()][number];
        parts.walk((part, from, to) -> {
            Arrays.setAll(found[part], one -> new Steps());
            snapshot.walk(from, to, days, indexed(until, gathering.into(found[part])));
        });
        var sums = found[0];
        for (var n = 0; n < number; n++) {
            for (var part = 1; part < found.length; part++) sums[n].add(found[part][n]);
            sums[n].settle();
        }
        return sums;
    }

    private interface Gathering {
        Span into(Steps[] sums);
    }

    private interface Span {
        void span(int record, int fact, int group, int from, int to);
    }

    /// Counts the records of each group that stand, whether the metric counts them or not.
    private Steps standing() {
        return sums(
                1, snapshot::standsUntil, sums -> (record, fact, group, from, to) -> sums[0].add(from, to, group, 1))[
                0];
    }

    /// What a sum or a count over no record is: 0, as long as the sources of the group still speak.
    private Cell nothing(int day, int group) {
        return groups.carried(group, days.all[day]) ? Cell.of(0) : tooOld(day, group);
    }

    private Cell tooOld(int day, int group) {
        return Cell.none("last observed %d days ago".formatted(groups.age(group, days.all[day])));
    }

    private Series latestCount(Lookups.Lookup pass) {
        var sums = sums(2, snapshot::standsUntil, into -> (record, fact, group, from, to) -> {
            into[0].add(from, to, group, 1);
            if (pass.of(fact) == 1) into[1].add(from, to, group, 1);
        });
        var standing = sums[0];
        var counted = sums[1];
        return (day, group) -> standing.at(day, group) == 0 ? nothing(day, group) : Cell.of(counted.at(day, group));
    }

    private Series latestSum(Measure measure, String column, Lookups.Lookup pass) {
        if (!measure.fitsInLong(snapshot.columns.records)) return wideSum(measure, column, pass);
        var sums = sums(4, snapshot::standsUntil, into -> (record, fact, group, from, to) -> {
            into[0].add(from, to, group, 1);
            if (pass.of(fact) == 0) return;
            into[1].add(from, to, group, 1);
            if (measure.isMissing(fact)) return;
            into[2].add(from, to, group, 1);
            into[3].add(from, to, group, measure.small(fact));
        });
        var standing = sums[0];
        var counted = sums[1];
        var valued = sums[2];
        var sum = sums[3];
        return (day, group) -> {
            if (standing.at(day, group) == 0) return nothing(day, group);
            if (counted.at(day, group) > 0 && valued.at(day, group) == 0) return noValue(column);
            return Cell.of(BigDecimal.valueOf(sum.at(day, group), measure.scale()));
        };
    }

    private static Cell noValue(String column) {
        return Cell.none("no record has a value of " + column);
    }

    /// The sum for numbers that could leave 64 bits.
    private Series wideSum(Measure measure, String column, Lookups.Lookup pass) {
        var width = groups.size();
        var sums = new BigInteger[(days.size() + 1) * width];
        Arrays.fill(sums, BigInteger.ZERO);
        var standing = new Steps();
        var counted = new Steps();
        var valued = new Steps();
        walk(snapshot::standsUntil, (record, fact, group, from, to) -> {
            standing.add(from, to, group, 1);
            if (pass.of(fact) == 0) return;
            counted.add(from, to, group, 1);
            if (measure.isMissing(fact)) return;
            valued.add(from, to, group, 1);
            var value = measure.unscaled(fact);
            sums[from * width + group] = sums[from * width + group].add(value);
            sums[to * width + group] = sums[to * width + group].subtract(value);
        });
        standing.settle();
        counted.settle();
        valued.settle();
        for (var i = width; i < sums.length; i++) sums[i] = sums[i].add(sums[i - width]);
        return (day, group) -> {
            if (standing.at(day, group) == 0) return nothing(day, group);
            if (counted.at(day, group) > 0 && valued.at(day, group) == 0) return noValue(column);
            return Cell.of(new BigDecimal(sums[day * width + group], measure.scale()));
        };
    }

    private Series latestMax(Measure measure, String column, Lookups.Lookup pass) {
        var width = groups.size();
        var best = new int[days.size() * width];
        Arrays.fill(best, -1);
        var standing = new Steps();
        walk(snapshot::standsUntil, (record, fact, group, from, to) -> {
            standing.add(from, to, group, 1);
            if (pass.of(fact) == 0 || measure.isMissing(fact)) return;
            for (var cell = from * width + group; cell < to * width; cell += width) {
                if (best[cell] < 0 || measure.compare(fact, best[cell]) > 0) best[cell] = fact;
            }
        });
        standing.settle();
        return (day, group) -> {
            var fact = best[day * width + group];
            return fact >= 0 ? Cell.of(measure.value(fact)) : noLargest(day, group, standing, column);
        };
    }

    private Cell noLargest(int day, int group, Steps standing, String column) {
        var gone = standing.at(day, group) == 0 && !groups.carried(group, days.all[day]);
        return gone ? tooOld(day, group) : noValue(column);
    }

    private Series distinct(Lookups.Lookup column, Lookups.Lookup pass) {
        var counts = new DistinctCounts(days, groups.size());
        var standing = new Steps();
        walk(snapshot::standsUntil, (record, fact, group, from, to) -> {
            standing.add(from, to, group, 1);
            var code = column.of(fact);
            if (pass.of(fact) == 1 && column.values.get(code) != null) counts.add(from, to, group, code);
        });
        standing.settle();
        var settled = counts.settle();
        return (day, group) ->
                standing.at(day, group) == 0 ? nothing(day, group) : Cell.of(settled[day * groups.size() + group]);
    }

    private Series observed(int window, Lookups.Lookup pass) {
        var counted = sums(1, fact -> snapshot.columns.day[fact] + window, into -> (record, fact, group, from, to) -> {
            if (pass.of(fact) == 1) into[0].add(from, to, group, 1);
        })[0];
        return (day, group) -> Cell.of(counted.at(day, group));
    }

    private Series firstSeen(MetricKind.Period period, Lookups.Lookup pass) {
        var counted = new Steps();
        var span = period == MetricKind.Period.WEEK ? Grain.WEEK : grain;
        walk(fact -> Snapshot.NEVER, (record, fact, group, from, to) -> {
            if (pass.of(fact) == 0) return;
            var first = snapshot.columns.day[snapshot.firstFact(record)];
            if (first == snapshot.firstOfSource(snapshot.columns.texts.source(record))) return;
            if (days.all[from] > Days.end(first, span)) return;
            var end = Math.min(to, days.indexFrom(Days.end(first, span) + 1));
            counted.add(from, end, group, 1);
        });
        counted.settle();
        return (day, group) -> Cell.of(counted.at(day, group));
    }

    /// Two observations of a record walk side by side: that of the day, and that of some days before.
    private Series risen(Measure measure, int back, Lookups.Lookup pass) {
        var sums = sums(3, fact -> Snapshot.NEVER, into -> (record, fact, group, from, to) -> {
            if (pass.of(fact) == 0) return;
            into[0].add(from, to, group, 1);
            if (measure.isMissing(fact)) return;
            snapshot.walk(record, days.all[from] - back, days.all[to - 1] - back, (one, before, since, until) -> {
                if (measure.isMissing(before)) return;
                var first = Math.max(from, days.indexFrom(since + back));
                var end = Math.min(to, until == Snapshot.NEVER ? to : days.indexFrom(until + back));
                if (first >= end) return;
                into[1].add(first, end, group, 1);
                if (measure.compare(fact, before) > 0) into[2].add(first, end, group, 1);
            });
        });
        var counted = sums[0];
        var comparable = sums[1];
        var risen = sums[2];
        return (day, group) -> counted.at(day, group) > 0 && comparable.at(day, group) == 0
                ? Cell.notYetObserved(days.all[day] - back)
                : Cell.of(risen.at(day, group));
    }

    private Series quantile(Measure measure, String column, BigDecimal quantile, Lookups.Lookup pass) {
        var standing = standing();
        var values = new Quantiles(snapshot, groups, days).of(measure, quantile, pass);
        return (day, group) -> {
            var value = values[day * groups.size() + group];
            return value == null ? noLargest(day, group, standing, column) : Cell.of(value);
        };
    }
}
