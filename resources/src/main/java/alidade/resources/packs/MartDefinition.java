package alidade.resources.packs;

import java.util.List;

/// A table of metric values, shaped for views and other programs: one row per period and value of the dimensions.
public record MartDefinition(
        String name,
        Label label,
        String table,
        MetricDefinition.Grain grain,
        String periodColumn,
        List<String> dimensions,
        List<MartColumn> columns) {
    public MartDefinition {
        dimensions = List.copyOf(dimensions);
        columns = List.copyOf(columns);
    }

    public record MartColumn(String name, String metric) {}
}
