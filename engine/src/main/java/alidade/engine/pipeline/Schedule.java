package alidade.engine.pipeline;

import alidade.engine.log.Log;
import alidade.fetch.sources.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the daily run of each source at its time, in the pack's zone.
///
/// A source is due when its last moment has passed and no run of it began since: a run that was missed while the
/// program was not there is caught up once, however many days it was away. On a day without that time of the clock
/// (daylight saving) the run begins that much later, on one that has it twice at the first of the two. A source whose
/// run failed is tried again up to three times before its next moment, after pauses that grow.
public final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    /// A clock that was set, or a machine that slept, is noticed within this time.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// After a run that could not come to its end.
    private static final Duration REST = Duration.ofMinutes(5);

    private final Timetable timetable;
    private final Refresh refresh;
    private final Clock clock;
    /// A run that a person stopped is not begun again before its next moment.
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();
    private @Nullable Watch watch;
    private boolean isClaimed;
    private volatile Instant restUntil = Instant.MIN;

    /// @param end counted down when nobody has to keep the time any more
    private record Watch(Thread thread, CountDownLatch end) {}

    Schedule(RunPlan plan, Refresh refresh, Log log, Clock clock) {
        timetable = new Timetable(plan, log);
        this.refresh = refresh;
        this.clock = clock;
    }

    /// The sources as they stand now.
    ///
    /// @param regions only those of these; empty: all
    public List<ScheduledSource> sources(Set<String> regions) {
        return timetable.at(clock.instant(), regions, tried);
    }

    /// The sources whose daily run is due now, as `pack/source`.
    public List<String> due() {
        return due(Set.of());
    }

    private List<String> due(Set<String> regions) {
        var now = clock.instant();
        return timetable.at(now, regions, tried).stream()
                .filter(one -> one.due().filter(at -> !at.isAfter(now)).isPresent())
                .map(ScheduledSource::source)
                .toList();
    }

    /// Runs what is due; to be called by whoever keeps the time.
    ///
    /// @return the report, if anything was due
    public Optional<RunReport> tick(Progress progress, CancelSignal cancel) {
        return tick(Set.of(), progress, cancel);
    }

    /// @param regions only sources of these; empty: all
    public Optional<RunReport> tick(Set<String> regions, Progress progress, CancelSignal cancel) {
        var due = due(regions);
        if (due.isEmpty()) return Optional.empty();
        // As exact as the moments of a run, which are compared with it.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isBefore(restUntil)) return Optional.empty();
        var before = Map.copyOf(tried);
        for (var source : due) tried.put(source, now);
        try {
            return Optional.of(refresh.run(new RunRequest(due, RunRequest.Trigger.SCHEDULE), progress, cancel));
        } catch (RuntimeException e) {
            // The disk was full, or the like: the sources themselves were not to blame, and stay due.
            tried.keySet().removeAll(due);
            tried.putAll(before);
            restUntil = now.plus(REST);
            throw e;
        }
    }

    /// Somebody keeps the time by [#tick] from now on, so that [#start] does nothing.
    ///
    /// @return false when somebody keeps it already
    public synchronized boolean claim() {
        if (watch != null || isClaimed) return false;
        isClaimed = true;
        return true;
    }

    /// Keeps the time from now on, on a thread of its own, until closed.
    ///
    /// @param afterwards told after each run, on that thread
    public synchronized void start(Progress progress, Consumer<RunReport> afterwards) {
        if (watch != null || isClaimed) return;
        var end = new CountDownLatch(1);
        watch = new Watch(Thread.ofVirtual().name("schedule").start(() -> keep(progress, afterwards, end)), end);
    }

    private void keep(Progress progress, Consumer<RunReport> afterwards, CountDownLatch end) {
        do {
            try {
                tick(progress, () -> end.getCount() == 0).ifPresent(afterwards);
            } catch (RuntimeException e) {
                LOG.error("schedule - the run that was due did not come to its end", e);
            }
        } while (!isOver(end));
    }

    private static boolean isOver(CountDownLatch end) {
        try {
            return end.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /// A run under way stops after the page under way, and is waited for a while. Its thread is not interrupted: an
    /// interrupt while H2 reads or writes closes its file.
    @Override
    public synchronized void close() {
        if (watch == null) return;
        watch.end().countDown();
        try {
            watch.thread().join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch = null;
    }
}
