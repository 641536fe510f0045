package alidade.app.views.hub;

import alidade.app.widgets.Nodes;
import alidade.engine.exchange.Problem;
import alidade.engine.exchange.Problem.Kind;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One thing that stands in the way of an exchange: what it is, what was found, and what to do.
final class ProblemNote extends VBox {
    private static final Set<Kind> BAD = Set.of(Kind.FORK, Kind.DAMAGED);

    /// @param place in the list, for its id
    ProblemNote(Problem problem, HubReading reading, HubWords words, int place) {
        super(4);
        var id = "hub-problem-" + place;
        setId(id);
        getStyleClass().add("hub-problem");
        var self = reading.nodes().getFirst().node();
        var isOwn = problem.kind() == Kind.FORK && problem.node().equals(self);
        var title = Nodes.badge(words.title(problem), BAD.contains(problem.kind()) ? "bad" : "warn");
        title.setId(id + "-title");
        var head = new HBox(title);
        head.setAlignment(Pos.CENTER_LEFT);
        var way = HubDetails.wrapping(words.way(problem, isOwn), "text-body");
        way.setId(id + "-way");
        var detail = HubDetails.wrapping(problem.detail(), "text-note");
        detail.setId(id + "-detail");
        getChildren().setAll(head, way, detail);
        setAccessibleText(words.title(problem) + ". " + way.getText() + " " + problem.detail());
        if (isOwn) reading.hub().ifPresent(hub -> addSteps(id, reading.workspace(), hub.text(), words));
    }

    private void addSteps(String id, String workspace, String hub, HubWords words) {
        var lines = String.join("\n", HubWords.newNode(workspace, hub));
        var steps = HubDetails.wrapping(lines, "hub-steps");
        steps.setId(id + "-steps");
        var copy = HubForm.button(
                id + "-copy",
                words.get("hub.copy"),
                () -> {
                    var content = new ClipboardContent();
                    content.putString(lines);
                    Clipboard.getSystemClipboard().setContent(content);
                },
                "quiet");
        getChildren().addAll(steps, new HBox(copy));
    }
}
