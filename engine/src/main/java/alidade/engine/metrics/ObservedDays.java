package alidade.engine.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// On which days each entry has facts of each source.
final class ObservedDays {
    private final List<Days> all = new ArrayList<>();
    private final Map<Long, Days> byKey = new HashMap<>();
    private long lastKey = -1;
    private Days last = new Days(-1, -1);

    /// The days, counted from the epoch, of one source in one entry.
    static final class Days {
        final int entry;
        final int source;
        final Set<Integer> days = new TreeSet<>();
        private int lastDay = Integer.MIN_VALUE;

        private Days(int entry, int source) {
            this.entry = entry;
            this.source = source;
        }

        private void add(int day) {
            if (day == lastDay) return;
            lastDay = day;
            days.add(day);
        }
    }

    void add(int entry, int source, int day) {
        var key = (long) entry << 32 | source;
        if (key != lastKey) {
            lastKey = key;
            last = byKey.computeIfAbsent(key, one -> added(entry, source));
        }
        last.add(day);
    }

    private Days added(int entry, int source) {
        var days = new Days(entry, source);
        all.add(days);
        return days;
    }

    List<Days> all() {
        return all;
    }
}
