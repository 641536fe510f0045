package alidade.app.views.explore;

import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.Pack;

/// What a pack calls the dimensions of its metrics.
final class Dimensions {
    private Dimensions() {}

    /// The label of the column or classification; its name where the pack has none.
    static Label label(Pack pack, MetricDefinition metric, String dimension) {
        var column = pack.table(metric.table()).flatMap(table -> table.column(dimension));
        if (column.isPresent()) return column.get().label();
        return pack.classification(dimension).map(one -> one.label()).orElse(new Label(dimension, dimension));
    }
}
