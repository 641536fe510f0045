package alidade.app.views.explain;

import alidade.app.fx.Background;
import alidade.engine.metrics.Explanation;
import alidade.resources.packs.Label;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the sheet shows, and how it is opened and closed. For the JavaFX thread.
public final class ExplainViewModel {
    /// What the sheet is doing.
    public sealed interface State {
        record Closed() implements State {}

        record Loading(Subject subject) implements State {}

        /// @param sources what the pack calls a source
        record Shown(Subject subject, Explanation explanation, Function<String, Label> sources) implements State {}

        record Failed(Subject subject, String sentence) implements State {}
    }

    /// What the sheet shows of a number.
    public enum Tab {
        EXPLANATION,
        LINEAGE
    }

    /// What is known of the way back.
    public sealed interface LineageState {
        record Nothing() implements LineageState {}

        record Loading() implements LineageState {}

        record Shown(Lineage lineage) implements LineageState {}

        record Failed(String sentence) implements LineageState {}
    }

    private final Function<Inquiry, Explanation> explain;
    private final Function<Explanation, Lineage> follow;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Closed());
    private final ReadOnlyObjectWrapper<Tab> tab = new ReadOnlyObjectWrapper<>(Tab.EXPLANATION);
    private final ReadOnlyObjectWrapper<LineageState> lineage = new ReadOnlyObjectWrapper<>(new LineageState.Nothing());
    private Optional<Background.Work> work = Optional.empty();
    private Optional<Background.Work> following = Optional.empty();
    private Optional<Consumer<String>> definitions = Optional.empty();
    private Supplier<Function<String, Label>> sources = () -> source -> new Label(source, source);

    /// @param explain asks the engine; called in the background only
    /// @param follow follows an explained number back to what was received; called in the background only
    public ExplainViewModel(
            Function<Inquiry, Explanation> explain, Function<Explanation, Lineage> follow, Background background) {
        this.explain = explain;
        this.follow = follow;
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Tab> tab() {
        return tab.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LineageState> lineage() {
        return lineage.getReadOnlyProperty();
    }

    /// Turns the sheet to another side; the way back is asked for when it is looked at.
    public void show(Tab other) {
        tab.set(other);
        if (other == Tab.LINEAGE && lineage.get() instanceof LineageState.Nothing) follow();
    }

    private void follow() {
        if (!(state.get() instanceof State.Shown(var _, var explanation, var _))) return;
        lineage.set(new LineageState.Loading());
        following = Optional.of(background.submit(
                () -> follow.apply(explanation),
                found -> lineage.set(new LineageState.Shown(found)),
                problem -> lineage.set(new LineageState.Failed(String.valueOf(problem.getMessage())))));
    }

    private void forget() {
        work.ifPresent(Background.Work::cancel);
        following.ifPresent(Background.Work::cancel);
        work = Optional.empty();
        following = Optional.empty();
        lineage.set(new LineageState.Nothing());
        tab.set(Tab.EXPLANATION);
    }

    /// Lets sheets call the sources as the pack does.
    ///
    /// @param names is asked in the background only
    public ExplainViewModel naming(Supplier<Function<String, Label>> names) {
        sources = names;
        return this;
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
        forget();
        state.set(new State.Loading(subject));
        work = Optional.of(background.submit(
                () -> new State.Shown(subject, explain.apply(subject.inquiry()), sources.get()),
                state::set,
                problem -> state.set(new State.Failed(subject, String.valueOf(problem.getMessage())))));
    }

    public void close() {
        forget();
        state.set(new State.Closed());
    }
}
