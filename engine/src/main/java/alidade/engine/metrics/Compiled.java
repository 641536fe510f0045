package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.MetricDefinition;
import java.util.Map;

/// A metric at one version, ready to be worked out.
///
/// @param classes the version of each classification of the table, for dimensions and for the question's filter
record Compiled(
        MetricDefinition metric,
        MetricDefinition.Version version,
        Plan plan,
        Map<String, Classification.Version> classes) {}
