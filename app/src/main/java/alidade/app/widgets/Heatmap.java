package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;

/// A grid of cells, told by their ground, a sign and a figure; one of them is chosen.
///
/// Arrow keys, Home and End move a cursor whose cell is read to screen readers; Enter and Space choose, as a click
/// does.
/// All cells of one look are one shape, so that a grid of thousands stays fluid.
public final class Heatmap extends Plot {
    static final double SIGN = 3.6;

    private static final double LEAST_WIDTH = 320;
    private static final double LEAST_ROW = 17;
    private static final double MOST_ROW = 34;
    private static final double TOP = 22;
    private static final double NAME_GAP = 12;
    private static final double MOST_FOR_NAMES = 0.2;
    private static final double ROOM_FOR_BOTH = 30;
    private static final double ROOM_FOR_FIGURE = 21;
    private static final double ROOM_FOR_COLUMN_NAME = 62;
    private static final double ROUND = 3;
    private static final double TIP_GAP = 14;

    /// One cell.
    ///
    /// @param look of its ground and sign, as the style sheet names it behind `heat-`
    /// @param figure short, or empty
    /// @param words what it says on hover and to screen readers, line by line
    public record Cell(String look, Sign sign, String figure, List<String> words) {
        public Cell {
            words = List.copyOf(words);
        }
    }

    /// A place in the grid.
    public record Spot(int row, int column) {}

    /// Hears which cell was chosen.
    @FunctionalInterface
    public interface Choice {
        void of(Spot spot);
    }

    private final List<String> rows;
    private final List<String> columns;
    private final List<List<Cell>> cells;
    private final String title;
    private final Choice choice;
    private Optional<Spot> chosen = Optional.empty();
    private Optional<Spot> cursor = Optional.empty();
    private Optional<Spot> hovered = Optional.empty();
    private final List<Node> frames = new ArrayList<>();
    private double left;
    private double cellWidth;
    private double cellHeight;

    /// @param cells by row and column
    /// @param title what the grid is, for screen readers
    public Heatmap(List<String> rows, List<String> columns, List<List<Cell>> cells, String title, Choice choice) {
        super(LEAST_WIDTH, TOP + LEAST_ROW * rows.size());
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
        this.cells = cells.stream().map(List::copyOf).toList();
        this.title = title;
        this.choice = choice;
        getStyleClass().add("heatmap");
        setMaxHeight(TOP + MOST_ROW * rows.size());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
        focusedProperty().addListener((_, _, _) -> drawFrames());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(at(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Frames a cell; nothing is told to anyone.
    public void mark(Optional<Spot> spot) {
        chosen = spot.filter(this::isInside);
        if (cursor.isEmpty()) cursor = chosen;
        drawFrames();
    }

    private boolean isInside(Spot spot) {
        return spot.row >= 0 && spot.row < rows.size() && spot.column >= 0 && spot.column < columns.size();
    }

    @Override
    void draw(double width, double height) {
        if (rows.isEmpty() || columns.isEmpty()) return;
        drawNames(width, height);
        drawGrounds();
        drawMarks();
        drawColumnNames();
        frames.clear();
        drawFrames();
    }

    private void drawNames(double width, double height) {
        var names =
                rows.stream().map(name -> Nodes.shortening(name, "text-body")).toList();
        names.forEach(name -> {
            name.setManaged(false);
            getChildren().add(name);
            name.applyCss();
        });
        double widest =
                names.stream().mapToDouble(name -> name.prefWidth(-1)).max().orElse(0);
        left = Math.ceil(Math.min(widest, width * MOST_FOR_NAMES)) + NAME_GAP;
        cellWidth = (width - left - 1) / columns.size();
        cellHeight = Math.min(MOST_ROW, (height - TOP - 1) / rows.size());
        for (int row = 0; row < names.size(); row++) place(names.get(row), row);
    }

    private void place(Label name, int row) {
        double high = name.prefHeight(-1);
        name.resizeRelocate(
                0, Math.rint(y(row) + (cellHeight - high) / 2), Math.min(left - NAME_GAP, name.prefWidth(-1)), high);
    }

    private void drawGrounds() {
        Map<String, List<PathElement>> grounds = new TreeMap<>();
        each((spot, cell) -> addGround(spot, grounds.computeIfAbsent(cell.look, _ -> new ArrayList<>())));
        grounds.forEach((look, elements) -> add(new Path(elements), "heat-" + look));
    }

    private void drawMarks() {
        Map<String, List<PathElement>> signs = new TreeMap<>();
        each((spot, cell) -> {
            double middle = x(spot.column) + cellWidth / 2;
            double y = y(spot.row) + cellHeight / 2;
            boolean hasSign = cell.sign != Sign.NONE;
            boolean hasFigure = !cell.figure.isEmpty()
                    && cellWidth >= (hasSign ? ROOM_FOR_BOTH : ROOM_FOR_FIGURE)
                    && cellHeight >= LEAST_ROW - 3;
            double aside = hasSign && hasFigure ? 9 : 0;
            signs.computeIfAbsent(cell.look, _ -> new ArrayList<>())
                    .addAll(cell.sign.at(middle - aside, y, Math.min(SIGN, cellWidth * 0.3)));
            if (hasFigure) {
                var figure = write(cell.figure, middle + aside / 2, y, 0.5, "heat-figure");
                figure.getStyleClass().add("heat-figure-" + cell.look);
                figure.setMouseTransparent(true);
            }
        });
        signs.forEach((look, elements) -> add(new Path(elements), "heat-sign", "heat-sign-" + look));
    }

    private void drawColumnNames() {
        int every = Math.max(1, (int) Math.ceil(ROOM_FOR_COLUMN_NAME / cellWidth));
        for (int column = columns.size() - 1; column >= 0; column -= every) {
            double middle = x(column) + cellWidth / 2;
            if (middle < left + 16) continue;
            write(columns.get(column), middle, 8, 0.5, "axis-text").setMouseTransparent(true);
        }
    }

    /// What is done with a cell.
    private interface Taking {
        void of(Spot spot, Cell cell);
    }

    private void each(Taking taking) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                taking.of(new Spot(row, column), cells.get(row).get(column));
            }
        }
    }

