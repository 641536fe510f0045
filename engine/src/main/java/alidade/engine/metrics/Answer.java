package alidade.engine.metrics;

import alidade.resources.packs.MetricDefinition.Grain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The values of one metric.
///
/// @param vector head of each node's log that the answer used: asked with it again, it is the same
/// @param rows ordered by date, then by the dimensions, missing values last
/// @param withheld by node how many entries of the metric's table would count and are here without their
///     rows: the values are of the rows that are here
public record Answer(
        String metric, Grain grain, ZoneId zone, Map<String, Long> vector, List<Row> rows, Map<String, Long> withheld) {
    public Answer {
        vector = Collections.unmodifiableMap(new TreeMap<>(vector));
        rows = List.copyOf(rows);
        withheld = Collections.unmodifiableMap(new TreeMap<>(withheld));
    }

    /// @param dimensions value by dimension, in the order asked; a missing value is empty
    /// @param date the day; of a week its Monday, of a month its first
    /// @param value empty when it cannot be computed, and `reason` says why
    /// @param version the version of the metric that made the value
    /// @param observed whether every source that contributes was observed on the day (the last day of the period)
    /// @param ageDays days since the oldest of the contributing sources was observed
    /// @param quality score of the contributing sources on the day
    public record Row(
            Map<String, Optional<String>> dimensions,
            LocalDate date,
            Optional<BigDecimal> value,
            String version,
            boolean observed,
            OptionalInt ageDays,
            Optional<BigDecimal> quality,
            Optional<String> reason) {
        public Row {
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        }
    }
}
