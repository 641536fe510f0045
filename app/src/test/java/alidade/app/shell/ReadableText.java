package alidade.app.shell;

import alidade.app.widgets.Nodes;
import alidade.resources.theme.Theme;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Finds texts that are cut, stand outside of their card or the window, overlap, or have no glyph.
public final class ReadableText {
    private static final double ROUNDING = 1.5;

    private ReadableText() {}

    /// One sentence for each.
    public static List<String> problems(Scene scene) {
        var problems = new ArrayList<String>();
        var seen = new ArrayList<Text>();
        for (var node : ShellViewTest.all(scene.getRoot())) {
            if (node instanceof Labeled labeled && isCut(labeled)) problems.add("cut: " + labeled.getText());
            if (!(node instanceof Text text) || text.getText().isBlank() || !isShown(text) || isScrolledAway(text))
                continue;
            var place = place(text);
            if (place.getMinX() < -ROUNDING
                    || place.getMinY() < -ROUNDING
                    || place.getMaxX() > scene.getWidth() + ROUNDING
                    || place.getMaxY() > scene.getHeight() + ROUNDING) {
                problems.add("outside of the window: " + text.getText());
            }
            above(text, one -> one.getStyleClass().contains("card"))
                    .map(ReadableText::place)
                    .filter(card -> !holds(card, place))
                    .ifPresent(_ -> problems.add("outside of its card: " + text.getText()));
            for (var other : seen) {
                if (flowsWith(text, other) || isSheet(text) != isSheet(other)) continue;
                if (overlap(place, place(other))) problems.add(text.getText() + " overlaps " + other.getText());
            }
            if (BUNDLED.canDisplayUpTo(withoutEmoji(text.getText())) >= 0)
                problems.add("no glyph for: " + text.getText());
            seen.add(text);
        }
        return problems;
    }

    private static final Font BUNDLED = bundled();

    private static Font bundled() {
        try (var font = Theme.fonts().getFirst()) {
            return Font.createFont(Font.TRUETYPE_FONT, font);
        } catch (IOException | FontFormatException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// Pictographs are drawn by the system's own font, in its own colours.
    private static String withoutEmoji(String text) {
        return text.codePoints()
                .filter(character -> !Character.isEmoji(character) || character < 0x80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// A label that may not give way must show all of its text.
    static boolean isCut(Labeled labeled) {
        if (labeled.getText() == null
                || labeled.getText().isEmpty()
                || labeled.getStyleClass().contains(Nodes.MAY_SHORTEN)
                || !isShown(labeled)) return false;
        var shown = labeled.lookup(".text");
        return shown instanceof Text text && !text.getText().equals(labeled.getText()) && !labeled.isWrapText();
    }

    /// The pieces of a paragraph go around each other; the box of one that is broken over lines holds others.
    private static boolean flowsWith(Text text, Text other) {
        var flow = above(text, node -> node instanceof TextFlow);
        return flow.isPresent() && flow.equals(above(other, node -> node instanceof TextFlow));
    }

    /// The sheet of a number lies on the page and covers what is below it.
    private static boolean isSheet(Text text) {
        return above(text, node -> "explain".equals(node.getId())).isPresent();
    }

    private static Optional<Node> above(Node node, Predicate<Node> which) {
        for (Node one = node; one != null; one = one.getParent()) if (which.test(one)) return Optional.of(one);
        return Optional.empty();
    }

    private static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) if (!one.isVisible()) return false;
        return true;
    }

    /// What a scrolled list or pane shows only in part, or not at all, is read by scrolling.
    private static boolean isScrolledAway(Node node) {
        for (Node one = node.getParent(); one != null; one = one.getParent()) {
            boolean scrolls = one.getStyleClass().contains("viewport")
                    || one.getStyleClass().contains("clipped-container")
                    || one.getStyleClass().contains("virtual-flow");
            if (scrolls && !holds(place(one), place(node))) return true;
        }
        return false;
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean holds(Bounds card, Bounds place) {
        return place.getMinX() >= card.getMinX() - ROUNDING
                && place.getMaxX() <= card.getMaxX() + ROUNDING
                && place.getMinY() >= card.getMinY() - ROUNDING
                && place.getMaxY() <= card.getMaxY() + ROUNDING;
    }

    /// Line boxes may touch; glyphs are smaller than their box by a quarter of its height.
    private static boolean overlap(Bounds one, Bounds other) {
        double x = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double y = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return x > ROUNDING && y > Math.min(one.getHeight(), other.getHeight()) / 2;
    }
}
