package alidade.app.views.explain;

import alidade.resources.packs.Filter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which number a person pointed at.
///
/// @param version the version that made it
/// @param dimensions value by dimension; a missing value is empty
/// @param where which records the number is about, beside the metric's own filter
public record Inquiry(
        String metric, String version, LocalDate day, Map<String, Optional<String>> dimensions, Filter where) {
    public Inquiry {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }
}
