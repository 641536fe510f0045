package alidade.app.views.overview;

import alidade.app.fx.Background;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The state of the overview. For the JavaFX thread; the engine is asked in the background.
public final class OverviewViewModel {
    /// What the overview is doing.
    public sealed interface State {
        record Loading() implements State {}

        /// Nothing was collected or imported yet.
        record Empty(OverviewPage page) implements State {}

        record Failed(String sentence) implements State {}

        record Shown(OverviewPage page) implements State {}
    }

    private final Supplier<OverviewPage> reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Background.Work> work = Optional.empty();

    /// @param reader asks the engine for the page; called in the background only
    public OverviewViewModel(Supplier<OverviewPage> reader, Background background) {
        this.reader = reader;
        this.background = background;
    }

    /// A view model that shows a page which was read already.
    public static OverviewViewModel of(OverviewPage page, Background background) {
        var model = new OverviewViewModel(() -> page, background);
        model.show(page);
        return model;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the engine is being asked; what was shown stays until the answer is there.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Asks the engine again; an earlier question that is still under way is dropped.
    public void load() {
        work.ifPresent(Background.Work::cancel);
        busy.set(true);
        work = Optional.of(background.submit(reader::get, this::show, problem -> {
            busy.set(false);
            state.set(new State.Failed(String.valueOf(problem.getMessage())));
        }));
    }

    /// Lets go of what is under way.
    public void stop() {
        work.ifPresent(Background.Work::cancel);
        work = Optional.empty();
    }

    private void show(OverviewPage page) {
        busy.set(false);
        state.set(page.dataTime().isEmpty() ? new State.Empty(page) : new State.Shown(page));
    }
}
