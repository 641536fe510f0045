package alidade.app.views.undo;

import alidade.app.fx.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What was done at one place since the window was opened, and can be taken back, the last thing first. For the JavaFX
/// thread; the engine works in the background, one thing after another.
public final class UndoViewModel {
    private static final int REMEMBERED = 100;

    /// What there is to tell.
    public sealed interface State {
        record Nothing() implements State {}

        /// @param isAgain whether it had been undone
        record Done(Deed deed, boolean isAgain) implements State {}

        record Running() implements State {}

        record Undone(Deed deed) implements State {}

        /// There is no way back any more, such as when somebody else changed it since; nothing was changed.
        record Refused(String sentence) implements State {}
    }

    private final Background background;
    private final Runnable changed;
    private final Deque<Deed> done = new ArrayDeque<>();
    private final Deque<Deed> undone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nothing());

    /// @param changed called after something was undone or done again: whoever shows figures reads them again
    public UndoViewModel(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Takes in what a person just did; what was undone before cannot be done again from here on.
    public void did(Deed deed) {
        undone.clear();
        push(done, deed);
        state.set(new State.Done(deed, false));
    }

    /// Takes back what was done last; nothing happens when there is nothing, or something is under way.
    public void undo() {
        move(done, undone, true);
    }

    /// Does again what was undone last.
    public void redo() {
        move(undone, done, false);
    }

    /// Tells nothing more; what was done can still be taken back by the key.
    public void dismiss() {
        if (!(state.get() instanceof State.Running)) state.set(new State.Nothing());
    }

    private void move(Deque<Deed> from, Deque<Deed> to, boolean isBack) {
        if (state.get() instanceof State.Running || from.isEmpty()) return;
        var deed = from.pop();
        state.set(new State.Running());
        background.submit(
                deed.back()::go,
                back -> {
                    var moved = deed.with(back);
                    push(to, moved);
                    state.set(isBack ? new State.Undone(moved) : new State.Done(moved, true));
                    changed.run();
                },
                problem -> {
                    var sentence = problem.getMessage();
                    state.set(new State.Refused(
                            sentence == null ? problem.getClass().getSimpleName() : sentence));
                    changed.run();
                });
    }

    private static void push(Deque<Deed> deeds, Deed deed) {
        deeds.push(deed);
        if (deeds.size() > REMEMBERED) deeds.removeLast();
    }
}
