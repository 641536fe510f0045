package alidade.app.widgets;

import javafx.beans.InvalidationListener;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/// Diagonal strokes over a surface whose numbers are of low quality: a sign that is not a colour alone.
public final class Hatch extends Pane {
    private static final double STEP = 12;
    private static final double ROUND = 24;

    public Hatch() {
        setMouseTransparent(true);
        setManaged(true);
        InvalidationListener sized = _ -> draw(getWidth(), getHeight());
        widthProperty().addListener(sized);
        heightProperty().addListener(sized);
    }

    /// The surface with strokes over it.
    public static StackPane over(Region surface) {
        return new StackPane(surface, new Hatch());
    }

    private void draw(double width, double height) {
        var path = new Path();
        path.getStyleClass().add("hatch");
        for (double x = -height; x < width; x += STEP) {
            path.getElements().addAll(new MoveTo(x, height), new LineTo(x + height, 0));
        }
        var edge = new Rectangle(width, height);
        edge.setArcWidth(ROUND);
        edge.setArcHeight(ROUND);
        path.setClip(edge);
        path.setManaged(false);
        getChildren().setAll(path);
    }
}
