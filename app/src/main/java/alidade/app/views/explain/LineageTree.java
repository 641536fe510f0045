package alidade.app.views.explain;

import alidade.app.views.explain.Lineage.Kind;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.Locale;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The way from a number back to what was received, step by step; the arrow keys open and close a step.
final class LineageTree extends VBox {
    private static final double SPACE = 8;

    private final Wording wording;

    LineageTree(Lineage lineage, Wording wording) {
        this.wording = wording;
        setId("lineage");
        var tree = new TreeView<>(item(lineage, 0));
        tree.setId("lineage-tree");
        tree.setAccessibleText(wording.get("lineage"));
        tree.getStyleClass().add("lineage-tree");
        tree.setCellFactory(_ -> new Cell());
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().setAll(tree);
    }

    /// Open down to the entries; what an entry is made from opens on demand.
    private static TreeItem<Lineage> item(Lineage step, int depth) {
        var item = new TreeItem<>(step);
        for (var one : step.from()) item.getChildren().add(item(one, depth + 1));
        item.setExpanded(step.kind() != Kind.ENTRY && step.kind() != Kind.CLASSIFICATION && step.kind() != Kind.TABLE);
        return item;
    }

    private final class Cell extends TreeCell<Lineage> {
        Cell() {
            // As wide as the tree, so that long names are shortened and nothing has to be scrolled sideways.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Lineage step, boolean isEmpty) {
            super.updateItem(step, isEmpty);
            setText(null);
            setGraphic(isEmpty || step == null ? null : line(step));
            if (!isEmpty && step != null) setAccessibleText(kind(step) + " " + name(step) + " " + detail(step));
        }
    }

    private HBox line(Lineage step) {
        var name = Nodes.shortening(name(step), "text-body");
        HBox.setHgrow(name, Priority.SOMETIMES);
        var detail = Nodes.shortening(detail(step), "text-note");
        var line = new HBox(SPACE, Nodes.badge(kind(step), "plain"), name, detail);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return line;
    }

    private String kind(Lineage step) {
        return wording.get("lineage.kind." + step.kind().name().toLowerCase(Locale.ROOT));
    }

    private String name(Lineage step) {
        return switch (step.kind()) {
            case COMPONENT -> component(step.name().in(wording.locale()));
            case GONE -> wording.get("lineage.gone", step.name().in(wording.locale()));
            default -> wording.label(step.name());
        };
    }

    private String component(String name) {
        return switch (name) {
            case "numerator", "denominator", "now", "before" -> wording.get("explain.component." + name);
            default -> wording.get("explain.component.value");
        };
    }

    private String detail(Lineage step) {
        var detail = step.detail();
        if (step.amount().isPresent()) {
            detail += " · " + wording.formats().exact(step.amount().get().value());
        }
        if (step.more() > 0) detail += " · " + wording.get("lineage.more", step.more());
        return detail;
    }
}
