package alidade.app.views.overview;

import alidade.app.fx.Background;
import alidade.app.fx.Latest;
import alidade.app.views.scope.Scope;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
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

    private final Function<Scope, OverviewPage> reader;
    private final Supplier<Scope> scope;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());

    /// @param reader asks the engine for the page; called in the background only
    /// @param scope what it is restricted to when it is asked to load
    public OverviewViewModel(Function<Scope, OverviewPage> reader, Supplier<Scope> scope, Background background) {
        this.reader = reader;
        this.scope = scope;
        latest = new Latest(background);
    }

    /// A view model that shows a page which was read already.
    public static OverviewViewModel of(OverviewPage page, Background background) {
        var model = new OverviewViewModel(_ -> page, page::scope, background);
        model.show(page);
        return model;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the engine is being asked; what was shown stays until the answer is there.
    public ReadOnlyBooleanProperty busy() {
        return latest.busy();
    }

    /// Asks the engine again, as soon as an earlier question is answered.
    public void load() {
        var asked = scope.get();
        latest.ask(
                () -> reader.apply(asked),
                this::show,
                problem -> state.set(new State.Failed(String.valueOf(problem.getMessage()))));
    }

    /// Lets go of what is under way.
    public void stop() {
        latest.stop();
    }

    private void show(OverviewPage page) {
        state.set(page.dataTime().isEmpty() ? new State.Empty(page) : new State.Shown(page));
    }
}
