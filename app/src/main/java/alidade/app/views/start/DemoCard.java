package alidade.app.views.start;

import alidade.app.fx.Listen;
import alidade.app.views.start.StartViewModel.Way;
import alidade.app.widgets.Card;
import alidade.app.widgets.Wording;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The way to a workspace full of invented figures.
final class DemoCard extends VBox {
    private static final double SPACE = 10;

    private final StartViewModel model;
    private final Wording wording;
    private final VBox body = new VBox(SPACE);

    DemoCard(StartViewModel model, Wording wording) {
        this.model = model;
        this.wording = wording;
        getChildren()
                .add(new Card("start-demo", wording.get("start.demo"), wording.get("start.demo.note"), body, false));
        Listen.to(model.making(), this, this::show);
        show(model.making().get());
    }

    private void show(Way<Boolean> way) {
        body.getChildren().clear();
        switch (way) {
            case Way.Running<Boolean>(var step, var isStopping) ->
                body.getChildren().add(Lines.running("start-demo", wording, step, isStopping, model::stopDemo));
            case Way.Failed<Boolean>(var sentence) -> {
                body.getChildren().add(Lines.wrapping("start-demo-failed", sentence, "settings-trouble"));
                body.getChildren().add(button("start.demo.make"));
            }
            case Way.Done<Boolean>(var isReady) -> {
                if (!isReady) {
                    body.getChildren()
                            .add(Lines.wrapping(
                                    "start-demo-cancelled", wording.get("start.demo.cancelled"), "text-note"));
                }
                body.getChildren().add(button(isReady ? "start.demo.make" : "start.demo.goOn"));
            }
            case Way.Ready<Boolean> _ -> body.getChildren().add(button("start.demo.make"));
        }
    }

    private HBox button(String key) {
        return new HBox(Lines.button("start-demo-make", wording.get(key), model::makeDemo, "quiet"));
    }
}
