package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.pipeline.Run.Errand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When each source is due, by its declaration and what was sealed of it.
final class Timetable {
    /// From the end of a failed run to the next try of the same source.
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4));

    private final RunPlan plan;
    private final Log log;

    Timetable(RunPlan plan, Log log) {
        this.plan = plan;
        this.log = log;
    }

    /// @param regions only sources of these; empty: all
    /// @param tried when a run of a source was begun by this process
    List<ScheduledSource> at(Instant now, Set<String> regions, Map<String, Instant> tried) {
        var headers = log.headers();
        var created = headers.stream()
                .map(Header::sealedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        var sources = new ArrayList<ScheduledSource>();
        for (var errand : plan.errands(List.of())) {
            var region = errand.source().region();
            if (!regions.isEmpty() && !regions.contains(region)) continue;
            var runs = runs(errand, headers);
            var begun = tried.getOrDefault(errand.name(), Instant.MIN);
            sources.add(new ScheduledSource(errand.name(), region, due(errand, runs, begun, created, now), runs));
        }
        return sources;
    }

    private static List<Batch> runs(Errand errand, List<Header> headers) {
        return headers.stream()
                .map(Header::batch)
                .filter(batch -> batch.origin() == Batch.Origin.COLLECT
                        && batch.pack().equals(errand.pack().name())
                        && batch.source().equals(errand.source().name()))
                .sorted(Comparator.comparing(Batch::started).reversed())
                .toList();
    }

    private static Optional<Instant> due(Errand errand, List<Batch> runs, Instant tried, Instant created, Instant now) {
        var daily = errand.source().schedule();
        if (daily.isEmpty()) return Optional.empty();
        var last = lastMoment(errand, daily.get().daily(), now);
        if (known(runs, tried, created).isBefore(last)) return Optional.of(last);
        var next = nextMoment(errand, daily.get().daily(), now);
        return Optional.of(again(runs, tried, last).filter(next::isAfter).orElse(next));
    }

    /// When the source's last run began, or was tried, or when the workspace was created: what was to run before that
    /// was not missed.
    private static Instant known(List<Batch> runs, Instant tried, Instant created) {
        var known = created.isAfter(tried) ? created : tried;
        return !runs.isEmpty() && runs.getFirst().started().isAfter(known)
                ? runs.getFirst().started()
                : known;
    }

    /// When a source is tried again whose last runs since its moment failed. One that was stopped by a person after
    /// that is not.
    private static Optional<Instant> again(List<Batch> runs, Instant tried, Instant moment) {
        var failures = 0;
        for (var run : runs) {
            if (run.started().isBefore(moment) || run.status() != Batch.Status.FAILED) break;
            failures++;
        }
        if (failures == 0 || failures > PAUSES.size()) return Optional.empty();
        var last = runs.getFirst();
        return tried.isAfter(last.started())
                ? Optional.empty()
                : Optional.of(last.ended().plus(PAUSES.get(failures - 1)));
    }

    private static Instant lastMoment(Errand errand, LocalTime time, Instant now) {
        var today = LocalDate.ofInstant(now, errand.pack().zone());
        var moment = moment(errand, today, time);
        return moment.isAfter(now) ? moment(errand, today.minusDays(1), time) : moment;
    }

    private static Instant nextMoment(Errand errand, LocalTime time, Instant now) {
        var today = LocalDate.ofInstant(now, errand.pack().zone());
        var moment = moment(errand, today, time);
        return moment.isAfter(now) ? moment : moment(errand, today.plusDays(1), time);
    }

    private static Instant moment(Errand errand, LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, errand.pack().zone()).toInstant();
    }
}
