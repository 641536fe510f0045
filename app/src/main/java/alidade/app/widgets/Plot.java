package alidade.app.widgets;

import javafx.beans.InvalidationListener;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/// A surface on which a chart draws itself as shapes, again whenever its size changes.
///
/// Shapes and not a canvas: they take their colours from the theme, stay sharp at any scale, and can be found by tests
/// and screen readers. A line of many more points than the screen has pixels is thinned out first,
/// see [Decimation].
abstract class Plot extends Pane {
    private boolean isOfAnotherScene;

    Plot(double leastWidth, double leastHeight) {
        setMinSize(leastWidth, leastHeight);
        setPrefSize(leastWidth, leastHeight);
        InvalidationListener sized = _ -> redraw();
        widthProperty().addListener(sized);
        heightProperty().addListener(sized);
        sceneProperty().addListener(_ -> {
            isOfAnotherScene = true;
            requestLayout();
        });
    }

    /// Not before: texts are measured, and a scene gives them their style right before it is laid out.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!isOfAnotherScene) return;
        isOfAnotherScene = false;
        redraw();
    }

    final void redraw() {
        getChildren().clear();
        if (getWidth() < 4 || getHeight() < 4) return;
        draw(getWidth(), getHeight());
    }

    abstract void draw(double width, double height);

    /// A text whose middle stands at y, and whose left, middle or right edge (0, 0.5, 1) at x; kept on the surface.
    final Text write(String words, double x, double y, double anchor, String style) {
        var text = new Text(words);
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.CENTER);
        text.setManaged(false);
        getChildren().add(text);
        text.applyCss();
        double width = text.getLayoutBounds().getWidth();
        text.setX(Math.rint(Math.max(0, Math.min(getWidth() - width, x - anchor * width))));
        text.setY(Math.rint(y));
        return text;
    }
}
