package alidade.resources.packs;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A domain as declared by its text files: everything the engine is told about it.
///
/// @param zone the zone in which a moment becomes a date, everywhere in this pack
public record Pack(
        String name,
        String version,
        Label label,
        ZoneId zone,
        List<TableDefinition> tables,
        List<SourceDefinition> sources,
        List<Classification> classifications,
        List<MetricDefinition> metrics,
        List<QualityDefinition> quality,
        List<MartDefinition> marts,
        List<DashboardDefinition> dashboards,
        List<WallDefinition> walls) {
    public Pack {
        tables = List.copyOf(tables);
        sources = List.copyOf(sources);
        classifications = List.copyOf(classifications);
        metrics = List.copyOf(metrics);
        quality = List.copyOf(quality);
        marts = List.copyOf(marts);
        dashboards = List.copyOf(dashboards);
        walls = List.copyOf(walls);
    }

    public Optional<TableDefinition> table(String table) {
        return tables.stream().filter(one -> one.name().equals(table)).findFirst();
    }

    public Optional<SourceDefinition> source(String id) {
        return sources.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Classification> classification(String classification) {
        return classifications.stream()
                .filter(one -> one.name().equals(classification))
                .findFirst();
    }

    public Optional<MetricDefinition> metric(String metric) {
        return metrics.stream().filter(one -> one.name().equals(metric)).findFirst();
    }

    /// The quality rules of a table; a pack has at most one set for each.
    public Optional<QualityDefinition> qualityOf(String table) {
        return quality.stream().filter(one -> one.table().equals(table)).findFirst();
    }

    public Optional<MartDefinition> mart(String mart) {
        return marts.stream().filter(one -> one.name().equals(mart)).findFirst();
    }

    public Optional<DashboardDefinition> dashboard(String dashboard) {
        return dashboards.stream().filter(one -> one.name().equals(dashboard)).findFirst();
    }
}
