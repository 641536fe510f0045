package alidade.engine.pipeline;

import alidade.engine.pipeline.Run.Errand;
import alidade.engine.pipeline.SourceProgress.Phase;
import alidade.fetch.sources.CancelSignal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sources that are being collected now, whoever began it: how far each is, and how one of them is stopped while
/// the others go on. Thread safe.
///
/// No source is collected twice at a time: who wants one that is under way waits until it is done.
public final class UnderWay {
    private static final long LOOK_AGAIN_MILLISECONDS = 100;

    private final Clock clock;
    private final Map<String, Going> going = new LinkedHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private int publishing;

    UnderWay(Clock clock) {
        this.clock = clock;
    }

    /// How a source is to be stopped.
    enum Stop {
        NOT,
        PAUSE,
        CANCEL
    }

    /// One source, from its claim to its end. Guarded by the object around it.
    private static final class Going {
        final Instant since;
        PageCount count;
        String batch = "";
        Stop stop = Stop.NOT;
        boolean sealing;
        Step.@Nullable Page newest;

        Going(Errand errand, Instant since) {
            this.since = since;
            count = new PageCount(errand.source());
        }

        SourceProgress progress(String source) {
            var page = newest;
            return new SourceProgress(
                    source,
                    batch,
                    since,
                    phase(),
                    page == null ? "" : page.input(),
                    count.pages(),
                    count.kept(),
                    page == null ? 0 : page.records(),
                    page == null ? OptionalLong.empty() : count.expected());
        }

        private Phase phase() {
            if (sealing) return Phase.SEALING;
            return switch (stop) {
                case NOT -> Phase.COLLECTING;
                case PAUSE -> Phase.PAUSING;
                case CANCEL -> Phase.CANCELLING;
            };
        }
    }

    /// What is under way at one moment.
    ///
    /// @param sources in the order in which they were begun
    /// @param publishing whether figures are being computed from what was sealed
    public record Now(List<SourceProgress> sources, boolean publishing) {
        public Now {
            sources = List.copyOf(sources);
        }
    }

    public synchronized Now now() {
        var sources = new ArrayList<SourceProgress>();
        going.forEach((name, one) -> sources.add(one.progress(name)));
        return new Now(sources, publishing > 0);
    }

    /// Whether a source is being collected, as `pack/source`.
    synchronized boolean has(String source) {
        return going.containsKey(source);
    }

    /// Stops a source after the page in hand; when it is collected again within a day it goes on at the next one.
    ///
    /// @param source `pack/source`
    /// @return false when it is not under way, or its pages are all there
    public boolean pause(String source) {
        return stop(source, Stop.PAUSE);
    }

    /// Stops a source at once, and lets go of the pages of its run: the next one begins at the first page.
    ///
    /// @param source `pack/source`
    /// @return false when it is not under way, or its pages are all there
    public boolean cancel(String source) {
        return stop(source, Stop.CANCEL);
    }

    private boolean stop(String source, Stop how) {
        synchronized (this) {
            var one = going.get(source);
            if (one == null || one.sealing) return false;
            if (one.stop != Stop.CANCEL) one.stop = how;
        }
        tell();
        return true;
    }

    /// Calls after every change, on the thread that made it; the caller must be quick.
    ///
    /// @return ends it
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell() {
        watchers.forEach(Runnable::run);
    }

    /// Keeps these sources to one run, waiting for those that another one has.
    ///
    /// @return empty when it was stopped while it waited
    Optional<Claim> claim(List<Errand> errands, Progress progress, CancelSignal cancel) {
        var told = false;
        while (true) {
            var busy = new ArrayList<String>();
            var claim = claim(errands, busy);
            if (claim.isPresent()) {
                tell();
                return claim;
            }
            if (!told) progress.at(new Step.Waiting(busy));
            told = true;
            if (cancel.pausing()) return Optional.empty();
            waitForAnEnd();
        }
    }

    private synchronized Optional<Claim> claim(List<Errand> errands, List<String> busy) {
        errands.stream().map(Errand::name).filter(going::containsKey).forEach(busy::add);
        if (!busy.isEmpty()) return Optional.empty();
        var mine = new LinkedHashMap<String, Going>();
        for (var errand : errands) mine.put(errand.name(), new Going(errand, clock.instant()));
        going.putAll(mine);
        return Optional.of(new Claim(mine));
    }

    private synchronized void waitForAnEnd() {
        try {
            wait(LOOK_AGAIN_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for a run was interrupted", e);
        }
    }

    /// Does something while no source is under way; nothing happens when one is.
    void whenIdle(Runnable work) {
        synchronized (this) {
            if (going.isEmpty()) work.run();
        }
    }

    /// Says that figures are being computed while the work goes on.
    void publishing(Runnable work) {
        change(1);
        try {
            work.run();
        } finally {
            change(-1);
        }
    }

    private void change(int by) {
        synchronized (this) {
            publishing += by;
        }
        tell();
    }

    /// The sources of one run, each until it is released.
    final class Claim implements AutoCloseable {
        private final Map<String, Going> mine;

        private Claim(Map<String, Going> mine) {
            this.mine = mine;
        }

        private void change(String source, Consumer<Going> change) {
            synchronized (UnderWay.this) {
                var one = mine.get(source);
                if (one == null) return;
                change.accept(one);
            }
            tell();
        }

        /// The run that a source is collected in now.
        void begin(Errand errand, String batch) {
            change(errand.name(), one -> {
                one.batch = batch;
                one.newest = null;
                one.sealing = false;
                one.count = new PageCount(errand.source());
            });
        }

        void at(String source, Step.Page page) {
            change(source, one -> {
                one.count.add(page);
                one.newest = page;
            });
        }

        /// From now on the source comes to its end.
        ///
        /// @return false when it was cancelled before
        boolean mayEnd(String source) {
            change(source, one -> one.sealing = one.stop != Stop.CANCEL);
            return stop(source) != Stop.CANCEL;
        }

        Stop stop(String source) {
            synchronized (UnderWay.this) {
                var one = mine.get(source);
                return one == null ? Stop.NOT : one.stop;
            }
        }

        /// Stops when the whole run is stopped, or this source of it.
        CancelSignal signal(String source, CancelSignal run) {
            return new CancelSignal() {
                @Override
                public boolean cancelled() {
                    return run.cancelled() || stop(source) == Stop.CANCEL;
                }

                @Override
                public boolean pausing() {
                    return run.pausing() || stop(source) != Stop.NOT;
                }
            };
        }

        /// Lets others have a source.
        void release(String source) {
            synchronized (UnderWay.this) {
                if (mine.containsKey(source)) going.remove(source, mine.get(source));
                UnderWay.this.notifyAll();
            }
            tell();
        }

        /// Releases all but these.
        void keep(Collection<String> sources) {
            mine.keySet().stream().filter(one -> !sources.contains(one)).forEach(this::release);
        }

        @Override
        public void close() {
            mine.keySet().forEach(this::release);
        }
    }
}
