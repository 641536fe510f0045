package alidade.app.views.help;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;

/// A table of an article: columns as wide as their texts ask for, as far as there is room; long texts are broken.
final class ArticleTable extends GridPane {
    private static final int NARROWEST = 5;
    private static final int WIDEST = 46;

    private final Function<TableCell, Node> flow;

    ArticleTable(TableBlock table, Function<TableCell, Node> flow) {
        this.flow = flow;
        getStyleClass().add("help-table");
        var rows = rows(table);
        int first =
                rows.getFirst().stream().allMatch(cell -> Article.words(cell).isEmpty()) ? 1 : 0;
        int columns = rows.getFirst().size();
        var weights = IntStream.range(0, columns)
                .map(column -> weight(rows.subList(first, rows.size()), column))
                .toArray();
        double all = IntStream.of(weights).sum();
        for (var weight : weights) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(100 * weight / all);
            constraints.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(constraints);
        }
        for (int row = first; row < rows.size(); row++) {
            for (int column = 0; column < Math.min(columns, rows.get(row).size()); column++) {
                add(cell(rows.get(row).get(column), row == 0, first == 1 && column == 0), column, row);
            }
        }
    }

    private Node cell(TableCell cell, boolean isHead, boolean isName) {
        var place = new StackPane(flow.apply(cell));
        place.getStyleClass().add(isHead ? "help-table-head" : isName ? "help-table-name" : "help-table-cell");
        place.setMinWidth(0);
        return place;
    }

    private static List<List<TableCell>> rows(TableBlock table) {
        var rows = new ArrayList<List<TableCell>>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                var cells = new ArrayList<TableCell>();
                for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    if (cell instanceof TableCell one) cells.add(one);
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    /// The width that the longest text of a column asks for, in letters; a Chinese one counts twice.
    private static int weight(List<List<TableCell>> rows, int column) {
        int longest = rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> width(Article.words(row.get(column))))
                .max()
                .orElse(0);
        return Math.clamp(longest, NARROWEST, WIDEST) + 2;
    }

    private static int width(String text) {
        return text.length() + (int) text.chars().filter(sign -> sign > 0x2e7f).count();
    }
}
