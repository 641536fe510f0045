package alidade.app.widgets;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a chart says about the day under the pointer.
final class ChartTip extends VBox {
    private static final double SPACE = 8;
    private static final double NOTE_WIDTH = 300;
    private static final int MOST_NOTES = 3;

    /// @param notes what people wrote about the day
    ChartTip(String day, List<TimeChart.Series> series, int index, List<String> notes) {
        getStyleClass().add("tip");
        setMouseTransparent(true);
        setManaged(false);
        getChildren().add(Nodes.text(day, "text-strong"));
        for (var one : series) {
            var line = new HBox(
                    SPACE,
                    Nodes.dot(one.colour()),
                    Nodes.text(one.name(), "text-small"),
                    Nodes.spring(),
                    Nodes.text(one.days().get(index).words(), "text-strong"));
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        }
        for (var note : notes.subList(0, Math.min(MOST_NOTES, notes.size())))
            getChildren().add(note(note));
        if (notes.size() > MOST_NOTES) getChildren().add(Nodes.text("+" + (notes.size() - MOST_NOTES), "text-small"));
    }

    private static Label note(String words) {
        var note = new Label(words);
        note.setWrapText(true);
        note.setMaxWidth(NOTE_WIDTH);
        note.getStyleClass().addAll("text-body", "tip-note");
        return note;
    }
}
