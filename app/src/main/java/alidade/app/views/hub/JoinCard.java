package alidade.app.views.hub;

import alidade.app.fx.Listen;
import alidade.app.views.hub.HubViewModel.Going;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The way into a workspace that others fill: joining their hub.
public final class JoinCard extends VBox {
    private static final double SPACE = 10;

    private final HubViewModel model;
    private final HubWords words;
    private final HubForm form;
    private final VBox foot = new VBox(SPACE);

    public JoinCard(HubViewModel model, Wording wording) {
        this.model = model;
        words = new HubWords(wording);
        form = new HubForm("start-hub", model, wording);
        getChildren()
                .setAll(new Card(
                        "start-hub",
                        words.get("hub.join"),
                        words.get("hub.join.note"),
                        new VBox(SPACE, form, foot),
                        false));
        Listen.to(model.going(), this, this::show);
        Listen.to(model.state(), this, _ -> fill());
        fill();
        show(model.going().get());
    }

    private void fill() {
        if (!form.field().getText().isEmpty()) return;
        model.reading().flatMap(HubReading::hub).ifPresent(hub -> form.field().setText(hub.text()));
    }

    private void show(Going going) {
        form.setDisable(going instanceof Going.Running);
        foot.getChildren()
                .setAll(
                        switch (going) {
                            case Going.Idle _ -> List.of(join());
                            case Going.Running running -> List.of(running(running));
                            case Going.Failed(var sentence) ->
                                List.of(line("start-hub-broken", sentence, "settings-trouble"), join());
                            case Going.Over(var over) ->
                                List.of(line("start-hub-over", words.over(over), "text-body"), join());
                        });
    }

    private static Region line(String id, String text, String style) {
        var label = HubDetails.wrapping(text, style);
        label.setId(id);
        return label;
    }

    private HBox join() {
        var join = HubForm.button(
                "start-hub-join", words.get("hub.join.begin"), () -> model.join(form.address()), "primary");
        join.disableProperty().bind(form.field().textProperty().map(String::isBlank));
        return new HBox(join);
    }

    private HBox running(Going.Running running) {
        var part = HubWords.part(running);
        var bar = new ProgressBar(part < 0 ? ProgressBar.INDETERMINATE_PROGRESS : part);
        bar.setId("start-hub-progress");
        var sentence = words.going(running);
        bar.setAccessibleText(sentence);
        var told = Nodes.shortening(sentence, "text-note");
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        var box = new HBox(SPACE, bar, told);
        if (!running.stopping())
            box.getChildren().add(HubForm.button("start-hub-stop", words.get("shell.cancel"), model::cancel, "quiet"));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
