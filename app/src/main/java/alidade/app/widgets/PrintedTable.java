package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// A table for paper: its first lines as they stand on the screen, written by the same cells and as wide as its
/// columns.
/// Paper does not scroll.
public final class PrintedTable extends GridPane {
    private static final double GAP = 16;
    private static final double LINE_GAP = 3;

    /// @param table as it was laid out
    /// @param most lines at most
    public PrintedTable(TableView<?> table, int most) {
        super(GAP, LINE_GAP);
        setId(table.getId());
        getStyleClass().add("printed-table");
        fill(table, most);
    }

    private <T> void fill(TableView<T> table, int most) {
        var columns = table.getVisibleLeafColumns();
        int lines = Math.min(most, table.getItems().size());
        for (int at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            boolean isNumbers = column.getStyleClass().contains("numbers");
            getColumnConstraints().add(constraints(column, isNumbers));
            add(Nodes.shortening(heading(column), "head-text"), at, 0);
            for (int line = 0; line < lines; line++) add(cell(table, column, line), at, line + 1);
        }
    }

    private static ColumnConstraints constraints(TableColumn<?, ?> column, boolean isNumbers) {
        var constraints = new ColumnConstraints();
        constraints.setMinWidth(column.getWidth() - GAP);
        constraints.setPrefWidth(column.getWidth() - GAP);
        constraints.setMaxWidth(column.getWidth() - GAP);
        constraints.setHalignment(isNumbers ? HPos.RIGHT : HPos.LEFT);
        return constraints;
    }

    private static String heading(TableColumn<?, ?> column) {
        return column.getGraphic() instanceof Labeled head ? head.getText() : column.getText();
    }

    /// What the cell of the table would show, by the same cell.
    private static <T, S> Label cell(TableView<T> table, TableColumn<T, S> column, int line) {
        TableCell<T, S> cell = column.getCellFactory().call(column);
        cell.updateTableView(table);
        cell.updateTableColumn(column);
        cell.updateIndex(line);
        return Nodes.shortening(text(cell), "text-body");
    }

    private static String text(IndexedCell<?> cell) {
        if (cell.getGraphic() instanceof Labeled label) return label.getText();
        return cell.getText() == null ? "" : cell.getText();
    }

    /// The texts of the lines, for whoever wants to know what is printed.
    public List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        int rows = getRowCount();
        for (int row = 1; row < rows; row++) {
            int line = row;
            lines.add(cells().filter(cell -> GridPane.getRowIndex(cell) == line)
                    .map(cell -> ((Label) cell).getText())
                    .toList());
        }
        return lines;
    }

    private Stream<Node> cells() {
        return getChildren().stream().filter(Label.class::isInstance);
    }
}
