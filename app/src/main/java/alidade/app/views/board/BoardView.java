package alidade.app.views.board;

import alidade.app.fx.Listen;
import alidade.app.views.board.BoardReading.Line;
import alidade.app.views.board.BoardViewModel.Chosen;
import alidade.app.views.board.BoardViewModel.State;
import alidade.app.views.explain.Subject;
import alidade.app.views.overview.Figure;
import alidade.app.widgets.Card;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import alidade.resources.packs.MetricDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The nodes of the view: the choice of a board, its lines, and beside them the line that is looked at closely.
public final class BoardView extends HBox {
    private static final double GAP = 14;
    private static final double COMPACT_GAP = 8;
    private static final double SEARCH = 320;
    private static final double SHEET = 560;
    private static final double COMPACT_SHEET = 430;
    private static final Duration STILL = Duration.millis(150);

    private final BoardViewModel model;
    private final Wording wording;
    private final boolean compact;
    private final Consumer<Subject> explain;
    private final StackPane body = new StackPane();
    private final ComboBox<MetricDefinition> metric;
    private final ComboBox<List<String>> grouping;
    private final TextField search = new TextField();
    private final BoardTable table;
    private boolean isShowing;

    public BoardView(BoardViewModel model, Wording wording, boolean compact, Consumer<Subject> explain) {
        super(compact ? COMPACT_GAP : GAP);
        this.model = model;
        this.wording = wording;
        this.compact = compact;
        this.explain = explain;
        setId("board");
        table = new BoardTable(wording, model::sort, model::look);
        metric = Choices.of(
                "board-metric",
                wording.get("explore.metric"),
                one -> wording.label(one.label()),
                one -> ask(one, List.of()));
        grouping = Choices.of(
                "board-grouping", wording.get("explore.by"), this::grouping, one -> ask(metric.getValue(), one));
        var bar = new HBox(GAP, named("explore.metric", metric), named("explore.by", grouping), searching());
        bar.getStyleClass().addAll("card", "ask-bar");
        bar.setAlignment(Pos.BOTTOM_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        var left = new VBox(compact ? COMPACT_GAP : GAP, bar, body);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        getChildren().add(left);
        Listen.to(model.state(), this, this::show);
        Listen.to(model.chosen(), this, this::show);
        show(model.state().get());
        show(model.chosen().get());
    }

    private VBox named(String key, javafx.scene.Node control) {
        return new VBox(3, Nodes.text(wording.get(key), "text-note"), control);
    }

    /// Searches when the keys have rested a moment.
    private VBox searching() {
        search.setId("board-search");
        search.setText(model.search());
        search.setPromptText(wording.get("board.search.prompt"));
        search.setAccessibleText(wording.get("board.search"));
        search.setPrefWidth(SEARCH);
        var still = new PauseTransition(STILL);
        still.setOnFinished(_ -> model.search(search.getText()));
        search.textProperty().addListener((_, _, _) -> still.playFromStart());
        search.setOnAction(_ -> model.search(search.getText()));
        return named("board.search", search);
    }

    private void ask(MetricDefinition of, List<String> by) {
        if (!isShowing && of != null) model.ask(new BoardWish(Optional.of(of.name()), by));
    }

    private String grouping(List<String> by) {
        var shown = model.state().get() instanceof State.Shown(var reading, var _)
                ? Optional.of(reading)
                : Optional.<BoardReading>empty();
        if (shown.isEmpty() || by.size() != 1) return wording.get("board.records");
        var pack = shown.get().pack();
        var column = pack.table(shown.get().metric().table()).flatMap(one -> one.column(by.getFirst()));
        if (column.isPresent()) return wording.label(column.get().label());
        return pack.classification(by.getFirst())
                .map(one -> wording.label(one.label()))
                .orElse(by.getFirst());
    }

    private void show(State state) {
        switch (state) {
            case State.Loading _ -> note(wording.get("state.loading"), "");
            case State.Empty(var isPast) ->
                note(wording.get("state.empty"), wording.get(isPast ? "state.empty.past" : "state.empty.hint"));
            case State.Failed(var sentence) -> note(wording.get("state.failed"), sentence);
            case State.Shown(var reading, var lines) -> show(reading, lines);
        }
    }

    private void note(String word, String sentence) {
        body.getChildren().setAll(new StateNote("board-state", word, sentence));
    }

    private void show(BoardReading reading, List<Line> lines) {
        isShowing = true;
        Choices.show(metric, reading.metrics(), reading.metric());
        Choices.show(grouping, reading.groupings(), reading.by());
        isShowing = false;
        table.show(lines);
        var about = wording.unit(reading.metric().unit()) + " · "
                + wording.get(
                        "tile.asof", wording.formats().day(reading.dataTime().day()));
        var count = lines.size() == reading.lines().size()
                ? wording.get("board.count", wording.formats().exact(java.math.BigDecimal.valueOf(lines.size())))
                : wording.get("board.found", lines.size(), reading.lines().size());
        var card = new Card("board-card", wording.label(reading.metric().label()), about, table.node(), compact);
        var badge = Nodes.badge(count, "plain");
        badge.setId("board-count");
        card.right(badge);
        body.getChildren().setAll(card);
    }

    private void show(Chosen chosen) {
        if (getChildren().size() > 1) getChildren().remove(1);
        var sheet = switch (chosen) {
            case Chosen.Nothing _ -> Optional.<javafx.scene.Node>empty();
            case Chosen.Loading(var line) ->
                Optional.<javafx.scene.Node>of(
                        sheet(line, new StateNote("board-sheet-state", wording.get("state.loading"), "")));
            case Chosen.Failed(var line, var sentence) ->
                Optional.<javafx.scene.Node>of(
                        sheet(line, new StateNote("board-sheet-state", wording.get("state.failed"), sentence)));
            case Chosen.Shown(var reading) ->
                Optional.<javafx.scene.Node>of(
                        sheet(reading.line(), new RecordSheet(reading, wording, this::explain).node()));
        };
        sheet.ifPresent(getChildren()::add);
    }

    private Card sheet(Line line, javafx.scene.layout.Region body) {
        var name = line.name().in(wording.locale());
        var card = new Card("board-sheet", name, line.name().restIn(wording.locale()), body, false);
        var close = new javafx.scene.control.Button(wording.get("explain.close"));
        close.setId("board-sheet-close");
        close.setAccessibleText(wording.get("explain.close"));
        close.getStyleClass().add("quiet");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> model.letGo());
        card.right(close);
        var width = compact ? COMPACT_SHEET : SHEET;
        card.setMinWidth(width);
        card.setPrefWidth(width);
        card.setMaxWidth(width);
        return card;
    }

    private void explain(Figure figure) {
        explain.accept(figure.subject());
    }
}
