package alidade.app.shell;

import alidade.app.views.settings.Placement;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;

/// Where a window stands, and stood before it was maximised. For the JavaFX thread.
final class Stand {
    private final Stage stage;
    private double x;
    private double y;
    private double width;
    private double height;

    Stand(Stage stage) {
        this.stage = stage;
        InvalidationListener moved = _ -> look();
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        stage.widthProperty().addListener(moved);
        stage.heightProperty().addListener(moved);
    }

    private void look() {
        if (stage.isMaximized() || stage.isIconified() || stage.isFullScreen()) return;
        x = stage.getX();
        y = stage.getY();
        width = stage.getWidth();
        height = stage.getHeight();
    }

    /// Puts the window there, before it is shown.
    void take(Placement placement) {
        stage.setX(placement.x());
        stage.setY(placement.y());
        stage.setWidth(placement.width());
        stage.setHeight(placement.height());
        look();
        stage.setMaximized(placement.maximised());
    }

    Placement placement() {
        return new Placement(x, y, width, height, stage.isMaximized());
    }
}
