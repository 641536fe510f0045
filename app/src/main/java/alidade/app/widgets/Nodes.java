package alidade.app.widgets;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.util.Duration;

/// Small nodes that every view is put together from.
public final class Nodes {
    /// Marks a text that may be cut to its place, since its tip has all of it.
    public static final String MAY_SHORTEN = "may-shorten";

    /// Marks what tells how to use the screen: it is not printed.
    public static final String FOR_SCREEN = "for-screen";

    private static final double DOT = 4.2;
    private static final Duration TIP_DELAY = Duration.millis(250);

    private Nodes() {}

    public static Label text(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A text that gives way where there is little room, and says all of itself in its tip.
    public static Label shortening(String text, String... styles) {
        var label = text(text, styles);
        label.setMinWidth(0);
        label.getStyleClass().add(MAY_SHORTEN);
        tip(label, text);
        return label;
    }

    public static Label badge(String text, String... styles) {
        var badge = text(text, styles);
        badge.getStyleClass().add(0, "badge");
        return badge;
    }

    /// Takes the room that is left in a row.
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static Circle dot(int colour) {
        var dot = new Circle(DOT);
        dot.getStyleClass().add("fill-" + colour);
        return dot;
    }

    public static SVGPath icon(String path) {
        var icon = new SVGPath();
        icon.setContent(path);
        icon.getStyleClass().add("icon");
        return icon;
    }

    public static void tip(Node node, String text) {
        var tip = new Tooltip(text);
        tip.setShowDelay(TIP_DELAY);
        Tooltip.install(node, tip);
    }

    /// Escape within a node, unless something in it needs the key itself.
    public static void onEscape(Node node, Runnable action) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            action.run();
            event.consume();
        });
    }

    /// Makes a node act like a button: by mouse, by Enter and Space, and for a screen reader.
    public static void button(Node node, String accessibleText, Runnable action) {
        node.getStyleClass().addAll("clickable", "focus-ring");
        node.setCursor(Cursor.HAND);
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(accessibleText);
        node.setOnMouseClicked(event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            action.run();
            event.consume();
        });
        node.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
            action.run();
            event.consume();
        });
    }
}
