package alidade.app.views.wall;

import alidade.app.fx.Background;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.QualityNow;
import alidade.app.views.wall.Truth.Trouble;
import alidade.app.views.wall.WallClock.Moment;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a wall shows: which page, with which figures, and how far they can be believed. For the JavaFX thread; the
/// engine is asked in the background, again and again.
///
/// Somebody has to call [#tick()] every second.
public final class WallViewModel {
    /// What stands on the wall.
    public sealed interface State {
        record Loading() implements State {}

        /// Nothing could be read so far.
        record Failed(Trouble trouble) implements State {}

        record Shown(WallReading reading) implements State {}
    }

    /// From one question to the next.
    public static final Duration BETWEEN_READINGS = Duration.ofSeconds(20);

    /// After this time a question counts as not answered.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(WallViewModel.class);
    /// A smaller jump is the clock being kept right.
    private static final Duration JUMP = Duration.ofSeconds(30);
    /// Questions that hang cannot be ended without danger to the store; no more than these are left behind.
    private static final int MOST_HANGING = 3;

    private final Supplier<WallReading> reader;
    private final WallClock clock;
    private final Background background;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<Truth> truth;
    private final ReadOnlyIntegerWrapper turn = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper built = new ReadOnlyIntegerWrapper();
    private Optional<Background.Work> work = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private Optional<Moment> read = Optional.empty();
    private Optional<Moment> asked = Optional.empty();
    private Moment turned;
    private Moment ticked;

    /// @param reader asks the engine for all pages; called in the background only
    public WallViewModel(Supplier<WallReading> reader, WallClock clock, Background background) {
        this.reader = reader;
        this.clock = clock;
        this.background = background;
        ticked = clock.now();
        turned = ticked;
        truth = new ReadOnlyObjectWrapper<>(truth(ticked));
    }

    /// A wall of what was read already, which is not read again.
    static WallViewModel of(WallReading reading, WallClock clock, Background background) {
        var model = new WallViewModel(() -> reading, clock, background);
        model.asked = Optional.of(clock.now());
        model.show(reading, clock.now());
        return model;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Truth> truth() {
        return truth.getReadOnlyProperty();
    }

    /// Which page stands, counted on and on.
    public ReadOnlyIntegerProperty turn() {
        return turn.getReadOnlyProperty();
    }

    /// Changes whenever the page has to be made anew although it stays the same.
    public ReadOnlyIntegerProperty built() {
        return built.getReadOnlyProperty();
    }

    /// Whether the engine is being asked.
    boolean isAsking() {
        return work.isPresent();
    }

    /// A second has passed, or more of them.
    public void tick() {
        var now = clock.now();
        var jump = now.jump(ticked);
        ticked = now;
        boolean jumped = jump.abs().compareTo(JUMP) > 0;
        if (jumped) LOG.warn("wall - the clock jumped by {}; the figures are read again", jump);
        if (state.get() instanceof State.Shown(var reading)
                && now.counted(turned).compareTo(reading.page(turn.get()).stands()) >= 0) {
            turnBy(1);
        }
        if (asked.isEmpty() || jumped || now.counted(asked.get()).compareTo(BETWEEN_READINGS) >= 0) ask(now);
        truth.set(truth(now));
    }

    /// Shows the next page, or with -1 the one before; each stands for its whole time from then on.
    public void turnBy(int pages) {
        turned = clock.now();
        turn.set(turn.get() + pages);
    }

    /// Makes the page anew, since it may not be what it should be.
    public void rebuild() {
        built.set(built.get() + 1);
    }

    /// Lets go of what is under way.
    public void stop() {
        work.ifPresent(Background.Work::cancel);
        work = Optional.empty();
    }

    private void ask(Moment now) {
        if (work.isPresent()) {
            if (now.counted(asked.orElse(now)).compareTo(PATIENCE) < 0) return;
            stop();
            troubled(new Trouble.Silent(), now);
        }
        if (underWay.get() >= MOST_HANGING) return;
        asked = Optional.of(now);
        underWay.incrementAndGet();
        work = Optional.of(background.submit(
                () -> {
                    try {
                        return reader.get();
                    } finally {
                        underWay.decrementAndGet();
                    }
                },
                reading -> {
                    work = Optional.empty();
                    show(reading, clock.now());
                },
                problem -> {
                    work = Optional.empty();
                    troubled(new Trouble.Unreadable(sentence(problem)), clock.now());
                }));
    }

    private static String sentence(Exception problem) {
        var message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private void show(WallReading reading, Moment now) {
        if (trouble.isPresent()) LOG.info("wall - the store answers again");
        trouble = Optional.empty();
        read = Optional.of(now);
        state.set(new State.Shown(reading));
        truth.set(truth(now));
    }

    private void troubled(Trouble found, Moment now) {
        if (!trouble.equals(Optional.of(found))) {
            LOG.warn(
                    "wall - {}; the last figures fade, and it is tried again every {}", words(found), BETWEEN_READINGS);
        }
        trouble = Optional.of(found);
        if (!(state.get() instanceof State.Shown)) state.set(new State.Failed(found));
        rebuild();
        truth.set(truth(now));
    }

    private static String words(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreadable(var sentence) -> "the store cannot be read: " + sentence;
            case Trouble.Silent() -> "the store has not answered for " + PATIENCE;
        };
    }

    private Truth truth(Moment now) {
        var reading =
                state.get() instanceof State.Shown(var shown) ? Optional.of(shown) : Optional.<WallReading>empty();
        var dataTime = reading.flatMap(WallReading::dataTime).map(DataTime::moment);
        return new Truth(
                dataTime,
                dataTime.map(moment -> Duration.between(moment, now.instant())),
                reading.map(WallReading::zone).orElse(ZoneOffset.UTC),
                reading.map(WallReading::quality).orElse(new QualityNow(List.of())),
                read.map(now::since),
                reading.flatMap(WallReading::collected).map(moment -> Duration.between(moment, now.instant())),
                reading.map(WallReading::demo).orElse(false),
                reading.map(WallReading::stale).orElse(false),
                trouble);
    }
}
