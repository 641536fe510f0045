package alidade.app.views.board;

import alidade.app.views.board.BoardReading.Line;
import alidade.app.views.board.BoardViewModel.Order;
import alidade.app.views.overview.Change;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The lines of a board. Only those that are seen have nodes; their order is made elsewhere.
final class BoardTable {
    private static final double RANK = 70;
    private static final double NAME = 360;
    private static final double NUMBER = 150;
    private static final double MEDAL = 26;
    private static final int MEDALS = 3;

    private final Wording wording;
    private final Consumer<Order> sort;
    private final Consumer<Line> look;
    private final TableView<Line> table = new TableView<>();

    BoardTable(Wording wording, Consumer<Order> sort, Consumer<Line> look) {
        this.wording = wording;
        this.sort = sort;
        this.look = look;
        table.setId("board-table");
        table.setAccessibleText(wording.get("nav.board"));
        table.getStyleClass().add("answer-table");
        table.getColumns()
                .setAll(List.of(
                        narrow(column("rank", RANK, "", Order.RANK, this::rank)),
                        narrow(column("move", RANK, "", Order.RISEN, this::move)),
                        column("name", NAME, "", Order.NAME, this::name),
                        narrow(column("value", NUMBER, "numbers", Order.RANK, this::value)),
                        narrow(column("change", NUMBER, "numbers", Order.BEFORE, this::change))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPlaceholder(Nodes.text(wording.get("board.nothing"), "text-note"));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) open();
        });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) open();
        });
    }

    TableView<Line> node() {
        return table;
    }

    void show(List<Line> lines) {
        table.setItems(FXCollections.observableList(lines));
    }

    private void open() {
        var line = table.getSelectionModel().getSelectedItem();
        if (line != null) look.accept(line);
    }

    /// Its head is a button that sorts, since the lines are not sorted by the table.
    private TableColumn<Line, Line> column(
            String key, double width, String style, Order order, Function<Line, Node> paint) {
        var column = new TableColumn<Line, Line>();
        column.setId("board-column-" + key);
        var head = new Label(wording.get("board.column." + key));
        head.setId("board-sort-" + key);
        Nodes.button(head, wording.get("board.sort", head.getText()), () -> sort.accept(order));
        column.setGraphic(head);
        column.setSortable(false);
        column.setPrefWidth(width);
        if (!style.isEmpty()) column.getStyleClass().add(style);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(empty || line == null ? null : paint.apply(line));
            }
        });
        return column;
    }

    private static TableColumn<Line, Line> narrow(TableColumn<Line, Line> column) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth());
        return column;
    }

    private Node rank(Line line) {
        var rank = Nodes.text(Integer.toString(line.rank()), "rank");
        rank.setMinWidth(MEDAL);
        if (line.rank() <= MEDALS) rank.getStyleClass().add("top");
        return rank;
    }

    private Node move(Line line) {
        if (line.rankBefore().isEmpty()) return Nodes.text(wording.get("board.new"), "move-up");
        int up = line.rankBefore().getAsInt() - line.rank();
        if (up == 0) return Nodes.text("=", "move-none");
        return Nodes.text((up > 0 ? "▲" : "▼") + Math.abs(up), up > 0 ? "move-up" : "move-down");
    }

    private Node name(Line line) {
        var name = line.name();
        var rest = name.restIn(wording.locale());
        return Nodes.shortening(
                rest.isEmpty() ? name.in(wording.locale()) : name.in(wording.locale()) + "  ·  " + rest, "text-body");
    }

    private Node value(Line line) {
        return Nodes.text(line.figure().value().map(wording.formats()::exact).orElse("—"), "text-strong");
    }

    private Node change(Line line) {
        Optional<Change> change =
                line.before().flatMap(before -> Change.between(before, line.figure(), wording.formats()));
        return change.<Node>map(Change::badge).orElseGet(() -> Nodes.text("—", "text-small"));
    }
}
