package alidade.engine.quality;

import alidade.engine.log.EntryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One record as seen in one entry on one day.
///
/// @param values by column, as in a fact; missing values are absent
record Observation(
        String record,
        LocalDate date,
        Instant observedAt,
        Optional<BigDecimal> count,
        EntryId entry,
        int ordinal,
        List<String> inputs,
        Map<String, Object> values) {
    /// Of two observations of a record and day the greater one stands.
    static final Comparator<Observation> STANDING = Comparator.comparing(Observation::observedAt)
            .thenComparing(one -> one.count().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Observation::entry)
            .thenComparingInt(Observation::ordinal);

    boolean misses(String column) {
        var value = values.get(column);
        return value == null || value.equals("") || value.equals(List.of());
    }
}
