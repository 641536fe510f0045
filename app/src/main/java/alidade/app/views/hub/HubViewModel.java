package alidade.app.views.hub;

import alidade.app.fx.Background;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.Move;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The state of the hub as the window shows it, and what a person can do with it; the same one for all places. For the
/// JavaFX thread; the hub is gone to in the background.
public final class HubViewModel {
    /// What is known without going there.
    sealed interface State {
        record Loading() implements State {}

        record Failed(String sentence) implements State {}

        record Shown(HubReading reading) implements State {}
    }

    /// What came of looking at an address.
    sealed interface Test {
        record Nothing() implements Test {}

        record Running() implements Test {}

        record Passed(HubWork.Found found) implements Test {}

        /// @param canBeMade whether it is a folder that could be made a hub
        record Failed(String address, String sentence, boolean canBeMade) implements Test {}
    }

    /// How far an exchange is.
    sealed interface Going {
        record Idle() implements Going {}

        /// @param move what moved last
        /// @param step what is published of it
        /// @param stopping whether a person wants it to end
        record Running(Optional<Move> move, Optional<Step> step, boolean stopping) implements Going {}

        record Over(Exchanged exchanged) implements Going {}

        record Failed(String sentence) implements Going {}
    }

    /// Paints the latest of what an exchange tells on its own thread, which is faster than it can be painted.
    private final class Teller {
        private Optional<Move> move = Optional.empty();
        private Optional<Step> step = Optional.empty();
        private boolean isWaiting;

        synchronized void tell(Move now) {
            move = Optional.of(now);
            step = Optional.empty();
            paint();
        }

        synchronized void tell(Step now) {
            step = Optional.of(now);
            paint();
        }

        private void paint() {
            if (isWaiting) return;
            isWaiting = true;
            background.paint(this::show);
        }

        private synchronized void show() {
            isWaiting = false;
            if (going.get() instanceof Going.Running) going.set(new Going.Running(move, step, stopped.get()));
        }
    }

    private final HubWork work;
    private final Clock clock;
    private final Background background;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<Test> test = new ReadOnlyObjectWrapper<>(new Test.Nothing());
    private final ReadOnlyObjectWrapper<Going> going = new ReadOnlyObjectWrapper<>(new Going.Idle());
    private final ReadOnlyObjectWrapper<Boolean> opened = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<Instant> moment;
    private Runnable toSettings = () -> {};
    private Runnable chosen = () -> {};
    private AtomicBoolean stopped = new AtomicBoolean();
    private long asked;
    private long tested;

    /// @param changed called after something came: whoever shows figures reads them again, this one too
    public HubViewModel(Engine engine, Path workspace, Clock clock, Background background, Runnable changed) {
        this(new EngineHub(engine, workspace, clock), clock, background, changed);
    }

    HubViewModel(HubWork work, Clock clock, Background background, Runnable changed) {
        this.work = work;
        this.clock = clock;
        this.background = background;
        this.changed = changed;
        moment = new ReadOnlyObjectWrapper<>(clock.instant());
    }

    /// @param then leads to where the hub is chosen
    public void leadToSettings(Runnable then) {
        toSettings = then;
    }

    /// @param then called after another hub was chosen, or none
    public void whenChosen(Runnable then) {
        chosen = then;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Test> test() {
        return test.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Going> going() {
        return going.getReadOnlyProperty();
    }

    /// Whether the nodes and what stands in the way are shown.
    ReadOnlyObjectProperty<Boolean> opened() {
        return opened.getReadOnlyProperty();
    }

    /// From which moment "ago" counts.
    ReadOnlyObjectProperty<Instant> moment() {
        return moment.getReadOnlyProperty();
    }

    Optional<HubReading> reading() {
        return state.get() instanceof State.Shown(var reading) ? Optional.of(reading) : Optional.empty();
    }

    /// Reads again what is known; what was shown stays until the answer is there.
    public void load() {
        var mine = ++asked;
        background.submit(
                work::read,
                reading -> {
                    if (mine != asked) return;
                    tick();
                    state.set(new State.Shown(reading));
                },
                problem -> {
                    if (mine == asked) state.set(new State.Failed(sentence(problem)));
                });
    }

    /// Time has passed.
    void tick() {
        moment.set(clock.instant());
    }

    /// Lets go of what is under way; what moved so far stays, and the next exchange goes on behind it.
    public void stop() {
        asked++;
        tested++;
        if (test.get() instanceof Test.Running) test.set(new Test.Nothing());
        cancel();
    }

    void open(boolean isOpened) {
        opened.set(isOpened);
    }

    void showSettings() {
        toSettings.run();
    }

    /// Looks whether a hub is there, and what it has.
    void look(String address) {
        look(address, () -> {});
    }

    private void look(String address, Runnable then) {
        trying(address, () -> work.look(address), then);
    }

    /// Makes the folder a hub, and looks at it.
    void make(String address) {
        trying(
                address,
                () -> {
                    work.make(address);
                    return work.look(address);
                },
                () -> {});
    }

    private void trying(String address, Callable<HubWork.Found> looking, Runnable then) {
        var mine = ++tested;
        test.set(new Test.Running());
        Callable<Test> trial = () -> {
            try {
                return new Test.Passed(looking.call());
            } catch (RuntimeException e) {
                return new Test.Failed(address, sentence(e), canBeMade(address));
            }
        };
        background.submit(
                trial,
                found -> {
                    if (mine != tested) return;
                    test.set(found);
                    if (found instanceof Test.Passed) then.run();
                },
                problem -> {
                    if (mine == tested) test.set(new Test.Failed(address, sentence(problem), false));
                });
    }

    private boolean canBeMade(String address) {
        try {
            return work.canBeMade(address);
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// Chooses a hub that is there, and exchanges with it at once.
    void join(String address) {
        look(address, () -> change(address, () -> work.keep(address), this::exchange));
    }

    /// Chooses a hub for this workspace, whether it can be reached just now or not.
    void keep(String address) {
        change(address, () -> work.keep(address), () -> {});
    }

    /// Chooses none.
    void forget() {
        change("", work::forget, () -> {});
    }

    private void change(String address, Runnable change, Runnable then) {
        background.submit(
                () -> {
                    change.run();
                    return work.read();
                },
                reading -> {
                    asked++;
                    going.set(new Going.Idle());
                    state.set(new State.Shown(reading));
                    chosen.run();
                    then.run();
                },
                problem -> test.set(new Test.Failed(address, sentence(problem), false)));
    }

    /// Gives the hub what it lacks and takes what is lacking here. One at a time.
    void exchange() {
        if (going.get() instanceof Going.Running) return;
        var stop = new AtomicBoolean();
        stopped = stop;
        going.set(new Going.Running(Optional.empty(), Optional.empty(), false));
        var teller = new Teller();
        background.submit(
                () -> work.exchange(teller::tell, teller::tell, stop::get),
                exchanged -> over(new Going.Over(exchanged)),
                problem -> over(new Going.Failed(sentence(problem))));
    }

    private void over(Going end) {
        test.set(new Test.Nothing());
        going.set(end);
        load();
        // What an earlier exchange left unpublished may have been published by one that moved nothing.
        if (end instanceof Going.Over) changed.run();
    }

    /// Stops an exchange that is under way.
    void cancel() {
        stopped.set(true);
        if (going.get() instanceof Going.Running(var move, var step, var _))
            going.set(new Going.Running(move, step, true));
    }

    private static String sentence(Exception problem) {
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }
}
