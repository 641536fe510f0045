package alidade.app.widgets;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/// A cell of a heatmap by itself, as a legend shows it.
public final class Swatch extends StackPane {
    private static final double SIDE = 16;
    private static final double ROUND = 6;

    public Swatch(String look, Sign sign) {
        var ground = new Rectangle(SIDE, SIDE);
        ground.setArcWidth(ROUND);
        ground.setArcHeight(ROUND);
        ground.getStyleClass().add("heat-" + look);
        var mark = new Path(sign.at(SIDE / 2, SIDE / 2, Heatmap.SIGN));
        mark.getStyleClass().addAll("heat-sign", "heat-sign-" + look);
        mark.setManaged(false);
        setMinSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        getChildren().addAll(ground, mark);
    }
}
