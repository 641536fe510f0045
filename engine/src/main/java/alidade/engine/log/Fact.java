package alidade.engine.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One observation of one record, under our names and types, with the source's own values.
///
/// @param date the day of the world that it speaks of, in the pack's zone
/// @param observedAt the moment of observation, in microseconds
/// @param inputs the inputs of the source that brought it, sorted
/// @param values by column; missing values are absent. A value is a `String`, `Long`, `java.math.BigDecimal`,
///     `Boolean`,
///     `LocalDate`, `Instant` or `List<String>`
public record Fact(LocalDate date, Instant observedAt, List<String> inputs, Map<String, Object> values) {
    public Fact {
        inputs = inputs.size() < 2
                ? List.copyOf(inputs)
                : inputs.stream().sorted().distinct().toList();
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
