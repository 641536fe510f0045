package alidade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.SampleFigures;
import alidade.app.widgets.Nodes;
import alidade.resources.theme.Theme;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finds texts that are cut, stand outside of their card or the window, overlap, or have no glyph.
class ReadableTextTest {
    private static final double ROUNDING = 1.5;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    LIGHT, zh, 1920, 1080
                    LIGHT, en, 1920, 1080
                    DARK, zh, 1920, 1080
                    DARK, en, 1920, 1080
                    LIGHT, zh, 1366, 768
                    LIGHT, en, 1366, 768
                    DARK, zh, 1366, 768
                    DARK, en, 1366, 768
                    """)
    void everyTextOfTheOverviewCanBeRead(Theme theme, String language, int width, int height) {
        var page = new OverviewReader(new SampleFigures()).read(SampleFigures.dashboard());
        var problems = Display.ask(() -> {
            var scene = Snapshot.view(page, theme, Locale.of(language)).asScene(width, height);
            Picture.settle(scene);
            return problems(scene);
        });

        assertThat(problems).isEmpty();
    }

    private static List<String> problems(Scene scene) {
        var problems = new ArrayList<String>();
        var seen = new ArrayList<Text>();
        for (var node : ShellViewTest.all(scene.getRoot())) {
            if (node instanceof Labeled labeled && isCut(labeled)) problems.add("cut: " + labeled.getText());
            if (!(node instanceof Text text) || text.getText().isBlank() || !isShown(text)) continue;
            var place = place(text);
            if (place.getMinX() < -ROUNDING
                    || place.getMinY() < -ROUNDING
                    || place.getMaxX() > scene.getWidth() + ROUNDING
                    || place.getMaxY() > scene.getHeight() + ROUNDING) {
                problems.add("outside of the window: " + text.getText());
            }
            card(text)
                    .map(ReadableTextTest::place)
                    .filter(card -> !holds(card, place))
                    .ifPresent(_ -> problems.add("outside of its card: " + text.getText()));
            for (var other : seen) {
                if (overlap(place, place(other))) problems.add(text.getText() + " overlaps " + other.getText());
            }
            if (BUNDLED.canDisplayUpTo(text.getText()) >= 0) problems.add("no glyph for: " + text.getText());
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

    /// A label that may not give way must show all of its text.
    private static boolean isCut(Labeled labeled) {
        if (labeled.getStyleClass().contains(Nodes.MAY_SHORTEN) || !isShown(labeled)) return false;
        var shown = labeled.lookup(".text");
        return shown instanceof Text text && !text.getText().equals(labeled.getText()) && !labeled.isWrapText();
    }

    private static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) if (!one.isVisible()) return false;
        return true;
    }

    private static Optional<Node> card(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (one.getStyleClass().contains("card")) return Optional.of(one);
        }
        return Optional.empty();
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

    @Test
    void theCheckFindsACutText() {
        var cut = Display.ask(() -> {
            var label = new Label("a text that is far too long for this place");
            label.setMaxWidth(60);
            var scene = new Scene(new HBox(label), 60, 40);
            Picture.settle(scene);
            return isCut(label);
        });

        assertThat(cut).isTrue();
    }
}
