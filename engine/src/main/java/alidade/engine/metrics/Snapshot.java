package alidade.engine.metrics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A table as it was known at a vector: which facts count, when records were gone, when sources were observed.
///
/// Days are counted from the epoch. The tables by day reach from the first observed day to the horizon.
final class Snapshot {
    static final int NEVER = Integer.MAX_VALUE;
    static final int NOT_YET = Integer.MIN_VALUE;

    final Columns columns;
    final BitSet visible;
    final int horizon;
    private final int firstDay;
    private final int[] carry;
    private final int[] firstOfSource;
    private final int[][] lastObserved;
    private final int[][] goneOn;

    /// Takes each stretch of days on which a fact is the latest one of its record.
    interface Stretches {
        /// @param fact the slot of the latest observation on the days `from ≤ day < to`
        void stretch(int record, int fact, int from, int to);
    }

    /// @param sealedOn the day on which the last entry of the vector was sealed
    /// @param carry for how many days a source is carried forward, by the source's number
    Snapshot(Columns columns, BitSet visible, List<Entries.Complete> complete, int sealedOn, int[] carry) {
        this.columns = columns;
        this.visible = visible;
        this.carry = carry;
        var seen = daysWithFacts(columns, visible, carry.length);
        var days = seen.stream()
                .flatMap(TreeSet::stream)
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        firstDay = days.getCount() == 0 ? sealedOn : days.getMin();
        horizon = days.getCount() == 0 ? sealedOn : Math.max(sealedOn, days.getMax());
        firstOfSource = new int[carry.length];
        for (var s = 0; s < carry.length; s++) {
            firstOfSource[s] = seen.get(s).isEmpty() ? NEVER : seen.get(s).getFirst();
        }
        var covered = coveredDays(complete);
        lastObserved = lastObserved(seen, covered);
        goneOn = goneOn(covered);
    }

    private static List<TreeSet<Integer>> daysWithFacts(Columns columns, BitSet visible, int sources) {
        var seen = new java.util.ArrayList<TreeSet<Integer>>();
        for (var s = 0; s < sources; s++) seen.add(new TreeSet<>());
        for (var one : columns.observed.all()) {
            if (visible.get(one.entry)) seen.get(one.source).addAll(one.days);
        }
        return seen;
    }

