package alidade.engine.pipeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which days new entries speak of; what is derived from later days follows from them.
///
/// @param everything all days, as after a changed definition; `days` then tells nothing
public record Touched(boolean everything, SortedSet<LocalDate> days) {
    public Touched {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    static Touched allDays() {
        return new Touched(true, Collections.emptySortedSet());
    }

    static Touched days(Collection<LocalDate> days) {
        return new Touched(false, new TreeSet<>(days));
    }

    /// The first day that may have changed; the last of all days where none has.
    LocalDate first() {
        if (everything) return LocalDate.of(1, 1, 1);
        return days.isEmpty() ? LocalDate.of(9999, 12, 31) : days.first();
    }
}
