package alidade.app.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// The window's content in a larger size: everything grows together, and where the room is then too small for the
/// content, one can scroll.
final class Zoom {
    /// The least room that the content can be laid out in.
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 640;

    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);
    private Optional<ScrollPane> scroll = Optional.empty();

    Zoom(Region content) {
        this.content = content;
    }

    /// The content as a node, larger by this factor.
    Node at(double factor) {
        scroll.ifPresent(old -> old.setContent(null));
        scale.setX(factor);
        scale.setY(factor);
        if (factor == 1) {
            content.getTransforms().remove(scale);
            content.setMinSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
            content.setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
            scroll = Optional.empty();
            return content;
        }
        if (!content.getTransforms().contains(scale)) content.getTransforms().add(scale);
        var pane = new ScrollPane(new Group(content));
        pane.setId("zoom");
        scroll = Optional.of(pane);
        return pane;
    }

    /// Fits the content into this much room.
    void fit(double width, double height) {
        if (scroll.isEmpty()) return;
        double wide = Math.max(LEAST_WIDTH, Math.floor(width / scale.getX()));
        double high = Math.max(LEAST_HEIGHT, Math.floor(height / scale.getY()));
        content.setMinSize(wide, high);
        content.setPrefSize(wide, high);
    }

    /// Scrolls so that a node can be seen, as one that gets the focus by the keyboard.
    void reveal(Node node) {
        if (scroll.isEmpty()) return;
        var pane = scroll.get();
        var place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double right = content.getWidth() - pane.getViewportBounds().getWidth() / scale.getX();
        double below = content.getHeight() - pane.getViewportBounds().getHeight() / scale.getY();
        pane.setHvalue(shifted(pane.getHvalue(), right, place.getMinX(), place.getMaxX(), content.getWidth()));
        pane.setVvalue(shifted(pane.getVvalue(), below, place.getMinY(), place.getMaxY(), content.getHeight()));
    }

    /// @param value of a scroll bar, 0 to 1
    /// @param beyond how much of the whole does not fit
    private static double shifted(double value, double beyond, double from, double to, double whole) {
        if (beyond <= 0) return value;
        double start = value * beyond;
        double end = start + whole - beyond;
        if (from < start) return from / beyond;
        return to > end ? Math.min(1, (to - end + start) / beyond) : value;
    }

    /// A style sheet for what opens in windows of its own, and so does not grow with the content: as an address.
    static String sheet(double factor) {
        var css = """
                .tooltip, .context-menu .label, .combo-box-popup .list-cell { -fx-font-size: %spx; }
                """.formatted(Math.round(13 * factor));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
