package alidade.app.views.quality;

import alidade.app.fx.Listen;
import alidade.app.views.quality.QualityRoomViewModel.ConfirmState;
import alidade.app.widgets.Nodes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The batches that wait for a person, with the question whether one counts.
final class HeldList extends ScrollPane {
    private static final double SPACE = 8;
    private static final double WHY_WIDTH = 340;

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private final VBox rows = new VBox(SPACE);
    private List<HeldBatch> held = List.of();
    private ZoneId zone = ZoneOffset.UTC;

    HeldList(QualityRoomViewModel model, RoomLook look) {
        this.model = model;
        this.look = look;
        setId("quality-held");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        setContent(rows);
        Listen.to(model.confirming(), this, _ -> build());
    }

    void show(List<HeldBatch> held, ZoneId zone) {
        if (held.equals(this.held) && zone.equals(this.zone)) return;
        this.held = held;
        this.zone = zone;
        build();
    }

    private void build() {
        rows.getChildren().setAll(held.stream().map(this::row).toList());
    }

    private Node row(HeldBatch batch) {
        var id = "quality-held-" + batch.entry().seq();
        var name = Nodes.shortening(look.wording().label(batch.label()), "text-title");
        var badge = Nodes.badge(look.get("quality.mark.held"), "warn");
        var run = Nodes.shortening(
                look.get(
                        "quality.held.run",
                        batch.batch(),
                        look.wording().formats().moment(batch.startedAt(), zone),
                        batch.entry().toString()),
                "text-note");
        // A long name gives way to it.
        run.setMinWidth(look.compact() ? 0 : USE_PREF_SIZE);
        var head = new HBox(SPACE, name, badge, run);
        head.setAlignment(Pos.BASELINE_LEFT);
        var reason = new Label(look.words().all(batch.reason()));
        reason.setId(id + "-reason");
        reason.getStyleClass().add("text-body");
        reason.setWrapText(true);
        var counts = Nodes.text(
                look.get(
                        "quality.held.counts",
                        look.number(batch.rows()),
                        look.number(batch.refused()),
                        look.number(batch.pages())),
                "text-note");
        counts.setId(id + "-counts");
        var foot = new HBox(SPACE, counts, Nodes.spring());
        foot.setAlignment(Pos.CENTER_LEFT);
        var row = new VBox(SPACE - 3, head, reason, foot);
        row.setId(id);
        row.getStyleClass().add("quality-held");
        switch (model.confirming().get()) {
            case ConfirmState.Asking(var asked, var problem)
            when asked.entry().equals(batch.entry()) -> row.getChildren().add(question(id, problem));
            case ConfirmState.Running(var asked)
            when asked.entry().equals(batch.entry()) -> foot.getChildren().addAll(progress(id));
            case ConfirmState.Idle _, ConfirmState.Asking _, ConfirmState.Running _ -> {
                if (!model.isPast()) foot.getChildren().add(ask(id, batch));
            }
        }
        return row;
    }

    private Button ask(String id, HeldBatch batch) {
        var ask = button(id + "-ask", "quality.confirm.ask", "quiet");
        ask.setAccessibleText(
                look.get("quality.confirm.ask") + ": " + look.wording().label(batch.label()) + " " + batch.entry());
        ask.setDisable(model.confirming().get() instanceof ConfirmState.Running);
        ask.setOnAction(_ -> model.ask(batch));
        return ask;
    }

    private List<Node> progress(String id) {
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setId(id + "-progress");
        bar.setAccessibleText(look.get("quality.confirm.running"));
        return List.of(Nodes.text(look.get("quality.confirm.running"), "text-note"), bar);
    }

    private Node question(String id, Optional<String> problem) {
        var question = new Label(look.get("quality.confirm.question"));
        question.getStyleClass().add("text-strong");
        question.setWrapText(true);
        var why = new TextField();
        why.setId(id + "-why");
        why.setPromptText(look.get("quality.confirm.why"));
        why.setAccessibleText(look.get("quality.confirm.why"));
        why.setPrefWidth(WHY_WIDTH);
        why.getStyleClass().add("quality-field");
        HBox.setHgrow(why, Priority.ALWAYS);
        var yes = button(id + "-yes", "quality.confirm.yes", "primary");
        yes.disableProperty().bind(why.textProperty().map(String::isBlank));
        yes.setOnAction(_ -> model.confirm(why.getText()));
        why.setOnAction(_ -> model.confirm(why.getText()));
        var no = button(id + "-no", "quality.confirm.no", "quiet");
        no.setOnAction(_ -> model.dismiss());
        var line = new HBox(SPACE, why, no, yes);
        line.setAlignment(Pos.CENTER_LEFT);
        var part = new VBox(SPACE - 2, question, line);
        part.getStyleClass().add("quality-question");
        Nodes.onEscape(part, model::dismiss);
        problem.ifPresent(sentence -> {
            var told = Nodes.shortening(sentence, "badge", "bad");
            told.setId(id + "-problem");
            part.getChildren().add(told);
        });
        why.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) why.requestFocus();
        });
        return part;
    }

    private Button button(String id, String key, String style) {
        var button = new Button(look.get(key));
        button.setId(id);
        button.setAccessibleText(look.get(key));
        button.getStyleClass().add(style);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
