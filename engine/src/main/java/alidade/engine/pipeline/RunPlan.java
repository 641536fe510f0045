package alidade.engine.pipeline;

import alidade.engine.landing.LandedRun;
import alidade.engine.landing.Landing;
import alidade.engine.log.Batch;
import alidade.engine.log.Log;
import alidade.engine.pipeline.Run.Errand;
import alidade.engine.store.Definitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides which runs a request makes: the one that was cut and goes on, a new one, or both.
///
/// A run that was cut less than a day ago goes on with the sources that it has not sealed, under its own label and
/// day. When that day is over, today's run follows it.
final class RunPlan {
    /// Pages of a run older than this are not used again: too much has changed at the source.
    private static final Duration RESUMABLE = Duration.ofHours(24);

    private final Definitions definitions;
    private final Landing landing;
    private final Log log;
    private final BatchIds batches;
    private final Clock clock;

    RunPlan(Definitions definitions, Landing landing, Log log, BatchIds batches, Clock clock) {
        this.definitions = definitions;
        this.landing = landing;
        this.log = log;
        this.batches = batches;
        this.clock = clock;
    }

    /// @throws Unanswerable when a source is not declared, or none is of the region asked for
    List<Run> of(RunRequest request) {
        var now = clock.instant();
        var wanted = wanted(request);
        if (wanted.isEmpty()) return List.of();
        var cut = cut(now, wanted);
        if (cut.isEmpty()) return List.of(begin(now, wanted));
        var old = cut.get();
        var done = sealed(old.batch());
        var today = LocalDate.ofInstant(now, wanted.getFirst().pack().zone());
        var sameDay = LocalDate.ofInstant(
                        old.started(), wanted.getFirst().pack().zone())
                .equals(today);
        var goesOn = new ArrayList<Errand>();
        var anew = new ArrayList<Errand>();
        for (var errand : wanted) {
            var status = done.get(errand.name());
            var open = status == null && (sameDay || old.sources().contains(errand.name()));
            if (open) goesOn.add(errand);
            if (!sameDay || status == Batch.Status.FAILED) anew.add(errand);
        }
        var runs = new ArrayList<Run>();
        runs.add(new Run(old.batch(), old.started(), goesOn, true));
        if (!anew.isEmpty()) runs.add(begin(now, anew));
        return runs;
    }

    /// The sources that a request names.
    ///
    /// @throws Unanswerable when a source is not declared, or none is of the region asked for
    List<Errand> wanted(RunRequest request) {
        return ofRegion(errands(request.sources()), request.region());
    }

    private static List<Errand> ofRegion(List<Errand> errands, Optional<String> region) {
        if (region.isEmpty()) return errands;
        var found = errands.stream()
                .filter(one -> one.source().region().equals(region.get()))
                .toList();
        if (!found.isEmpty()) return found;
        throw new Unanswerable("no source of region '%s' is among those asked for; nothing is collected. Their regions"
                        .formatted(region.get())
                + " are %s"
                        .formatted(errands.stream()
                                .map(one -> one.source().region())
                                .distinct()
                                .sorted()
                                .toList()));
    }

    private Run begin(Instant now, List<Errand> errands) {
        return new Run(batches.next(now, errands.getFirst().pack().zone()), now, errands, false);
    }

    /// The youngest run that lacks a wanted source.
    private Optional<LandedRun> cut(Instant now, List<Errand> wanted) {
        return landing.runsSince(now.minus(RESUMABLE)).stream()
                .filter(run -> {
                    var done = sealed(run.batch());
                    return wanted.stream()
                            .map(Errand::name)
                            .anyMatch(name -> run.sources().contains(name) && !done.containsKey(name));
                })
                .reduce((one, later) -> later);
    }

    /// Which sources a run has sealed, and how they ended.
    private Map<String, Batch.Status> sealed(String batch) {
        var ids = new HashMap<String, String>();
        for (var errand : errands(List.of())) {
            ids.put(errand.pack().name() + "/" + errand.source().name(), errand.name());
        }
        var sealed = new HashMap<String, Batch.Status>();
        for (var header : log.headers()) {
            var of = header.batch();
            if (!of.id().equals(batch)) continue;
            var name = of.pack() + "/" + of.source();
            sealed.put(ids.getOrDefault(name, name), of.status());
        }
        return sealed;
    }

    /// The sources by the names given, or all; in the order of the packs.
    List<Errand> errands(List<String> names) {
        var all = new ArrayList<Errand>();
        for (var pack : definitions.current()) {
            for (var source : pack.sources()) all.add(new Errand(pack, source));
        }
        if (names.isEmpty()) return all;
        var wanted = new ArrayList<Errand>();
        for (var name : names) {
            var found = all.stream()
                    .filter(one -> one.name().equals(name) || one.source().id().equals(name))
                    .toList();
            if (found.isEmpty())
                throw new Unanswerable("there is no source '%s'; nothing is collected. The sources are %s"
                        .formatted(
                                name, all.stream().map(one -> one.source().id()).toList()));
            for (var one : found) if (!wanted.contains(one)) wanted.add(one);
        }
        return wanted;
    }
}
