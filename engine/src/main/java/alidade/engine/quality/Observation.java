package alidade.engine.quality;

import alidade.engine.log.EntryId;
import alidade.engine.quality.Words.Word;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One record as seen in one entry on one day.
///
/// @param record what it is known by, with the values of its identity
/// @param attributes its texts, as the dictionary has them
/// @param measures its numbers by column; missing values are absent
record Observation(
        Word record,
        LocalDate date,
        Instant observedAt,
        Optional<BigDecimal> count,
        EntryId entry,
        int ordinal,
        List<String> inputs,
        Word attributes,
        Map<String, Object> measures) {
    /// Of two observations of a record and day the greater one stands.
    static final Comparator<Observation> STANDING = Comparator.comparing(Observation::observedAt)
            .thenComparing(one -> one.count().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Observation::entry)
            .thenComparingInt(Observation::ordinal);

    /// The value of a column, as in a fact; null where it is missing.
    @Nullable
    Object value(String column) {
        var measure = measures.get(column);
        if (measure != null) return measure;
        var text = attributes.values().get(column);
        return text == null ? record.values().get(column) : text;
    }

    /// Whether another observation of the same record found the same values.
    boolean hasValuesOf(Observation other) {
        return measures.equals(other.measures)
                && (attributes == other.attributes || attributes.values().equals(other.attributes.values()));
    }

    boolean misses(String column) {
        var value = value(column);
        return value == null || value.equals("") || value.equals(List.of());
    }
}
