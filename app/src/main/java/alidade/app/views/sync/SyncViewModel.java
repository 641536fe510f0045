package alidade.app.views.sync;

import alidade.app.fx.Background;
import alidade.engine.log.Batch;
import alidade.engine.pipeline.Forecast;
import alidade.engine.pipeline.Preview;
import alidade.engine.pipeline.Refresh;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.SourceProgress;
import alidade.engine.pipeline.UnderWay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The state of the cockpit, and what a person can do in it. For the JavaFX thread; the engine is asked in the
/// background, and tells by itself what is under way, whoever began it.
public final class SyncViewModel {
    /// What is known of the sources.
    sealed interface State {
        record Loading() implements State {}

        /// No pack in force declares a source.
        record Empty() implements State {}

        record Failed(String sentence) implements State {}

        record Shown(Cockpit cockpit) implements State {}
    }

    /// What stands before a sync.
    sealed interface Starting {
        record Nothing() implements Starting {}

        /// How far they are is looked at first.
        record Probing(List<String> sources) implements Starting {}

        /// Some are out of reach, and a person says what becomes of it.
        ///
        /// @param away those of the sources that are
        record Asking(List<String> sources, List<String> away) implements Starting {}
    }

    /// What a sync would cost.
    sealed interface DryRun {
        record Nothing() implements DryRun {}

        record Running(int sources) implements DryRun {}

        /// @param at when it was known
        record Shown(Forecast forecast, Instant at) implements DryRun {
            /// Whether the source was not collected since.
            boolean isNews(SourceLine line) {
                return line.last().map(run -> run.ended().isBefore(at)).orElse(true);
            }

            Optional<Forecast.Cost> of(String source) {
                return forecast.costs().stream()
                        .filter(cost -> cost.source().equals(source))
                        .findFirst();
            }
        }

        record Failed(String sentence) implements DryRun {}
    }

    /// What happened since somebody last began something: what stopped and what is new are two runs of one start.
    sealed interface Outcome {
        record Nothing() implements Outcome {}

        /// @param complete how many sources came in completely
        /// @param stopped how many a person stopped
        record Over(int sources, int complete, int stopped) implements Outcome {}

        record Failed(String sentence) implements Outcome {}

        /// This one, and another run of the same start that ended after it. A failure stays in sight.
        default Outcome and(Outcome later) {
            if (later instanceof Over(var sources, var complete, var stopped)) {
                return switch (this) {
                    case Nothing _ -> later;
                    case Over over ->
                        new Over(over.sources() + sources, over.complete() + complete, over.stopped() + stopped);
                    case Failed _ -> this;
                };
            }
            return later;
        }
    }

