package alidade.app.fx;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Asks one question at a time; of those that come while one is under way only the last is asked, once that is
/// answered.
/// So a view follows a slider at the pace of the engine, and the engine has no more to do than one answer.
///
/// For the JavaFX thread.
public final class Latest {
    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Background.Work> work = Optional.empty();
    private Optional<Runnable> next = Optional.empty();

    public Latest(Background background) {
        this.background = background;
    }

    /// Whether a question is under way.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Exactly one of `done` and `failed` is called, or none when a later question took the place of this one or
    /// [#stop()] was called.
    public <T> void ask(Callable<T> question, Consumer<T> done, Consumer<Exception> failed) {
        if (work.isPresent()) {
            next = Optional.of(() -> start(question, done, failed));
            return;
        }
        start(question, done, failed);
    }

    private <T> void start(Callable<T> question, Consumer<T> done, Consumer<Exception> failed) {
        busy.set(true);
        work = Optional.of(background.submit(
                question,
                answer -> {
                    over();
                    done.accept(answer);
                    goOn();
                },
                problem -> {
                    over();
                    failed.accept(problem);
                    goOn();
                }));
    }

    private void over() {
        work = Optional.empty();
        if (next.isEmpty()) busy.set(false);
    }

    private void goOn() {
        var waiting = next;
        next = Optional.empty();
        waiting.ifPresent(Runnable::run);
    }

    /// Lets go of what is under way and of what waits.
    public void stop() {
        work.ifPresent(Background.Work::cancel);
        work = Optional.empty();
        next = Optional.empty();
        busy.set(false);
    }
}
