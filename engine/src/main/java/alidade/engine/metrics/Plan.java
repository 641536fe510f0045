package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricKind;
import java.util.List;
import java.util.Map;

/// A metric with all names resolved: what the kernel works out and the SQL writer writes down.
sealed interface Plan {
    /// A measure over the records themselves.
    ///
    /// @param metric the name of the metric that declares it
    /// @param filter which records count, beside what the question leaves out
    /// @param classes the version of each classification that the filter may use
    record Leaf(String metric, MetricKind kind, Filter filter, Map<String, Classification.Version> classes)
            implements Plan {}

    record Ratio(Plan numerator, Plan denominator) implements Plan {}

    /// @param over dimensions whose values the total puts together
    record Share(Plan of, List<String> over) implements Plan {}

    record Growth(Plan of, MetricKind.Against against) implements Plan {}

    record Delta(Plan of, MetricKind.Against against) implements Plan {}

    record Score(Map<String, Integer> weights) implements Plan {}
}
