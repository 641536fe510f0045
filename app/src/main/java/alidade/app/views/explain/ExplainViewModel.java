package alidade.app.views.explain;

import alidade.app.fx.Background;
import alidade.engine.metrics.Explanation;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the sheet shows, and how it is opened and closed. For the JavaFX thread.
public final class ExplainViewModel {
    /// What the sheet is doing.
    public sealed interface State {
        record Closed() implements State {}

        record Loading(Subject subject) implements State {}

        record Shown(Subject subject, Explanation explanation) implements State {}

        record Failed(Subject subject, String sentence) implements State {}
    }

    private final Function<Inquiry, Explanation> explain;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Closed());
    private Optional<Background.Work> work = Optional.empty();
    private Optional<Consumer<String>> definitions = Optional.empty();

    /// @param explain asks the engine; called in the background only
    public ExplainViewModel(Function<Inquiry, Explanation> explain, Background background) {
        this.explain = explain;
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Lets sheets lead to the page about a metric.
    ///
    /// @param open gets its name
    public void leadTo(Consumer<String> open) {
        definitions = Optional.of(open);
    }

    /// The way to the page about a metric, where there is one.
    Optional<Consumer<String>> definitions() {
        return definitions;
    }

    /// Opens the sheet on a number; an earlier inquiry that is still under way is dropped.
    public void open(Subject subject) {
        work.ifPresent(Background.Work::cancel);
        state.set(new State.Loading(subject));
        work = Optional.of(background.submit(
                () -> explain.apply(subject.inquiry()),
                explanation -> state.set(new State.Shown(subject, explanation)),
                problem -> state.set(new State.Failed(subject, String.valueOf(problem.getMessage())))));
    }

    public void close() {
        work.ifPresent(Background.Work::cancel);
        work = Optional.empty();
        state.set(new State.Closed());
    }
}
