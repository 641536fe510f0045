package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Log;
import alidade.engine.pipeline.Run.Errand;
import alidade.fetch.sources.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// (daylight saving) the run begins that much later, on one that has it twice at the first of the two.
public final class Schedule implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Schedule.class);
    /// A clock that was set, or a machine that slept, is noticed within this time.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunPlan plan;
    private final Refresh refresh;
    private final Log entries;
    private final Clock clock;
    /// A run that a person stopped is not begun again before its next moment.
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();
    private @Nullable Watch watch;

    /// @param end counted down when nobody has to keep the time any more
    private record Watch(Thread thread, CountDownLatch end) {}

    Schedule(RunPlan plan, Refresh refresh, Log entries, Clock clock) {
        this.plan = plan;
        this.refresh = refresh;
        this.entries = entries;
        this.clock = clock;
    }

    /// The sources whose daily run is due now, as `pack/source`.
    public List<String> due() {
        var now = clock.instant();
        var due = new ArrayList<String>();
        for (var errand : plan.errands(List.of())) {
            var moment = lastMoment(errand, now);
            if (moment.isEmpty()) continue;
            if (known(errand).isBefore(moment.get())) due.add(errand.name());
        }
        return due;
    }

    /// When the next source will be due, if any has a schedule.
    public Optional<Instant> next() {
        var now = clock.instant();
        return plan.errands(List.of()).stream()
                .flatMap(errand -> nextMoment(errand, now).stream())
                .min(Comparator.naturalOrder());
    }

    /// Runs what is due; to be called by whoever keeps the time.
    ///
    /// @return the report, if anything was due
    public Optional<RunReport> tick(Progress progress, CancelSignal cancel) {
        var due = due();
        if (due.isEmpty()) return Optional.empty();
        var now = clock.instant();
        for (var source : due) tried.put(source, now);
        return Optional.of(refresh.run(new RunRequest(due, RunRequest.Trigger.SCHEDULE), progress, cancel));
    }

    /// Keeps the time from now on, on a thread of its own, until closed.
    ///
    /// @param afterwards told after each run, on that thread
    public synchronized void start(Progress progress, Consumer<RunReport> afterwards) {
        if (watch != null) return;
        var end = new CountDownLatch(1);
        watch = new Watch(Thread.ofVirtual().name("schedule").start(() -> keep(progress, afterwards, end)), end);
    }

    private void keep(Progress progress, Consumer<RunReport> afterwards, CountDownLatch end) {
        do {
            try {
                tick(progress, () -> end.getCount() == 0).ifPresent(afterwards);
            } catch (RuntimeException e) {
                log.error("schedule - the run that was due did not come to its end", e);
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

    private static Optional<Instant> lastMoment(Errand errand, Instant now) {
        return errand.source().schedule().map(daily -> {
            var today = LocalDate.ofInstant(now, errand.pack().zone());
            var moment = moment(errand, today, daily.daily());
            return moment.isAfter(now) ? moment(errand, today.minusDays(1), daily.daily()) : moment;
        });
    }

    private static Optional<Instant> nextMoment(Errand errand, Instant now) {
        return errand.source().schedule().map(daily -> {
            var today = LocalDate.ofInstant(now, errand.pack().zone());
            var moment = moment(errand, today, daily.daily());
            return moment.isAfter(now) ? moment : moment(errand, today.plusDays(1), daily.daily());
        });
    }

    private static Instant moment(Errand errand, LocalDate day, java.time.LocalTime time) {
        return ZonedDateTime.of(day, time, errand.pack().zone()).toInstant();
    }

    /// When the source's last run began, or was tried by this schedule, or when the workspace was created: what was to
    /// run before that was not missed.
    private Instant known(Errand errand) {
        var begun = tried.getOrDefault(errand.name(), Instant.MIN);
        var created = Instant.MAX;
        for (var header : entries.headers()) {
            if (header.sealedAt().isBefore(created)) created = header.sealedAt();
            var batch = header.batch();
            var own = batch.origin() == Batch.Origin.COLLECT
                    && batch.pack().equals(errand.pack().name())
                    && batch.source().equals(errand.source().name());
            if (own && batch.started().isAfter(begun)) begun = batch.started();
        }
        return created.isAfter(begun) ? created : begun;
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
