package alidade.app.views.quality;

import alidade.app.fx.Listen;
import alidade.app.views.quality.QualityRoomViewModel.MendState;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.ShortCell;
import alidade.app.widgets.StateNote;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The refused rows as a table, and in its place the row that is being put right.
final class RefusedList extends StackPane {
    private static final double SPACE = 8;
    private static final double ROW = 30;
    private static final double COMPACT_ROW = 25;

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private final TableView<Refusals.Row> table = new TableView<>();
    private final VBox list;
    private final Button open;
    private final Label hint;

    RefusedList(QualityRoomViewModel model, RoomLook look) {
        this.model = model;
        this.look = look;
        setMinHeight(0);
        table.setId("quality-refused");
        table.setAccessibleText(look.get("quality.refused.title"));
        table.setFixedCellSize(look.compact() ? COMPACT_ROW : ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("source", 146, 88, row -> look.wording().label(row.label())),
                        column("date", 96, 84, row -> look.day(row.date())),
                        column("place", 202, 108, Refusals.Row::place),
                        column("rule", 82, 66, row -> look.words().offence(row.rule())),
                        column("reason", 376, 246, row -> look.words().of(row.reason(), List.of())),
                        column("raw", 210, 92, Refusals.Row::raw),
                        column("state", 100, 76, this::state)));
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) openSelected();
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            openSelected();
            event.consume();
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        open = new Button(look.get("quality.mend.open"));
        open.setId("quality-mend-open");
        open.setAccessibleText(look.get("quality.mend.open"));
        open.getStyleClass().add("quiet");
        open.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        open.setOnAction(_ -> openSelected());
        hint = Nodes.shortening(look.get("quality.mend.hint"), "text-note", Nodes.FOR_SCREEN);
        var foot = new HBox(SPACE, hint, Nodes.spring(), open);
        foot.setAlignment(Pos.CENTER_LEFT);
        list = new VBox(SPACE, table, foot);
        list.setMinHeight(0);
        Listen.to(model.mending(), this, this::show);
        show(model.mending().get());
    }

    void show(Refusals refusals) {
        open.setVisible(!model.isPast());
        open.setManaged(!model.isPast());
        hint.setText(look.get(model.isPast() ? "quality.mend.past" : "quality.mend.hint"));
        var selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(refusals.rows());
        var again = refusals.rows().stream()
                .filter(row -> selected != null && row.isSame(selected))
                .findFirst();
        again.ifPresent(table.getSelectionModel()::select);
    }

    private void show(MendState state) {
        switch (state) {
            case MendState.Closed _ -> {
                boolean wasOpen = !getChildren().isEmpty() && !getChildren().contains(list);
                getChildren().setAll(list);
                if (wasOpen) table.requestFocus();
            }
            case MendState.Opening _ ->
                getChildren().setAll(new StateNote("quality-mend-state", look.get("state.loading"), ""));
            case MendState.Open(var sheet, var alike, var problem) ->
                getChildren().setAll(form(sheet).open(alike, problem));
            case MendState.Running(var sheet, var done, var all) ->
                getChildren().setAll(form(sheet).running(done, all));
        }
    }

    /// The form of the row that is shown already, with what was typed into it, or a new one.
    private MendForm form(MendSheet sheet) {
        return getChildren().stream()
                .filter(MendForm.class::isInstance)
                .map(MendForm.class::cast)
                .filter(one -> one.sheet().equals(sheet))
                .findFirst()
                .orElseGet(() -> new MendForm(model, look, sheet));
    }

    private void openSelected() {
        var row = table.getSelectionModel().getSelectedItem();
        if (row != null) model.open(row);
    }

    private String state(Refusals.Row row) {
        if (model.isMended(row)) return look.get("quality.refused.mended");
        return row.mends() > 0
                ? look.get("quality.refused.some", row.mends(), row.ofEntry())
                : look.get("quality.refused.open");
    }

    private TableColumn<Refusals.Row, String> column(
            String name, double width, double compactWidth, Function<Refusals.Row, String> text) {
        var column = new TableColumn<Refusals.Row, String>(look.get("quality.refused." + name));
        column.setId("quality-refused-" + name);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(look.compact() ? compactWidth : width);
        column.setMinWidth(compactWidth * 0.7);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(_ -> new ShortCell<>());
        return column;
    }
}
