package alidade.app.shell;

import alidade.app.fx.Dress;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.StepSentence;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Step;
import alidade.resources.theme.Theme;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the window shows until its workspace is open, or why that failed.
final class OpeningView extends HBox {
    private static final double SPACE = 18;

    private final Wording wording;
    private final Label step = Nodes.text("", "state-note");
    private final VBox middle;

    OpeningView(Wording wording, Path workspace) {
        this.wording = wording;
        setId("opening");
        var side = new VBox(Navigation.brand(wording, false));
        side.getStyleClass().add("side");
        side.setMinWidth(Navigation.WIDTH);
        step.setId("opening-step");
        middle =
                new VBox(SPACE, new StateNote("opening-note", wording.get("opening.word"), workspace.toString()), step);
        middle.setAlignment(Pos.CENTER);
        middle.getStyleClass().add("page");
        HBox.setHgrow(middle, Priority.ALWAYS);
        getChildren().addAll(side, middle);
    }

    Scene asScene(double width, double height, Theme theme) {
        var scene = new Scene(this, width, height);
        Dress.put(theme, scene);
        return scene;
    }

    void at(Step now) {
        step.setText(new StepSentence(wording).of(now));
    }

    void fail(String sentence, Runnable close) {
        var button = new Button(wording.get("opening.close"));
        button.setId("opening-close");
        button.setOnAction(_ -> close.run());
        button.setCancelButton(true);
        middle.getChildren().setAll(new StateNote("opening-failed", wording.get("opening.failed"), sentence), button);
        button.requestFocus();
    }
}
