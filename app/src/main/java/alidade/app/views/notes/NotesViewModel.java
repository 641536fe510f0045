package alidade.app.views.notes;

import alidade.app.fx.Background;
import alidade.app.views.undo.Deed;
import alidade.app.views.undo.Reversal;
import alidade.app.views.undo.UndoViewModel;
import alidade.engine.annotations.Annotation;
import alidade.engine.annotations.Note;
import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Annotate;
import alidade.engine.pipeline.Undo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether the list of annotations is open, and which of them is being written. For the JavaFX thread; the engine works
/// in the background.
public final class NotesViewModel {
    /// What the panel is doing.
    public sealed interface State {
        record Closed() implements State {}

        /// @param problem why something could not be done
        record Listed(Optional<String> problem) implements State {}

        /// @param of the one that is changed; empty for a new one
        /// @param from first day, as it is to begin with
        /// @param problem why it could not be sealed
        record Writing(Optional<Annotation> of, LocalDate from, LocalDate to, Optional<String> problem)
                implements State {}

        record Sealing(Writing writing) implements State {}

        /// One is being taken away.
        record Removing(Annotation one) implements State {}
    }

    private final Annotate annotate;
    private final Undo engineUndo;
    private final UndoViewModel undo;
    private final String pack;
    private final String who;
    private final Background background;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Closed());

    /// @param undo is told what was done
    /// @param pack whose metrics are looked at
    /// @param who is written beside an annotation
    /// @param changed called after something was sealed
    public NotesViewModel(
            Annotate annotate,
            Undo engineUndo,
            UndoViewModel undo,
            String pack,
            String who,
            Background background,
            Runnable changed) {
        this.annotate = annotate;
        this.engineUndo = engineUndo;
        this.undo = undo;
        this.pack = pack;
        this.who = who;
        this.background = background;
        this.changed = changed;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What was done here and can be taken back.
    public UndoViewModel undo() {
        return undo;
    }

    public boolean isOpen() {
        return !(state.get() instanceof State.Closed);
    }

    private boolean isBusy() {
        return state.get() instanceof State.Sealing || state.get() instanceof State.Removing;
    }

    /// Opens the list, or closes it.
    public void toggle() {
        if (isBusy()) return;
        state.set(isOpen() ? new State.Closed() : new State.Listed(Optional.empty()));
    }

    /// Begins a new one about a day.
    public void write(LocalDate day) {
        if (isBusy()) return;
        state.set(new State.Writing(Optional.empty(), day, day, Optional.empty()));
    }

    /// Begins to change one.
    void change(Annotation one) {
        if (isBusy()) return;
        state.set(new State.Writing(
                Optional.of(one), one.note().from(), one.note().to(), Optional.empty()));
    }

    /// Lets go of what was being written.
    void leave() {
        if (state.get() instanceof State.Writing) state.set(new State.Listed(Optional.empty()));
    }

    /// Seals what was written.
    void seal(Note note) {
        if (!(state.get() instanceof State.Writing writing)) return;
        state.set(new State.Sealing(writing));
        var key = writing.of().isEmpty() ? "annotated" : "rewritten";
        run(
                key,
                note.text(),
                () -> writing.of().isEmpty()
                        ? annotate.add(pack, note, who).entry()
                        : annotate.change(writing.of().get().id(), writing.of().map(Annotation::entry), note, who)
                                .entry(),
                sentence -> state.set(
                        new State.Writing(writing.of(), writing.from(), writing.to(), Optional.of(sentence))));
    }

    /// Takes one away.
    void remove(Annotation one) {
        if (!(state.get() instanceof State.Listed)) return;
        state.set(new State.Removing(one));
        run(
                "unwritten",
                one.note().text(),
                () -> annotate.remove(one.id(), Optional.of(one.entry())).entry(),
                sentence -> state.set(new State.Listed(Optional.of(sentence))));
    }

    private void run(String key, String text, Callable<EntryId> work, java.util.function.Consumer<String> refused) {
        background.submit(
                work,
                entry -> {
                    state.set(new State.Listed(Optional.empty()));
                    undo.did(new Deed(key, List.of(shortened(text)), Reversal.of(engineUndo, List.of(entry), who)));
                    changed.run();
                },
                problem -> {
                    var sentence = problem.getMessage();
                    refused.accept(sentence == null ? problem.getClass().getSimpleName() : sentence);
                });
    }

    private static String shortened(String text) {
        var line = text.replace('\n', ' ');
        return line.length() <= 40 ? line : line.substring(0, line.offsetByCodePoints(0, 38)) + "…";
    }
}
