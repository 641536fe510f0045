package alidade.engine.node;

import alidade.engine.exchange.Move;
import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.fetch.http.Pauser;
import alidade.fetch.sources.CancelSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A node at work: collects when its sources are due and, beside that, exchanges with its hub.
///
/// What was missed while it was not there is caught up once. Whatever ends it, even in the middle of a run, nothing is
/// lost: the next one goes on there.
public final class NodeRun {
    private static final String LEDGER = "node-silences.json";
    /// A clock that was set, or a machine that slept, is noticed within this time.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final Collecting collecting;
    private final Optional<Exchanging> exchanging;
    private final HealthReader health;
    private final Listener listener;

    /// Who wants to know how far everything is.
    ///
    /// @param moves hears what moves in an exchange
    public record Listener(Progress progress, Consumer<Move> moves) {
        public static Listener none() {
            return new Listener(Progress.none(), _ -> {});
        }
    }

    /// @throws IllegalStateException when this process keeps the time of the workspace already
    public NodeRun(
            Engine engine, Path workspace, NodeSettings settings, Clock clock, Herald herald, Listener listener) {
        if (!engine.schedule().claim())
            throw new IllegalStateException("the time of " + workspace + " is kept by this process already");
        this.listener = listener;
        collecting = new Collecting(engine, settings.regions());
        exchanging = settings.hub().map(hub -> {
            var file = new SilenceFile(workspace.resolve(LEDGER), new LogFiles());
            var silences = new Silences(settings.silence(), settings.watched(), file, herald);
            return new Exchanging(engine, hub, settings.every(), silences, clock);
        });
        health = new HealthReader(engine, workspace, settings.regions(), collecting, exchanging, clock);
    }

    /// How the node is now. May be asked from any thread.
    public Health health() {
        return health.read();
    }

    /// Takes what the others sealed, collects what is due, gives it to the hub, and is done.
    public void once(CancelSignal cancel) {
        exchanging.ifPresent(one -> exchange(one, cancel));
        if (cancel.cancelled()) return;
        if (collect(cancel) && !cancel.cancelled()) exchanging.ifPresent(one -> exchange(one, cancel));
    }

    /// Works until it is cancelled.
    public void keep(CancelSignal cancel) {
        var isBroken = new AtomicBoolean();
        CancelSignal over = () -> cancel.cancelled() || isBroken.get();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = new ArrayList<Future<?>>();
            works.add(threads.submit(() -> orBreak(isBroken, () -> keepCollecting(over))));
            exchanging.ifPresent(one ->
                    works.add(threads.submit(() -> orBreak(isBroken, () -> keepExchanging(one, over)))));
            for (var work : works) await(work);
        }
    }

    private void keepCollecting(CancelSignal over) {
        while (!over.cancelled()) {
            collect(over);
            pause(over::cancelled);
        }
    }

    private void keepExchanging(Exchanging one, CancelSignal over) {
        while (!over.cancelled()) {
            if (one.isDue()) exchange(one, over);
            pause(() -> over.cancelled() || one.isDue());
        }
    }

    /// A node of which one half broke down is no node: it ends, so that it can be started again.
    private static void orBreak(AtomicBoolean isBroken, Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            isBroken.set(true);
            throw e;
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the node cannot go on: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(BooleanSupplier isOver) {
        Pauser.real().pause(LOOK_AGAIN, isOver);
    }

    /// @return whether something was sealed
    private boolean collect(CancelSignal cancel) {
        var report = collecting.collectWhatIsDue(listener.progress(), cancel);
        var hasSealed = report.isPresent()
                && report.get().sources().stream()
                        .anyMatch(source -> source.entry().isPresent());
        if (hasSealed) exchanging.ifPresent(Exchanging::soon);
        return hasSealed;
    }

    private void exchange(Exchanging one, CancelSignal cancel) {
        one.exchange(listener.moves(), listener.progress(), cancel);
    }
}
