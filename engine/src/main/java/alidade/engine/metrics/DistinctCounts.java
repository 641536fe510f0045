package alidade.engine.metrics;

import java.util.Arrays;
import java.util.HashMap;

/// Counts different values by day and group, from stretches of days on which a value is there.
final class DistinctCounts {
    private final Days days;
    private final int groups;
    private long[] stretches = new long[1024];
    private int size;

    DistinctCounts(Days days, int groups) {
        this.days = days;
        this.groups = groups;
    }

    /// A value is there on the days from index `from` up to, and without, index `to`.
    void add(int from, int to, int group, int code) {
        if (size + 4 > stretches.length) stretches = Arrays.copyOf(stretches, stretches.length * 2);
        stretches[size++] = from;
        stretches[size++] = to;
        stretches[size++] = group;
        stretches[size++] = code;
    }

    /// The counts, by day and then by group: comings and goings are applied day by day.
    long[] settle() {
        var starts = byDay(0);
        var ends = byDay(1);
        var there = new HashMap<Long, Integer>();
        var now = new long[groups];
        var counts = new long[days.size() * groups];
        for (var day = 0; day < days.size(); day++) {
            for (var stretch : starts[day]) {
                if (there.merge(key(stretch), 1, Integer::sum) == 1) now[(int) stretches[stretch + 2]]++;
            }
            for (var stretch : ends[day]) {
                if (there.merge(key(stretch), -1, Integer::sum) == 0) now[(int) stretches[stretch + 2]]--;
            }
            System.arraycopy(now, 0, counts, day * groups, groups);
        }
        return counts;
    }

    private long key(int stretch) {
        return stretches[stretch + 2] << 32 | stretches[stretch + 3];
    }

    /// The places of the stretches that begin (0) or have ended (1) on each day.
    private int[][] byDay(int edge) {
        var sizes = new int[days.size() + 1];
        for (var i = 0; i < size; i += 4) sizes[(int) stretches[i + edge]]++;
        var places = new int[days.size() + 1][];
        for (var day = 0; day < places.length; day++) places[day] = new int[sizes[day]];
        for (var i = 0; i < size; i += 4) {
            var day = (int) stretches[i + edge];
            places[day][--sizes[day]] = i;
        }
        return places;
    }
}
