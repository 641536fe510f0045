package alidade.app.views.sync;

import java.util.List;
import javafx.scene.layout.Region;

/// How wide the columns of the sources are; one of width 0 takes what is left.
record SourceColumns(List<Double> widths) {
    /// The room of the box that ticks a source.
    static final double TICK = 18;

    static SourceColumns of(boolean compact) {
        return compact
                ? new SourceColumns(List.of(132.0, 62.0, 84.0, 116.0, 84.0, 0.0, 150.0))
                : new SourceColumns(List.of(190.0, 90.0, 150.0, 150.0, 104.0, 0.0, 180.0));
    }

    <N extends Region> N sized(N node, int column) {
        double width = widths.get(column);
        if (width == 0) {
            node.setMinWidth(0);
            node.setPrefWidth(0);
            return node;
        }
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
        return node;
    }
}
