package alidade.app.views.explain;

import alidade.app.fx.Listen;
import alidade.app.views.explain.ExplainViewModel.LineageState;
import alidade.app.views.explain.ExplainViewModel.State;
import alidade.app.views.explain.ExplainViewModel.Tab;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Segments;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A sheet over the right edge of the window, with a veil over the rest of it.
public final class ExplainView extends StackPane {
    private static final double WIDTH = 640;
    private static final double WIDEST = 760;
    private static final double PART = 0.4;
    private static final double SPACE = 8;

    private final ExplainViewModel model;
    private final Wording wording;

    public ExplainView(ExplainViewModel model, Wording wording) {
        this.model = model;
        this.wording = wording;
        setId("explain");
        setAlignment(Pos.CENTER_RIGHT);
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        setVisible(!(state instanceof State.Closed));
        switch (state) {
            case State.Closed _ -> getChildren().clear();
            case State.Loading(var subject) ->
                sheet(subject, new StateNote("explain-state", wording.get("state.loading"), ""));
            case State.Failed(var subject, var sentence) ->
                sheet(subject, new StateNote("explain-state", wording.get("state.failed"), sentence));
            case State.Shown shown -> sheet(shown.subject(), sides(shown));
        }
    }

    /// Explanation and lineage, of which one is in sight.
    private VBox sides(State.Shown shown) {
        var explained = scrolling(new ExplanationBody(shown, wording, model.definitions()));
        var body = new StackPane();
        VBox.setVgrow(body, Priority.ALWAYS);
        var tabs = new Segments<>(
                "explain-tab",
                List.of(
                        new Segments.Choice<>("explanation", wording.get("explain.tab.explanation"), Tab.EXPLANATION),
                        new Segments.Choice<>("lineage", wording.get("lineage"), Tab.LINEAGE)),
                model.tab(),
                model::show);
        Runnable turn = () -> body.getChildren()
                .setAll(
                        model.tab().get() == Tab.EXPLANATION
                                ? explained
                                : lineage(model.lineage().get()));
        Listen.to(model.tab(), body, _ -> turn.run());
        Listen.to(model.lineage(), body, _ -> turn.run());
        turn.run();
        return new VBox(SPACE, tabs, body);
    }

    private Node lineage(LineageState state) {
        return switch (state) {
            case LineageState.Nothing _, LineageState.Loading _ ->
                new StateNote("lineage-state", wording.get("state.loading"), "");
            case LineageState.Failed(var sentence) ->
                new StateNote("lineage-state", wording.get("state.failed"), sentence);
            case LineageState.Shown(var lineage) -> new LineageTree(lineage, wording);
        };
    }

    private static ScrollPane scrolling(Node body) {
        var scroll = new ScrollPane(body);
        scroll.setId("explain-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void sheet(Subject subject, Node body) {
        var veil = new Region();
        veil.setId("explain-veil");
        veil.getStyleClass().add("veil");
        veil.setAccessibleText(wording.get("explain.close"));
        veil.setOnMouseClicked(_ -> model.close());
        var close = new Button(wording.get("explain.close"));
        close.setId("explain-close");
        close.setAccessibleText(wording.get("explain.close"));
        close.getStyleClass().add("quiet");
        close.setCancelButton(true);
        close.setOnAction(_ -> model.close());
        var title = Nodes.shortening(wording.label(subject.label()), "text-headline");
        title.setId("explain-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(SPACE, title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        var sheet = new VBox(head, body);
        sheet.getStyleClass().add("sheet");
        // Identities of records are long, and a large window has room for them.
        var width = widthProperty().multiply(PART);
        sheet.maxWidthProperty().bind(Bindings.max(WIDTH, Bindings.min(WIDEST, width)));
        sheet.minWidthProperty().bind(sheet.maxWidthProperty());
        getChildren().setAll(veil, sheet);
        close.requestFocus();
    }
}
