package alidade.app.views.scope;

import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.Pack;

/// What a pack calls the dimensions of its metrics.
public final class Dimensions {
    private Dimensions() {}

    /// The label of the column or classification; its name where the pack has none.
    public static Label label(Pack pack, MetricDefinition metric, String dimension) {
        var column = pack.table(metric.table()).flatMap(table -> table.column(dimension));
        if (column.isPresent()) return column.get().label();
        return pack.classification(dimension).map(one -> one.label()).orElse(new Label(dimension, dimension));
    }
}
