package alidade.engine.store;

import java.time.LocalDate;

/// The key of a fact in H2 leads with its day, so that the facts of a range of days lie together.
public final class FactIds {
    /// Leaves room for 2^36 facts of a day, and for days of 360,000 years.
    private static final int BITS_WITHIN_DAY = 36;

    private FactIds() {}

    /// The smallest key that a fact of the day may have; the facts of days `from` to `to` have
    /// `fact_id >= firstOf(from) and fact_id < firstOf(to.plusDays(1))`.
    public static long firstOf(LocalDate day) {
        return day.toEpochDay() << BITS_WITHIN_DAY;
    }
}
