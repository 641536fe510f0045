package alidade.app.widgets;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Values of groups as bars under each other, each with its name and its value; a thin mark shows what it is compared
/// with.
public final class RankedBars extends Plot {
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 110;
    private static final double NAME_SHARE = 0.24;
    private static final double VALUE_ROOM = 96;
    private static final double MOST_HEIGHT = 34;
    private static final double FILLED = 0.62;
    private static final double GAP = 10;
    private static final double ROUND = 6;

    /// @param value NaN where there is none
    /// @param before NaN where it is compared with nothing
    /// @param words what is written beside it
    public record Bar(String name, double value, double before, String words) {}

    private final List<Bar> bars;
    private final IntConsumer onChoice;
    private int marked = -1;

    /// @param onChoice gets the place of the bar that a person pointed at
    public RankedBars(List<Bar> bars, IntConsumer onChoice) {
        super(LEAST_WIDTH, LEAST_HEIGHT);
        this.bars = List.copyOf(bars);
        this.onChoice = onChoice;
        getStyleClass().add("ranked-bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> mark(place(event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> mark(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> choose(place(event.getY())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private double rowHeight() {
        return bars.isEmpty() ? MOST_HEIGHT : Math.min(MOST_HEIGHT, getHeight() / bars.size());
    }

    private int place(double y) {
        var place = (int) (y / rowHeight());
        return place < bars.size() ? place : -1;
    }

    private void choose(int place) {
        if (place >= 0) onChoice.accept(place);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.UP) mark(Math.max(0, marked - 1));
        else if (event.getCode() == KeyCode.DOWN) mark(Math.min(bars.size() - 1, marked + 1));
        else if (event.getCode() == KeyCode.ENTER) choose(marked);
        else return;
        event.consume();
    }

    private void mark(int place) {
        if (place == marked) return;
        marked = place;
        redraw();
    }

    @Override
    void draw(double width, double height) {
        var left = width * NAME_SHARE;
        var room = width - left - VALUE_ROOM;
        var most = bars.stream()
                .flatMapToDouble(bar -> java.util.stream.DoubleStream.of(Math.abs(bar.value), Math.abs(bar.before)))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        var row = rowHeight();
        for (var place = 0; place < bars.size(); place++) {
            var bar = bars.get(place);
            var y = place * row;
            if (place == marked) {
                var ground = add(new Rectangle(0, y, width, row), "bar-mark");
                ground.setArcWidth(ROUND);
                ground.setArcHeight(ROUND);
            }
            var name = write(bar.name, 0, y + row / 2, 0, "bar-name");
            shorten(name, left - GAP);
            var length = Double.isNaN(bar.value) || most <= 0 ? 0 : Math.max(1, room * Math.abs(bar.value) / most);
            var shape = add(
                    new Rectangle(left, y + row * (1 - FILLED) / 2, length, row * FILLED),
                    "bar",
                    bar.value < 0 ? "fill-4" : "fill-1");
            shape.setArcWidth(ROUND);
            shape.setArcHeight(ROUND);
            if (!Double.isNaN(bar.before) && most > 0) {
                var x = left + room * Math.abs(bar.before) / most;
                add(new Line(x, y + row * 0.1, x, y + row * 0.9), "bar-before");
            }
            write(bar.words, left + length + GAP, y + row / 2, 0, "bar-value");
        }
    }

    private static void shorten(Text text, double room) {
        var whole = text.getText();
        for (var length = whole.length() - 1;
                length > 0 && text.getLayoutBounds().getWidth() > room;
                length--) {
            var end = Character.isHighSurrogate(whole.charAt(length - 1)) ? length - 1 : length;
            text.setText(whole.substring(0, end) + "…");
        }
    }

    private <N extends Node> N add(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        node.setManaged(false);
        node.setMouseTransparent(true);
        getChildren().add(node);
        return node;
    }
}
