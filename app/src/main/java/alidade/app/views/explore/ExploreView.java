package alidade.app.views.explore;

import alidade.app.fx.Listen;
import alidade.app.views.explain.Subject;
import alidade.app.views.explore.ExploreViewModel.State;
import alidade.app.views.notes.NotesPanel;
import alidade.app.views.notes.NotesViewModel;
import alidade.app.views.undo.UndoNotice;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the view: what is asked for above, the answer below.
public final class ExploreView extends VBox {
    private static final double GAP = 14;
    private static final double COMPACT_GAP = 8;

    private final ExploreViewModel model;
    private final Wording wording;
    private final boolean compact;
    private final Consumer<Subject> explain;
    private final StackPane body = new StackPane();
    private final Optional<NotesViewModel> notes;
    private final Optional<NotesPanel> panel;
    private Optional<ExploreBar> bar = Optional.empty();

    public ExploreView(ExploreViewModel model, Wording wording, boolean compact, Consumer<Subject> explain) {
        this(model, Optional.empty(), wording, compact, explain);
    }

    /// @param notes the annotations beside the answer; empty where nothing can be written
    public ExploreView(
            ExploreViewModel model,
            Optional<NotesViewModel> notes,
            Wording wording,
            boolean compact,
            Consumer<Subject> explain) {
        super(compact ? COMPACT_GAP : GAP);
        this.model = model;
        this.wording = wording;
        this.compact = compact;
        this.explain = explain;
        this.notes = notes;
        panel = notes.map(one -> new NotesPanel(one, wording, compact));
        setId("explore");
        VBox.setVgrow(body, Priority.ALWAYS);
        notes.ifPresent(one -> getChildren().add(new UndoNotice(one.undo(), wording, false)));
        getChildren().add(body);
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        switch (state) {
            case State.Loading _ -> note(wording.get("state.loading"), "");
            case State.Empty(var isPast) ->
                note(wording.get("state.empty"), wording.get(isPast ? "state.empty.past" : "state.empty.hint"));
            case State.Failed(var last, var sentence) -> {
                last.ifPresent(this::bar);
                note(wording.get("state.failed"), sentence);
            }
            case State.Shown(var reading) -> {
                bar(reading);
                body.getChildren().setAll(answer(reading));
            }
        }
    }

    private void note(String word, String sentence) {
        body.getChildren().setAll(new StateNote("explore-state", word, sentence));
    }

    /// The controls stay the same ones, so that the focus stays where it is.
    private void bar(ExploreReading reading) {
        if (bar.isEmpty()) {
            bar = Optional.of(new ExploreBar(model, wording));
            getChildren().addFirst(bar.get());
        }
        bar.get().show(reading);
    }

    private Node answer(ExploreReading reading) {
        if (reading.groups().isEmpty()) {
            return new StateNote("explore-state", wording.get("state.empty"), wording.get("explore.nothing"));
        }
        panel.ifPresent(one -> one.show(NotedSlice.of(reading)));
        var answer = new ExploreAnswer(model, reading, wording, compact, explain);
        return notes.map(one -> answer.with(one, panel.orElseThrow()))
                .orElse(answer)
                .node();
    }
}
