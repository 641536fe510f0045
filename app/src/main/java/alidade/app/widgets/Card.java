package alidade.app.widgets;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A surface with a title, a line that says what is on it, something to the right, and a body.
public final class Card extends VBox {
    private static final double SPACE = 8;

    private final HBox head;
    private final Label heading;
    private final Region spring = Nodes.spring();

    /// @param tight whether the note stands beside the title and not under it
    public Card(String id, String title, String note, Node body, boolean tight) {
        super(tight ? SPACE / 2 : SPACE);
        setId(id);
        getStyleClass().add("card");
        heading = Nodes.text(title, "text-title");
        heading.setId(id + "-title");
        var about = tight ? Nodes.shortening(note, "text-note") : Nodes.text(note, "text-note");
        var words = tight ? new HBox(SPACE, heading, about) : new VBox(1, heading, about);
        if (words instanceof HBox line) line.setAlignment(Pos.BASELINE_LEFT);
        head = new HBox(SPACE, words, spring);
        head.setAlignment(tight ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
        getChildren().addAll(head, body);
        VBox.setVgrow(body, Priority.ALWAYS);
    }

    /// Lets a title that is too long be cut, with all of it in its tip.
    public Card shortening() {
        heading.setMinWidth(0);
        heading.getStyleClass().add(Nodes.MAY_SHORTEN);
        Nodes.tip(heading, heading.getText());
        return this;
    }

    /// Puts a node next to the title.
    public Card beside(Node node) {
        head.getChildren().add(head.getChildren().indexOf(spring), node);
        return this;
    }

    /// Puts nodes to the right of the title.
    public Card right(Node... nodes) {
        head.getChildren().addAll(nodes);
        return this;
    }
}
