package alidade.app.views.undo;

import alidade.app.fx.Listen;
import alidade.app.views.undo.UndoViewModel.State;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A line that tells what was just done, with the button that takes it back; absent while there is nothing to tell.
public final class UndoNotice extends HBox {
    private static final double SPACE = 8;

    private final UndoViewModel model;
    private final Wording wording;
    private final boolean isTold;

    /// @param isTold whether what was done is told elsewhere already, so that only the button is needed
    public UndoNotice(UndoViewModel model, Wording wording, boolean isTold) {
        super(SPACE);
        this.model = model;
        this.wording = wording;
        this.isTold = isTold;
        setId("undo-notice");
        getStyleClass().add("undo-notice");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        setVisible(!(state instanceof State.Nothing));
        switch (state) {
            case State.Nothing _ -> getChildren().clear();
            case State.Running _ -> getChildren().setAll(words(wording.get("undo.running"), "plain"));
            case State.Done(var deed, var isAgain) -> {
                if (isTold && !isAgain) getChildren().setAll(button("undo", model::undo));
                else getChildren().setAll(words(deed.words(wording), "good"), button("undo", model::undo));
            }
            case State.Undone(var deed) ->
                getChildren()
                        .setAll(
                                words(wording.get("undo.undone", deed.words(wording)), "plain"),
                                button("redo", model::redo));
            case State.Refused(var sentence) ->
                getChildren().setAll(words(wording.get("undo.refused", sentence), "warn"));
        }
        if (!(state instanceof State.Nothing || state instanceof State.Running)) {
            getChildren().add(button("close", model::dismiss));
        }
    }

    private static Label words(String text, String style) {
        var words = Nodes.shortening(text, "badge", style);
        words.setId("undo-words");
        words.setAccessibleText(text);
        return words;
    }

    private Button button(String key, Runnable action) {
        var button = new Button(wording.get("undo." + key));
        button.setId("undo-" + key);
        button.setAccessibleText(button.getText());
        button.getStyleClass().add("quiet");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
