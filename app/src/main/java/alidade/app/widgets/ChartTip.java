package alidade.app.widgets;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a chart says about the day under the pointer.
final class ChartTip extends VBox {
    private static final double SPACE = 8;

    ChartTip(String day, List<TimeChart.Series> series, int index) {
        getStyleClass().add("tip");
        setMouseTransparent(true);
        setManaged(false);
        getChildren().add(Nodes.text(day, "text-strong"));
        for (var one : series) {
            var line = new HBox(
                    SPACE,
                    Nodes.dot(one.colour()),
                    Nodes.text(one.name(), "text-small"),
                    Nodes.spring(),
                    Nodes.text(one.days().get(index).words(), "text-strong"));
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        }
    }
}
