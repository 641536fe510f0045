package alidade.app.views.wall;

import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;

/// Under every page: of when its numbers are, how its sources stand, when it was last known that all this lives, and
/// which page it is. Its nodes stay; only their texts change.
final class TruthBar extends HBox {
    private static final double SPACE = 14;
    private static final double DOT = 3.6;
    private static final double DOT_GAP = 6;
    private static final int MOST_DOTS = 12;

    private final Wording wording;
    private final Label demo;
    private final Label data = Nodes.text("", "wall-truth");
    private final Label sources = Nodes.shortening("", "wall-truth");
    private final Label life = Nodes.text("", "wall-truth");
    private final HBox pages = new HBox(DOT_GAP);

    TruthBar(Wording wording) {
        super(SPACE);
        this.wording = wording;
        setId("truth");
        getStyleClass().add("wall-bar");
        setAlignment(Pos.CENTER_LEFT);
        demo = Nodes.badge(wording.get("shell.demo"), "solid");
        demo.setId("truth-demo");
        data.setId("truth-data");
        sources.setId("truth-sources");
        life.setId("truth-life");
        pages.setId("truth-pages");
        pages.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(sources, Priority.ALWAYS);
        sources.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(demo, data, sources, life, pages);
    }

    void show(Truth truth) {
        demo.setVisible(truth.demo());
        demo.setManaged(truth.demo());
        data.setText(data(truth));
        sources.setText(sources(truth));
        life.setText(life(truth));
    }

    private String data(Truth truth) {
        return truth.dataTime()
                .map(moment -> wording.get("wall.data", wording.formats().moment(moment, truth.zone()), truth.zone()))
                .orElse("");
    }

    /// How many are good; which are not stands in the head of the page.
    private String sources(Truth truth) {
        var all = truth.quality().sources();
        if (all.isEmpty()) return "";
        int good = truth.quality().in(Standing.GOOD).size();
        return wording.get("wall.sources", good, all.size());
    }

    private String life(Truth truth) {
        var answered = truth.read()
                .map(age -> wording.get("wall.answered", Ages.words(age, wording)))
                .orElse(wording.get("wall.answered.never"));
        var collected = truth.collected()
                .filter(age -> age.compareTo(Duration.ZERO) >= 0)
                .map(age -> " · " + wording.get("wall.collected", Ages.words(age, wording)))
                .orElse("");
        return answered + collected;
    }

    /// Which page stands, as dots; as numbers where there are too many.
    void show(int page, int of) {
        pages.getChildren().clear();
        pages.setAccessibleText((page + 1) + " / " + of);
        if (of < 2) return;
        if (of > MOST_DOTS) {
            pages.getChildren().add(Nodes.text((page + 1) + " / " + of, "wall-truth"));
            return;
        }
        for (int i = 0; i < of; i++) {
            var dot = new Circle(i == page ? DOT : DOT * 0.7);
            dot.getStyleClass().add(i == page ? "wall-dot-on" : "wall-dot");
            pages.getChildren().add(dot);
        }
    }
}