    private final CockpitWork work;
    private final Clock clock;
    private final Background background;
    private final Runnable changed;
    private final ReachViewModel reach;
    private final HistoryViewModel history;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<UnderWay.Now> now =
            new ReadOnlyObjectWrapper<>(new UnderWay.Now(List.of(), false));
    private final ReadOnlyObjectWrapper<Starting> starting = new ReadOnlyObjectWrapper<>(new Starting.Nothing());
    private final ReadOnlyObjectWrapper<DryRun> dryRun = new ReadOnlyObjectWrapper<>(new DryRun.Nothing());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.Nothing());
    private final ReadOnlyObjectWrapper<Set<String>> unticked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<String>> begun = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<String>> givingUp = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Instant> moment;
    private final ObjectProperty<Optional<String>> route = new SimpleObjectProperty<>(Optional.empty());

    private final List<Background.Work> runs = new ArrayList<>();
    private Optional<Background.Work> looking = Optional.empty();
    private Optional<Runnable> watching = Optional.empty();
    private long asked;
    /// As the engine told last, on its own threads.
    private volatile UnderWay.Now newest = new UnderWay.Now(List.of(), false);

    /// @param changed called after something was sealed: whoever shows figures reads them again, this place too
    public SyncViewModel(
            CockpitReader reader,
            Refresh refresh,
            UnderWay underWay,
            Preview preview,
            Clock clock,
            Background background,
            Runnable changed) {
        this(new EngineCockpit(reader, refresh, underWay, preview), clock, background, changed);
    }

    SyncViewModel(CockpitWork work, Clock clock, Background background, Runnable changed) {
        this.work = work;
        this.clock = clock;
        this.background = background;
        this.changed = changed;
        reach = new ReachViewModel(work, clock, background);
        history = new HistoryViewModel(work, background);
        moment = new ReadOnlyObjectWrapper<>(clock.instant());
        // It cannot be looked at, such as by a route that is not there: a run would fail the same way.
        reach.problem().addListener((_, _, problem) -> {
            if (problem.isPresent()) starting.set(new Starting.Nothing());
        });
        route.addListener((_, _, _) -> {
            if (!(state.get() instanceof State.Loading)) load();
        });
    }

    ReachViewModel reach() {
        return reach;
    }

    HistoryViewModel history() {
        return history;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<UnderWay.Now> now() {
        return now.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Starting> starting() {
        return starting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DryRun> dryRun() {
        return dryRun.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// The sources that were taken out of the selection.
    ReadOnlyObjectProperty<Set<String>> unticked() {
        return unticked.getReadOnlyProperty();
    }

    /// The sources that were asked for and did not begin yet.
    ReadOnlyObjectProperty<Set<String>> begun() {
        return begun.getReadOnlyProperty();
    }

    /// The source whose pages a person was asked about.
    ReadOnlyObjectProperty<Optional<String>> givingUp() {
        return givingUp.getReadOnlyProperty();
    }

    /// From which moment "ago" counts.
    ReadOnlyObjectProperty<Instant> moment() {
        return moment.getReadOnlyProperty();
    }

    /// Profile of routes to go by; empty for the one in use.
    public ObjectProperty<Optional<String>> route() {
        return route;
    }

    /// Asks the engine again; what was shown stays until the answer is there.
    public void load() {
        if (watching.isEmpty()) watch();
        loadSources();
        history.load();
    }

    private void loadSources() {
        long mine = ++asked;
        var by = route.get();
        background.submit(
                () -> work.read(by),
                cockpit -> {
                    if (mine != asked) return;
                    tick();
                    state.set(cockpit.sources().isEmpty() ? new State.Empty() : new State.Shown(cockpit));
                },
                problem -> {
                    if (mine == asked) state.set(new State.Failed(sentence(problem)));
                });
    }

    /// Many steps in a moment are painted once, as they are after the last of them.
    private void watch() {
        var lock = new Object();
        var isWaiting = new AtomicBoolean();
        Runnable look = () -> {
            synchronized (lock) {
                newest = work.now();
            }
            if (isWaiting.compareAndSet(false, true))
                background.paint(() -> {
                    isWaiting.set(false);
                    if (watching.isPresent()) show(newest);
                });
        };
        var end = new AtomicReference<@Nullable Runnable>();
        var isOver = new AtomicBoolean();
        watching = Optional.of(() -> inBackground(() -> {
            synchronized (isOver) {
                isOver.set(true);
                if (end.get() != null) end.get().run();
            }
        }));
        inBackground(() -> {
            synchronized (isOver) {
                if (isOver.get()) return;
                end.set(work.watch(look));
            }
            look.run();
        });
    }

    private void inBackground(Runnable task) {
        background.submit(
                () -> {
                    task.run();
                    return true;
                },
                _ -> {},
                this::tell);
    }

    private void show(UnderWay.Now next) {
        var before = names(now.get());
        var after = names(next);
        tick();
        begun.set(begun.get().stream().filter(one -> !after.contains(one)).collect(Collectors.toSet()));
        now.set(next);
        if (after.containsAll(before)) return;
        loadSources();
        history.load();
    }

    private static Set<String> names(UnderWay.Now now) {
        return now.sources().stream().map(SourceProgress::source).collect(Collectors.toSet());
    }

    /// Time has passed.
    void tick() {
        moment.set(clock.instant());
    }

    /// Lets go of what is under way: runs that were begun here stop and can be gone on with.
    public void stop() {
        asked++;
        watching.ifPresent(Runnable::run);
        watching = Optional.empty();
        runs.forEach(Background.Work::cancel);
        runs.clear();
        stopDryRun();
        reach.stop();
        history.stop();
    }

    List<SourceLine> lines() {
        return state.get() instanceof State.Shown(var cockpit) ? cockpit.sources() : List.of();
    }

    /// Whether anything can be sealed here at all.
    boolean canStart() {
        return state.get() instanceof State.Shown(var cockpit)
                && cockpit.readOnly().isEmpty();
    }

    boolean isTicked(SourceLine line) {
        return !unticked.get().contains(line.id());
    }

    void tick(SourceLine line, boolean on) {
        var changed = new HashSet<>(unticked.get());
        if (on) changed.remove(line.id());
        else changed.add(line.id());
        unticked.set(changed);
    }

    /// Ticks these and no other.
    void tickOnly(Collection<SourceLine> wanted) {
        unticked.set(lines().stream()
                .filter(line -> !wanted.contains(line))
                .map(SourceLine::id)
                .collect(Collectors.toSet()));
    }

    Optional<SourceProgress> progress(String source) {
        return now.get().sources().stream()
                .filter(one -> one.source().equals(source))
                .findFirst();
    }

    /// The ticked sources that are not being collected.
    List<String> toStart() {
        return lines().stream()
                .filter(this::isTicked)
                .map(SourceLine::id)
                .filter(id -> progress(id).isEmpty() && !begun.get().contains(id))
                .toList();
    }

    /// Looks how far sources are, and collects from them if they can be reached; else asks.
    void start(List<String> sources) {
        if (sources.isEmpty()) return;
        outcome.set(new Outcome.Nothing());
        starting.set(new Starting.Probing(sources));
        reach.probe(sources, route.get(), probed -> {
            var away = probed.stream()
                    .filter(one -> !one.reach().passes())
                    .map(ReachViewModel.Probed::source)
                    .toList();
            if (away.isEmpty()) begin(sources);
            else starting.set(new Starting.Asking(sources, away));
        });
    }

    /// Leaves it, before it has begun.
    void dismiss() {
        reach.stop();
        starting.set(new Starting.Nothing());
    }

    /// Collects from sources without looking. What stopped goes on in its own run; the others are one new run.
    void begin(List<String> sources) {
        starting.set(new Starting.Nothing());
        if (sources.isEmpty()) return;
        outcome.set(new Outcome.Nothing());
        var stopped = lines().stream()
                .filter(line -> line.stopped().isPresent())
                .map(SourceLine::id)
                .collect(Collectors.toSet());
        var waiting = new HashSet<>(begun.get());
        waiting.addAll(sources);
        begun.set(waiting);
        run(sources.stream().filter(stopped::contains).toList());
        run(sources.stream().filter(one -> !stopped.contains(one)).toList());
    }

    private void run(List<String> sources) {
        if (sources.isEmpty()) return;
        var request = new RunRequest(sources, RunRequest.Trigger.MANUAL).by(route.get());
        runs.add(background.submit(
                isCancelled -> work.run(request, isCancelled::getAsBoolean),
                report -> over(sources, outcome(report)),
                problem -> over(sources, new Outcome.Failed(sentence(problem)))));
    }

    private static Outcome outcome(RunReport report) {
        int complete = 0;
        int stopped = 0;
        for (var source : report.sources()) {
            if (source.status().isEmpty()) stopped++;
            else if (source.status().get() == Batch.Status.SUCCESS) complete++;
        }
        return new Outcome.Over(report.sources().size(), complete, stopped);
    }

    private void over(List<String> sources, Outcome result) {
        var waiting = new HashSet<>(begun.get());
        sources.forEach(waiting::remove);
        begun.set(waiting);
        outcome.set(outcome.get().and(result));
        changed.run();
    }

    /// Stops sources after the page in hand.
    void pause(Collection<String> sources) {
        inBackground(() -> sources.forEach(work::pause));
    }

    /// Asks whether the pages of a source are to be let go; without asking when there are none.
    void cancel(String source) {
        var pages = progress(source)
                .map(SourceProgress::pages)
                .or(() -> lines().stream()
                        .filter(line -> line.id().equals(source))
                        .flatMap(line -> line.stopped().stream())
                        .map(Refresh.Stopped::pages)
                        .findFirst());
        if (pages.orElse(0L) > 0) givingUp.set(Optional.of(source));
        else giveUp(source);
    }

    void keep() {
        givingUp.set(Optional.empty());
    }

    /// Stops a source at once, or leaves one that stopped: its next run begins at the first page.
    void giveUp(String source) {
        givingUp.set(Optional.empty());
        background.submit(
                () -> {
                    work.letGo(source);
                    return true;
                },
                _ -> loadSources(),
                this::tell);
    }

    private void tell(Exception problem) {
        outcome.set(new Outcome.Failed(sentence(problem)));
    }

    /// Works out what the ticked sources would cost; nothing is sealed or kept.
    void look() {
        var sources =
                lines().stream().filter(this::isTicked).map(SourceLine::id).toList();
        if (sources.isEmpty()) return;
        stopDryRun();
        var request = new RunRequest(sources, RunRequest.Trigger.MANUAL).by(route.get());
        dryRun.set(new DryRun.Running(sources.size()));
        looking = Optional.of(background.submit(
                isCancelled -> work.forecast(request, isCancelled::getAsBoolean),
                forecast -> dryRun.set(new DryRun.Shown(forecast, clock.instant())),
                problem -> dryRun.set(new DryRun.Failed(sentence(problem)))));
    }

    void stopDryRun() {
        looking.ifPresent(Background.Work::cancel);
        looking = Optional.empty();
        if (dryRun.get() instanceof DryRun.Running) dryRun.set(new DryRun.Nothing());
    }

    static String sentence(Exception problem) {
        var message = problem.getMessage();
        var cause = problem.getCause();
        if (message == null) return problem.getClass().getSimpleName();
        return cause == null || cause.getMessage() == null ? message : message + ": " + cause.getMessage();
    }
}
