package alidade.engine.metrics;

import java.util.List;

/// What a metric is made of, as far as the definitions say: other metrics, classifications, a table.
///
/// @param pack the pack that declares all of it
/// @param classifications those whose rules decide about the value, in order of their names
/// @param of the metrics that it is built on, in the order of the definition
public record Derivation(
        String pack,
        String metric,
        String version,
        String table,
        List<Classification> classifications,
        List<Derivation> of) {
    public Derivation {
        classifications = List.copyOf(classifications);
        of = List.copyOf(of);
    }

    /// One classification at the version that was used.
    public record Classification(String name, String version) {}
}