    private void addGround(Spot spot, List<PathElement> elements) {
        double gap = cellWidth > 14 ? 1.5 : 0.75;
        double round = Math.min(ROUND, cellWidth / 4);
        double x1 = x(spot.column) + gap;
        double y1 = y(spot.row) + gap;
        double x2 = x(spot.column) + cellWidth - gap;
        double y2 = y(spot.row) + cellHeight - gap;
        elements.add(new MoveTo(x1 + round, y1));
        elements.add(new HLineTo(x2 - round));
        elements.add(new ArcTo(round, round, 0, x2, y1 + round, false, true));
        elements.add(new VLineTo(y2 - round));
        elements.add(new ArcTo(round, round, 0, x2 - round, y2, false, true));
        elements.add(new HLineTo(x1 + round));
        elements.add(new ArcTo(round, round, 0, x1, y2 - round, false, true));
        elements.add(new VLineTo(y1 + round));
        elements.add(new ArcTo(round, round, 0, x1 + round, y1, false, true));
        elements.add(new ClosePath());
    }

    private void drawFrames() {
        getChildren().removeAll(frames);
        frames.clear();
        if (cellWidth <= 0) return;
        chosen.ifPresent(spot -> frames.add(frame(spot, "heat-chosen")));
        if (isFocused()) cursor.ifPresent(spot -> frames.add(frame(spot, "heat-cursor")));
        hovered.ifPresent(spot -> frames.add(tip(spot)));
        if (hovered.isEmpty() && isFocused()) cursor.ifPresent(spot -> frames.add(tip(spot)));
    }

    private Node frame(Spot spot, String style) {
        var frame = new Rectangle(x(spot.column), y(spot.row), cellWidth, cellHeight);
        frame.setArcWidth(2 * ROUND);
        frame.setArcHeight(2 * ROUND);
        return add(frame, style);
    }

    private Node tip(Spot spot) {
        var tip = new VBox();
        tip.getStyleClass().add("tip");
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        var words = cell(spot).words;
        for (int line = 0; line < words.size(); line++) {
            tip.getChildren().add(Nodes.text(words.get(line), line == 0 ? "text-strong" : "text-small"));
        }
        getChildren().add(tip);
        tip.applyCss();
        tip.autosize();
        double room = tip.prefWidth(-1);
        double right = x(spot.column) + cellWidth + TIP_GAP;
        double x = right + room > getWidth() ? x(spot.column) - TIP_GAP - room : right;
        double y = Math.min(y(spot.row), getHeight() - tip.prefHeight(-1));
        tip.relocate(Math.max(0, x), Math.max(0, y));
        return tip;
    }

    private Cell cell(Spot spot) {
        return cells.get(spot.row).get(spot.column);
    }

    private void hover(Optional<Spot> spot) {
        if (spot.equals(hovered)) return;
        hovered = spot;
        drawFrames();
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) return;
        requestFocus();
        at(event.getX(), event.getY()).ifPresent(this::choose);
        event.consume();
    }

    private void onKey(KeyEvent event) {
        if (rows.isEmpty() || columns.isEmpty() || event.isAltDown() || event.isShortcutDown()) return;
        var from = cursor.orElse(new Spot(0, columns.size() - 1));
        switch (event.getCode()) {
            case LEFT -> move(from.row, from.column - 1);
            case RIGHT -> move(from.row, from.column + 1);
            case UP -> move(from.row - 1, from.column);
            case DOWN -> move(from.row + 1, from.column);
            case HOME -> move(from.row, 0);
            case END -> move(from.row, columns.size() - 1);
            case ENTER, SPACE -> choose(from);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int row, int column) {
        var spot = new Spot(
                Math.max(0, Math.min(rows.size() - 1, row)), Math.max(0, Math.min(columns.size() - 1, column)));
        cursor = Optional.of(spot);
        hovered = Optional.empty();
        setAccessibleText(title + ". " + String.join(". ", cell(spot).words));
        drawFrames();
    }

    private void choose(Spot spot) {
        move(spot.row, spot.column);
        choice.of(spot);
    }

    private Optional<Spot> at(double x, double y) {
        if (cellWidth <= 0 || x < left || y < TOP) return Optional.empty();
        var spot = new Spot((int) ((y - TOP) / cellHeight), (int) ((x - left) / cellWidth));
        return Optional.of(spot).filter(this::isInside);
    }

    private double x(int column) {
        return left + column * cellWidth;
    }

    private double y(int row) {
        return TOP + row * cellHeight;
    }

    private Node add(Node node, String... styles) {
        node.getStyleClass().addAll(styles);
        node.setManaged(false);
        node.setMouseTransparent(true);
        getChildren().add(node);
        return node;
    }
}
