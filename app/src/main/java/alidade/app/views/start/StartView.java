package alidade.app.views.start;

import alidade.app.fx.Listen;
import alidade.app.views.start.StartViewModel.Way;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of an empty workspace: a welcome, and the ways to begin.
public final class StartView extends StackPane {
    private static final double GAP = 16;
    private static final double COMPACT_GAP = 9;
    private static final double WIDTH = 1240;

    private final StartViewModel model;
    private final Wording wording;
    private final boolean compact;
    private Optional<Node> other = Optional.empty();

    /// @param compact for small windows
    public StartView(StartViewModel model, Wording wording, boolean compact) {
        this.model = model;
        this.wording = wording;
        this.compact = compact;
        setId("start");
        Listen.to(model.offer(), this, this::show);
        show(model.offer().get());
    }

    /// The same with another way to begin, above the sources.
    public StartView with(Node card) {
        other = Optional.of(card);
        show(model.offer().get());
        return this;
    }

    private void show(Way<StartWork.Offer> offer) {
        switch (offer) {
            case Way.Ready<StartWork.Offer> _, Way.Running<StartWork.Offer> _ ->
                getChildren().setAll(new StateNote("start-state", wording.get("state.loading"), ""));
            case Way.Failed<StartWork.Offer>(var sentence) ->
                getChildren().setAll(new StateNote("start-state", wording.get("state.failed"), sentence));
            case Way.Done<StartWork.Offer>(var there) -> show(there);
        }
    }

    private void show(StartWork.Offer offer) {
        double gap = compact ? COMPACT_GAP : GAP;
        var welcome = Nodes.text(wording.get("start.welcome"), "text-headline");
        welcome.setId("start-welcome");
        var about = new Label(wording.get("start.about"));
        about.setWrapText(true);
        about.getStyleClass().add("text-label");
        var left = new VBox(gap, new ImportCard(model, wording, offer.targets()));
        if (model.canMakeDemo()) left.getChildren().add(new DemoCard(model, wording));
        var columns = new GridPane(gap, gap);
        for (int column = 0; column < 2; column++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            columns.getColumnConstraints().add(half);
        }
        var right = new VBox(gap);
        other.ifPresent(right.getChildren()::add);
        right.getChildren().add(new SourcesCard(model, wording, offer.sources()));
        columns.addRow(0, left, right);
        var all = new VBox(gap, new VBox(4, welcome, about), columns);
        all.setMaxWidth(WIDTH);
        var scroll = new ScrollPane(new StackPane(all));
        scroll.setId("start-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().setAll(scroll);
    }
}
