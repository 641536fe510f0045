package alidade.app.views.explain;

import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which number a person pointed at.
///
/// @param version the version that made it
/// @param day the first day of its period
/// @param dimensions value by dimension; a missing value is empty
/// @param where which records the number is about, beside the metric's own filter
/// @param knowledge what was known when the number was worked out
public record Inquiry(
        String metric,
        String version,
        LocalDate day,
        Grain grain,
        Map<String, Optional<String>> dimensions,
        Filter where,
        Knowledge knowledge) {
    public Inquiry {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }
}
