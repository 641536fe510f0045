package alidade.app.views.explore;

import alidade.app.fx.Background;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is looked at, and what the engine said to it. For the JavaFX thread; the engine is asked in the background.
public final class ExploreViewModel {
    /// What the view is doing.
    public sealed interface State {
        record Loading() implements State {}

        /// Nothing was collected or imported yet.
        record Empty() implements State {}

        record Failed(Optional<ExploreReading> last, String sentence) implements State {}

        record Shown(ExploreReading reading) implements State {}
    }

    private final Function<Optional<Slice>, Optional<ExploreReading>> reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Slice> wanted = Optional.empty();
    private Optional<ExploreReading> last = Optional.empty();
    private Optional<Background.Work> work = Optional.empty();

    /// @param reader asks the engine; called in the background only
    public ExploreViewModel(Function<Optional<Slice>, Optional<ExploreReading>> reader, Background background) {
        this.reader = reader;
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the engine is being asked; what was shown stays until the answer is there.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Asks for something else; without effect before the first answer.
    public void change(UnaryOperator<Slice> change) {
        var from = wanted.or(() -> last.map(ExploreReading::slice));
        if (from.isEmpty()) return;
        var to = change.apply(from.get());
        if (to.equals(from.get())) return;
        wanted = Optional.of(to);
        load();
    }

    /// Asks the engine again; an earlier question that is still under way is dropped.
    public void load() {
        work.ifPresent(Background.Work::cancel);
        busy.set(true);
        var asked = wanted;
        work = Optional.of(background.submit(() -> reader.apply(asked), this::show, this::fail));
    }

    /// Lets go of what is under way.
    public void stop() {
        work.ifPresent(Background.Work::cancel);
        work = Optional.empty();
        busy.set(false);
    }

    private void show(Optional<ExploreReading> reading) {
        busy.set(false);
        last = reading;
        wanted = reading.map(ExploreReading::slice);
        state.set(reading.<State>map(State.Shown::new).orElse(new State.Empty()));
    }

    private void fail(Exception problem) {
        busy.set(false);
        var sentence = problem.getMessage();
        state.set(new State.Failed(last, sentence == null ? problem.getClass().getSimpleName() : sentence));
    }
}