    private Map<String, TreeSet<Integer>>[] coveredDays(List<Entries.Complete> complete) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, TreeSet<Integer>>[] covered = new Map[carry.length];
        Arrays.setAll(covered, source -> new HashMap<>());
        for (var one : complete) {
            if (!visible.get(one.entry())) continue;
            var source = columns.texts.sources().indexOf(one.source());
            if (source < 0 || source >= carry.length) continue;
            covered[source]
                    .computeIfAbsent(one.input(), input -> new TreeSet<>())
                    .add(one.day());
        }
        return covered;
    }

    /// By source and day: the last day on which it was observed.
    private int[][] lastObserved(List<TreeSet<Integer>> seen, Map<String, TreeSet<Integer>>[] covered) {
        var last = new int[carry.length][days()];
        for (var s = 0; s < carry.length; s++) {
            var observed = new TreeSet<>(seen.get(s));
            covered[s].values().forEach(observed::addAll);
            for (var i = 0; i < days(); i++) {
                var before = observed.floor(firstDay + i);
                last[s][i] = before == null ? NOT_YET : before;
            }
        }
        return last;
    }

    /// By cover and day of the last observation: the first day on which each of its inputs was seen to the end without
    /// it.
    private int[][] goneOn(Map<String, TreeSet<Integer>>[] covered) {
        var covers = columns.covers.all();
        var gone = new int[covers.size()][days()];
        for (var c = 0; c < gone.length; c++) {
            var cover = covers.get(c);
            for (var i = 0; i < days(); i++) gone[c][i] = goneOn(cover, firstDay + i, covered[cover.source()]);
        }
        return gone;
    }

    private static int goneOn(Covers.Cover cover, int day, Map<String, TreeSet<Integer>> covered) {
        var gone = cover.inputs().isEmpty() ? NEVER : NOT_YET;
        for (var input : cover.inputs()) {
            var days = covered.get(input);
            var next = days == null ? null : days.higher(day);
            if (next == null) return NEVER;
            gone = Math.max(gone, next);
        }
        return gone;
    }

    private int days() {
        return horizon - firstDay + 1;
    }

    int firstDay() {
        return firstDay;
    }

    /// The day from which on a latest observation does not stand any more: gone, or too old to be carried.
    int standsUntil(int fact) {
        var day = columns.day[fact];
        var source = columns.texts.source(columns.pairRecord[columns.pair[fact]]);
        return Math.min(goneOn[columns.cover[fact]][day - firstDay], day + carry[source] + 1);
    }

    /// The day on which a latest observation was found to be gone; [#NEVER] when it was not.
    int goneOn(int fact) {
        return goneOn[columns.cover[fact]][columns.day[fact] - firstDay];
    }

    int firstOfSource(int source) {
        return firstOfSource[source];
    }

    int sources() {
        return carry.length;
    }

    int carry(int source) {
        return carry[source];
    }

    /// The last day, up to the one given, on which a source was observed; [#NOT_YET] when there is none.
    int lastObserved(int source, int day) {
        if (day < firstDay) return NOT_YET;
        return lastObserved[source][Math.min(day, horizon) - firstDay];
    }

    boolean counts(int fact) {
        return visible.get(columns.entry[fact]);
    }

    /// The first fact of a record that counts; −1 where none does.
    int firstFact(int record) {
        var end = columns.start[record] + columns.length[record];
        for (var fact = columns.start[record]; fact < end; fact++) {
            if (counts(fact)) return fact;
        }
        return -1;
    }

    /// The latest observation of a record on a day; −1 where there is none.
    int latest(int record, int day) {
        for (var fact = lastUpTo(record, day); fact >= columns.start[record]; fact--) {
            if (counts(fact)) return fact;
        }
        return -1;
    }

    private int lastUpTo(int record, int day) {
        var low = columns.start[record];
        var high = low + columns.length[record];
        if (high > low && columns.day[high - 1] <= day) return high - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (columns.day[middle] <= day) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /// Gives the stretches that hold on one of the wanted days at least, record by record, each record's in order.
    /// What lies between two wanted days that are far apart is passed over, not walked through.
    void walk(Days days, Stretches stretches) {
        walk(0, columns.records, days, stretches);
    }

    /// The same of the records from `first` up to, and without, `end`. Several threads may walk at once.
    void walk(int first, int end, Days days, Stretches stretches) {
        if (days.size() == 0) return;
        for (var record = first; record < end; record++) walk(record, days, stretches);
    }

    private void walk(int record, Days days, Stretches stretches) {
        var end = columns.start[record] + columns.length[record];
        var fact = latest(record, days.first());
        if (fact < 0) {
            var first = firstFact(record);
            fact = first < 0 ? -1 : latestOn(days.indexFrom(columns.day[first]), days, first, end);
        }
        while (fact >= 0) {
            var next = fact + 1;
            while (next < end && !counts(next)) next++;
            var to = next < end ? columns.day[next] : NEVER;
            stretches.stretch(record, fact, columns.day[fact], to);
            fact = next < end ? latestOn(days.indexFrom(to), days, next, end) : -1;
        }
    }

    /// The latest observation on a wanted day, by its index, not before a fact that counts; −1 behind the last day.
    private int latestOn(int index, Days days, int from, int end) {
        if (index == days.size()) return -1;
        var day = days.all[index];
        var low = from;
        var step = 1;
        while (low + step < end && columns.day[low + step] <= day) {
            low += step;
            step *= 2;
        }
        var high = Math.min(end, low + step);
        while (low + 1 < high) {
            var middle = (low + high) >>> 1;
            if (columns.day[middle] <= day) low = middle;
            else high = middle;
        }
        while (!counts(low)) low--;
        return low;
    }

    /// Gives the stretches that touch the days from `from` to `to`, record by record, each record's in order.
    void walk(int from, int to, Stretches stretches) {
        for (var record = 0; record < columns.records; record++) walk(record, from, to, stretches);
    }

    void walk(int record, int from, int to, Stretches stretches) {
        var end = columns.start[record] + columns.length[record];
        var fact = latest(record, from);
        if (fact < 0) fact = firstFact(record);
        while (fact >= 0 && columns.day[fact] <= to) {
            var next = fact + 1;
            while (next < end && (!counts(next))) next++;
            if (next < end && columns.day[next] == columns.day[fact]) {
                fact = next;
                continue;
            }
            stretches.stretch(record, fact, columns.day[fact], next < end ? columns.day[next] : NEVER);
            fact = next < end ? next : -1;
        }
    }
}
