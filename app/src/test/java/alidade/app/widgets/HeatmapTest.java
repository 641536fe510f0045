package alidade.app.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.resources.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class HeatmapTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 90;

    private final List<Heatmap.Spot> chosen = new ArrayList<>();

    private Heatmap heatmap(String name) {
        var rows = IntStream.range(0, ROWS).mapToObj(row -> name + row).toList();
        var columns =
                IntStream.range(0, COLUMNS).mapToObj(column -> "day " + column).toList();
        var cells = IntStream.range(0, ROWS)
                .mapToObj(row -> IntStream.range(0, COLUMNS)
                        .mapToObj(column -> new Heatmap.Cell(
                                column % 2 == 0 ? "good-4" : "failed",
                                column % 2 == 0 ? Sign.NONE : Sign.CROSS,
                                "99",
                                List.of(row + "/" + column)))
                        .toList())
                .toList();
        return new Heatmap(rows, columns, cells, "grid", chosen::add);
    }

    private static void show(Heatmap heatmap) {
        var scene = new Scene(new StackPane(heatmap), 900, 760);
        scene.getStylesheets().setAll(Theme.LIGHT.sheets());
        Picture.settle(scene);
    }

    private static void press(Heatmap heatmap, boolean withAlt, KeyCode... keys) {
        for (var key : keys)
            heatmap.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, withAlt, false));
    }

    @Test
    void thousandsOfCellsAreAFewShapes() {
        int nodes = Display.ask(() -> {
            var heatmap = heatmap("source ");
            show(heatmap);
            return heatmap.getChildrenUnmodifiable().size();
        });

        // 40 names, the names of some days, and a ground and a sign for each of two looks.
        assertThat(nodes).isLessThan(ROWS + 20);
    }

    @Test
    void aNameOfAnyLengthLeavesRoomForTheCells() {
        double widest = Display.ask(() -> {
            var heatmap = heatmap("\ud55c\uae00 ".repeat(100));
            show(heatmap);
            return heatmap.getChildrenUnmodifiable().stream()
                    .filter(Label.class::isInstance)
                    .mapToDouble(name -> name.getBoundsInParent().getMaxX())
                    .max()
                    .orElse(0);
        });

        assertThat(widest).isBetween(100.0, 200.0);
    }

    @Test
    void theCursorStaysInsideAndIsRead() {
        var heard = Display.ask(() -> {
            var heatmap = heatmap("source ");
            show(heatmap);
            var texts = new ArrayList<String>();
            press(heatmap, false, KeyCode.END, KeyCode.RIGHT, KeyCode.UP);
            texts.add(heatmap.getAccessibleText());
            press(heatmap, false, KeyCode.HOME, KeyCode.DOWN, KeyCode.RIGHT);
            texts.add(heatmap.getAccessibleText());
            press(heatmap, true, KeyCode.LEFT);
            texts.add(heatmap.getAccessibleText());
            press(heatmap, false, KeyCode.SPACE);
            return texts;
        });

        assertThat(heard).containsExactly("grid. 0/89", "grid. 1/1", "grid. 1/1");
        assertThat(chosen).containsExactly(new Heatmap.Spot(1, 1));
    }
}
