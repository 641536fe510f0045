package alidade.app.views.explore;

import alidade.app.fx.Background;
import alidade.app.fx.Latest;
import alidade.app.views.scope.Scope;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is looked at, and what the engine said to it. For the JavaFX thread; the engine is asked in the background.
public final class ExploreViewModel {
    /// What the view is doing.
    public sealed interface State {
        record Loading() implements State {}

        /// Nothing was collected or imported yet.
        ///
        /// @param isPast whether a clock stands at something else than now
        record Empty(boolean isPast) implements State {}

        record Failed(Optional<ExploreReading> last, String sentence) implements State {}

        record Shown(ExploreReading reading) implements State {}
    }

    /// How it goes with the SQL of an answer, which takes the engine a moment.
    public sealed interface Copying {
        record Nothing() implements Copying {}

        record Working() implements Copying {}

        record Done() implements Copying {}

        record Failed(String sentence) implements Copying {}
    }

    private final BiFunction<Optional<Slice>, Scope, Optional<ExploreReading>> reader;
    private final Supplier<Scope> scope;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<Copying> copying = new ReadOnlyObjectWrapper<>(new Copying.Nothing());
    private final Background background;
    private Optional<ExploreSql> sql = Optional.empty();
    private Optional<Background.Work> writing = Optional.empty();
    private Optional<Slice> wanted = Optional.empty();
    private Optional<ExploreReading> last = Optional.empty();

    /// @param reader asks the engine; called in the background only
    /// @param scope what it is restricted to when it is asked to load
    public ExploreViewModel(
            BiFunction<Optional<Slice>, Scope, Optional<ExploreReading>> reader,
            Supplier<Scope> scope,
            Background background) {
        this.reader = reader;
        this.scope = scope;
        this.background = background;
        latest = new Latest(background);
    }

    /// Lets answers be taken away as SQL; to be called before it is shown.
    public ExploreViewModel with(ExploreSql sql) {
        this.sql = Optional.of(sql);
        return this;
    }

    boolean hasSql() {
        return sql.isPresent();
    }

    ReadOnlyObjectProperty<Copying> copying() {
        return copying.getReadOnlyProperty();
    }

    /// Writes the SQL of an answer in the background; an earlier one that is still being written is let go of.
    ///
    /// @param done takes it, on the JavaFX thread
    void writeSql(ExploreReading reading, Consumer<String> done) {
        if (sql.isEmpty()) return;
        writing.ifPresent(Background.Work::cancel);
        copying.set(new Copying.Working());
        var writer = sql.get();
        writing = Optional.of(background.submit(
                isCancelled -> writer.of(reading, isCancelled),
                text -> {
                    done.accept(text);
                    copying.set(new Copying.Done());
                },
                problem -> copying.set(new Copying.Failed(sentence(problem)))));
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the engine is being asked; what was shown stays until the answer is there.
    public ReadOnlyBooleanProperty busy() {
        return latest.busy();
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

    /// Asks the engine again, as soon as an earlier question is answered.
    public void load() {
        var asked = wanted;
        var within = scope.get();
        latest.ask(() -> reader.apply(asked, within), reading -> show(reading, within), this::fail);
    }

    /// Lets go of what is under way.
    public void stop() {
        latest.stop();
        writing.ifPresent(Background.Work::cancel);
        copying.set(new Copying.Nothing());
    }

    private void show(Optional<ExploreReading> reading, Scope within) {
        copying.set(new Copying.Nothing());
        last = reading;
        reading.ifPresent(one -> wanted = Optional.of(one.slice()));
        state.set(reading.<State>map(State.Shown::new).orElse(new State.Empty(within.isPast())));
    }

    private void fail(Exception problem) {
        state.set(new State.Failed(last, sentence(problem)));
    }

    private static String sentence(Exception problem) {
        var sentence = problem.getMessage();
        return sentence == null ? problem.getClass().getSimpleName() : sentence;
    }
}
