package alidade.app.views.overview;

import alidade.app.fx.Background;
import alidade.app.views.overview.DashboardEditor.Addition;
import alidade.app.views.undo.Deed;
import alidade.app.views.undo.Reversal;
import alidade.app.views.undo.UndoViewModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether the tiles of the overview are being arranged. For the JavaFX thread; files are written in the background,
/// one
/// change after another.
public final class ArrangeViewModel {
    /// What is going on.
    sealed interface State {
        record Off() implements State {}

        /// @param additions what could be added
        /// @param problem why the last change was not made
        record On(List<Addition> additions, Optional<String> problem) implements State {}

        record Working(List<Addition> additions) implements State {}
    }

    private final DashboardEditor editor;
    private final UndoViewModel undo;
    private final Background background;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Off());
    private String focus = "";

    /// @param changed called after the dashboard was changed
    public ArrangeViewModel(DashboardEditor editor, UndoViewModel undo, Background background, Runnable changed) {
        this.editor = editor;
        this.undo = undo;
        this.background = background;
        this.changed = changed;
        undo.state().addListener((_, _, now) -> {
            if (isOn() && !(now instanceof UndoViewModel.State.Running)) read(Optional.empty());
        });
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    UndoViewModel undo() {
        return undo;
    }

    boolean isOn() {
        return !(state.get() instanceof State.Off);
    }

    /// The control that a person used last, which keeps the focus while the page is made anew.
    String focus() {
        return focus;
    }

    /// Begins, or ends.
    public void toggle() {
        if (state.get() instanceof State.Working) return;
        focus = "";
        if (isOn()) state.set(new State.Off());
        else read(Optional.empty());
    }

    private void read(Optional<String> problem) {
        state.set(new State.Working(additions()));
        background.submit(
                editor::additions,
                additions -> state.set(new State.On(additions, problem)),
                failed -> state.set(new State.On(List.of(), Optional.of(String.valueOf(failed.getMessage())))));
    }

    private List<Addition> additions() {
        return switch (state.get()) {
            case State.Off _ -> List.of();
            case State.On(var additions, var _) -> additions;
            case State.Working(var additions) -> additions;
        };
    }

    /// @param label what a person calls the tile
    /// @param control that was used
    void move(String tile, String label, boolean isLater, String control) {
        run(label, control, () -> editor.move(tile, isLater));
    }

    void remove(String tile, String label) {
        run(label, "arrange-add", () -> editor.remove(tile));
    }

    void add(Addition one, String label) {
        run(label, "arrange-add", () -> editor.add(one));
    }

    private void run(String label, String control, Callable<Reversal> work) {
        if (!(state.get() instanceof State.On(var additions, var _))) return;
        focus = control;
        state.set(new State.Working(additions));
        background.submit(
                work,
                back -> {
                    undo.did(new Deed("arranged", List.of(label), back));
                    changed.run();
                },
                problem -> read(Optional.of(String.valueOf(problem.getMessage()))));
    }
}
