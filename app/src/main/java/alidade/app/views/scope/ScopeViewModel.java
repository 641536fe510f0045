package alidade.app.views.scope;

import alidade.app.fx.Background;
import alidade.app.views.scope.ScopeReading.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scope of all views, and what it can be chosen from. For the JavaFX thread; the engine is asked in the
/// background.
public final class ScopeViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ScopeViewModel.class);

    private final Optional<ScopeReader> reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<Scope> scope = new ReadOnlyObjectWrapper<>(Scope.EVERYTHING);
    private final ReadOnlyObjectWrapper<Optional<ScopeReading>> reading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Background.Work> work = Optional.empty();
    private Optional<Background.Work> asking = Optional.empty();

    public ScopeViewModel(ScopeReader reader, Background background) {
        this.reader = Optional.of(reader);
        this.background = background;
    }

    /// One that was read already, for a picture.
    public static ScopeViewModel of(Scope scope, Optional<ScopeReading> reading, Background background) {
        return new ScopeViewModel(scope, reading, background);
    }

    private ScopeViewModel(Scope scope, Optional<ScopeReading> reading, Background background) {
        reader = Optional.empty();
        this.background = background;
        this.scope.set(scope);
        this.reading.set(reading);
    }

    public ReadOnlyObjectProperty<Scope> scope() {
        return scope.getReadOnlyProperty();
    }

    /// Empty until it was read for the first time.
    public ReadOnlyObjectProperty<Optional<ScopeReading>> reading() {
        return reading.getReadOnlyProperty();
    }

    public void change(UnaryOperator<Scope> change) {
        scope.set(change.apply(scope.get()));
    }

    /// Puts both clocks at now; the other choices stay.
    public void now() {
        change(one -> one.withOn(Optional.empty()).withKnownAt(Optional.empty()));
    }

    /// Asks anew what can be chosen; what was read last stays where that fails.
    public void load() {
        if (reader.isEmpty()) return;
        work.ifPresent(Background.Work::cancel);
        work = Optional.of(background.submit(
                reader.get()::read,
                answer -> reading.set(Optional.of(answer)),
                problem -> LOG.warn("what a scope can be chosen from was not read: {}", problem.toString())));
    }

    /// Asks for the values of a dimension; an earlier question for another one is dropped.
    public void choices(String dimension, Consumer<List<Choice>> done, Consumer<String> failed) {
        if (reader.isEmpty()) return;
        asking.ifPresent(Background.Work::cancel);
        var within = scope.get();
        asking = Optional.of(background.submit(
                () -> reader.get().choices(within, dimension),
                done,
                problem -> failed.accept(
                        problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage())));
    }

    /// Lets go of what is under way.
    public void stop() {
        work.ifPresent(Background.Work::cancel);
        asking.ifPresent(Background.Work::cancel);
    }
}
