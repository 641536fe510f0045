package alidade.app.views.start;

import alidade.app.widgets.Nodes;
import alidade.app.widgets.StepSentence;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Step;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Lines that the cards of the start have in common.
final class Lines {
    private static final double SPACE = 10;

    private Lines() {}

    static Button button(String id, String text, Runnable action, String style) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(text);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static Label wrapping(String id, String text, String style) {
        var label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style);
        return label;
    }

    /// How far long work is, and the button that ends it.
    ///
    /// @param id of the way; its parts get names behind it
    static Node running(String id, Wording wording, Optional<Step> step, boolean isStopping, Runnable stop) {
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setId(id + "-progress");
        var sentence = isStopping
                ? wording.get("start.stopping")
                : step.map(new StepSentence(wording)::of).orElse(wording.get("start.begun"));
        bar.setAccessibleText(sentence);
        var told = Nodes.shortening(sentence, "text-note");
        told.setId(id + "-step");
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(SPACE, bar, told);
        if (!isStopping) line.getChildren().add(button(id + "-stop", wording.get("shell.cancel"), stop, "quiet"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
