package alidade.app.widgets;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// What stands where there is nothing to show: loading, no data, or why it failed.
public final class StateNote extends VBox {
    private static final double SPACE = 6;

    public StateNote(String id, String word, String note) {
        super(SPACE);
        setId(id);
        setAlignment(Pos.CENTER);
        setAccessibleText(word + " " + note);
        getChildren().add(Nodes.text(word, "state-word"));
        if (note.isEmpty()) return;
        var reason = new Label(note);
        reason.getStyleClass().add("state-note");
        reason.setWrapText(true);
        reason.setTextAlignment(TextAlignment.CENTER);
        Nodes.tip(reason, note);
        getChildren().add(reason);
    }
}
