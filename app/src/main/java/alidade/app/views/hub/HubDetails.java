package alidade.app.views.hub;

import alidade.app.fx.Listen;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.engine.exchange.LastExchange.Met;
import alidade.engine.exchange.Problem;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How far each node is, here and at the hub; above it what stands in the way, each with the way out.
final class HubDetails extends StackPane {
    private static final double SPACE = 12;

    private final HubViewModel model;
    private final HubWords words;
    private final VBox all = new VBox(SPACE);

    HubDetails(HubViewModel model, Wording wording) {
        this.model = model;
        words = new HubWords(wording);
        var scroll = new ScrollPane(all);
        scroll.setId("hub-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().setAll(scroll);
        Nodes.onEscape(this, () -> model.open(false));
        Listen.to(model.state(), this, _ -> update());
        update();
    }

    private void update() {
        all.getChildren().clear();
        model.reading().ifPresent(this::show);
    }

    private void show(HubReading reading) {
        var problems = reading.met().map(Met::problems).orElse(List.of());
        if (!problems.isEmpty()) all.getChildren().add(problems(reading, problems));
        all.getChildren().add(nodes(reading));
    }

    private Card problems(HubReading reading, List<Problem> problems) {
        var list = new VBox(SPACE);
        for (var problem : problems)
            list.getChildren()
                    .add(new ProblemNote(
                            problem, reading, words, list.getChildren().size()));
        return new Card("hub-trouble", words.get("hub.trouble"), words.get("hub.trouble.note"), list, false);
    }

    private Card nodes(HubReading reading) {
        var longest =
                reading.nodes().stream().mapToLong(NodeLine::longest).max().orElse(0);
        var rows = new VBox(2);
        for (var line : reading.nodes())
            rows.getChildren()
                    .add(new NodeRow(line, longest, words, model.moment().get()));
        return new Card("hub-vectors", words.get("hub.vectors"), note(reading), rows, false);
    }

    private String note(HubReading reading) {
        return reading.met()
                .map(met -> words.get(
                        "hub.vectors.note", words.ago(met.at(), model.moment().get())))
                .orElse(words.get("hub.vectors.unmet"));
    }

    /// A text that breaks into lines.
    static Label wrapping(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
