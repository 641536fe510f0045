package alidade.app.views.settings;

import alidade.app.widgets.Nodes;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// Small parts of the cards of the settings.
final class Fields {
    private static final double GAP = 12;
    private static final double NAME_WIDTH = 150;

    private Fields() {}

    /// Rows of a name with what belongs to it.
    static GridPane grid() {
        var grid = new GridPane(GAP, GAP);
        var names = new ColumnConstraints();
        names.setMinWidth(NAME_WIDTH);
        var rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, rest);
        return grid;
    }

    static void row(GridPane grid, String name, Node node) {
        int row = grid.getRowCount();
        grid.add(Nodes.text(name, "text-label"), 0, row);
        grid.add(node, 1, row);
        var middle = new RowConstraints();
        middle.setValignment(javafx.geometry.VPos.CENTER);
        grid.getRowConstraints().add(middle);
    }

    static Label wrapping(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setAlignment(Pos.TOP_LEFT);
        return label;
    }

    static Button button(String id, String text, Runnable action, String style) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(text);
        button.getStyleClass().add(style);
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
