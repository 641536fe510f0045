package alidade.app.views.quality;

import alidade.app.widgets.Nodes;
import alidade.resources.packs.TableDefinition.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A refused row to be put right: why it was refused and all that came, beside a field for each column.
final class MendForm extends VBox {
    private static final double SPACE = 8;
    private static final int FIELDS_IN_A_ROW = 3;
    private static final double RAW_PART = 34;

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private final MendSheet sheet;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final CheckBox withAlike = new CheckBox();
    private final Label problem = Nodes.shortening("", "badge", "bad");
    private final ProgressBar bar = new ProgressBar();
    private final Label told = Nodes.text("", "text-note");
    private final Button seal = new Button();
    private final Button back = new Button();

    MendForm(QualityRoomViewModel model, RoomLook look, MendSheet sheet) {
        super(SPACE);
        this.model = model;
        this.look = look;
        this.sheet = sheet;
        setId("quality-mend");
        setMinHeight(0);
        Nodes.onEscape(this, model::close);
        var split = new GridPane(SPACE * 2, 0);
        var first = new ColumnConstraints();
        first.setPercentWidth(RAW_PART);
        var second = new ColumnConstraints();
        second.setPercentWidth(100 - RAW_PART);
        split.getColumnConstraints().addAll(first, second);
        var received = received();
        var values = values();
        GridPane.setVgrow(received, Priority.ALWAYS);
        GridPane.setVgrow(values, Priority.ALWAYS);
        split.addRow(0, received, values);
        split.setMinHeight(0);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(split, foot());
    }

    MendSheet sheet() {
        return sheet;
    }

    /// Ready for corrections.
    MendForm open(int alike, Optional<String> why) {
        set(false);
        withAlike.setText(look.get("quality.mend.alike", alike));
        withAlike.setAccessibleText(withAlike.getText());
        withAlike.setVisible(alike > 0);
        withAlike.setManaged(alike > 0);
        problem.setText(why.orElse(""));
        problem.setVisible(why.isPresent());
        problem.setManaged(why.isPresent());
        Nodes.tip(problem, problem.getText());
        return this;
    }

    /// While the engine seals.
    MendForm running(int done, int all) {
        set(true);
        back.setVisible(all > 1);
        back.setManaged(all > 1);
        problem.setVisible(false);
        problem.setManaged(false);
        told.setText(look.get("quality.mend.running", done, all));
        bar.setProgress(all == 1 ? ProgressBar.INDETERMINATE_PROGRESS : (double) done / all);
        bar.setAccessibleText(told.getText());
        return this;
    }

    private void set(boolean isRunning) {
        back.setVisible(true);
        back.setManaged(true);
        bar.setVisible(isRunning);
        bar.setManaged(isRunning);
        told.setVisible(isRunning);
        told.setManaged(isRunning);
        seal.setDisable(isRunning);
        withAlike.setDisable(isRunning);
        fields.values().forEach(field -> field.setDisable(isRunning));
        var key = isRunning ? "quality.mend.stop" : "quality.mend.back";
        back.setText(look.get(key));
        back.setAccessibleText(look.get(key));
        back.setOnAction(_ -> {
            if (isRunning) model.stopMending();
            else model.close();
        });
    }

    private Node received() {
        var row = sheet.row();
        var heading = Nodes.shortening(
                look.get("quality.mend.title", row.ordinal() + 1, row.entry().toString()), "quality-part");
        var where = Nodes.shortening(
                look.wording().label(row.label()) + " · " + look.day(row.date()) + " · " + row.place(), "text-small");
        var reason =
                new Label(look.words().offence(row.rule()) + ": " + look.words().of(row.reason(), List.of()));
        reason.setId("quality-mend-reason");
        reason.getStyleClass().add("quality-reason");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        var raw = new TextArea(sheet.raw());
        raw.setId("quality-mend-raw");
        raw.setAccessibleText(look.get("quality.refused.raw"));
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.setPrefRowCount(3);
        raw.setMinHeight(60);
        raw.getStyleClass().add("quality-raw");
        VBox.setVgrow(raw, Priority.ALWAYS);
        var received = new VBox(SPACE - 3, heading, where, reason, raw);
        received.setMinWidth(0);
        return received;
    }

    private Node values() {
        var grid = new GridPane(SPACE * 1.5, SPACE - 2);
        for (int column = 0; column < FIELDS_IN_A_ROW; column++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / FIELDS_IN_A_ROW);
            grid.getColumnConstraints().add(constraints);
        }
        int at = 0;
        for (var column : sheet.table().columns()) {
            grid.add(field(column), at % FIELDS_IN_A_ROW, at / FIELDS_IN_A_ROW);
            at++;
        }
        grid.getStyleClass().add("quality-fields");
        var scroll = new ScrollPane(grid);
        scroll.setId("quality-mend-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        return scroll;
    }

    private Node field(Column column) {
        var name = look.wording().label(column.label()) + (column.required() ? " *" : "");
        var field = new TextField(sheet.values().getOrDefault(column.name(), ""));
        field.setId("quality-mend-field-" + column.name());
        field.setAccessibleText(
                column.required()
                        ? look.get("quality.mend.required", look.wording().label(column.label()))
                        : name);
        field.getStyleClass().add("quality-field");
        field.setPromptText(RawValues.example(column.type()));
        field.setOnAction(_ -> submit());
        if (isAtFault(column)) {
            field.getStyleClass().add("quality-at-fault");
            focusWhenShown(field);
        }
        fields.put(column.name(), field);
        var label = Nodes.shortening(name, "text-small");
        label.setLabelFor(field);
        return new VBox(1, label, field);
    }

    /// The engine's reason begins with the column that it is about.
    private boolean isAtFault(Column column) {
        return sheet.row()
                .reason()
                .toLowerCase(Locale.ROOT)
                .startsWith(column.name().toLowerCase(Locale.ROOT) + " ");
    }

    private static void focusWhenShown(TextField field) {
        field.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) field.requestFocus();
        });
    }

    private Node foot() {
        problem.setId("quality-mend-problem");
        bar.setId("quality-mend-progress");
        told.setId("quality-mend-told");
        withAlike.setId("quality-mend-alike");
        withAlike.setMinWidth(USE_PREF_SIZE);
        withAlike.getStyleClass().add("quality-choice");
        seal.setId("quality-mend-seal");
        seal.setText(look.get("quality.mend.seal"));
        seal.setAccessibleText(look.get("quality.mend.seal"));
        seal.getStyleClass().add("primary");
        seal.setMinWidth(USE_PREF_SIZE);
        seal.setOnAction(_ -> submit());
        back.setId("quality-mend-back");
        back.getStyleClass().add("quiet");
        back.setMinWidth(USE_PREF_SIZE);
        var foot = new HBox(SPACE, back, problem, told, bar, Nodes.spring(), withAlike, seal);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void submit() {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((column, field) -> values.put(column, field.getText().strip()));
        model.mend(values, withAlike.isVisible() && withAlike.isSelected());
    }
}
