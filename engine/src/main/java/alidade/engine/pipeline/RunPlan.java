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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides which runs a request makes: the one that was cut and goes on, a new one, or both.
///
/// A run that was cut less than a day ago goes on with the sources that it has not sealed, under its own label and
/// day; sources that stopped in different runs go on in each. When that day is over, today's run follows it.
final class RunPlan {
    /// Pages of a run older than this are not used again: too much has changed at the source.
    private static final Duration RESUMABLE = Duration.ofHours(24);

    private static final Comparator<LandedRun> AGE =
            Comparator.comparing(LandedRun::started).thenComparing(LandedRun::batch);

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
        var goOn = new LinkedHashMap<LandedRun, List<Errand>>();
        cut.stream().map(Cut::run).sorted(AGE).forEach(run -> goOn.put(run, new ArrayList<>()));
        var youngest = goOn.lastEntry().getKey();
        var done = sealed(youngest.batch());
        var anew = new ArrayList<Errand>();
        for (var errand : wanted) {
            var own = cut.stream().filter(one -> one.errand().equals(errand)).findFirst();
            var run = own.map(Cut::run).orElse(youngest);
            var status = own.isPresent() ? null : done.get(errand.name());
            var ofToday = isOfToday(run, errand, now);
            if (own.isPresent() || (ofToday && status == null))
                goOn.computeIfAbsent(run, _ -> new ArrayList<>()).add(errand);
            if (!ofToday || status == Batch.Status.FAILED) anew.add(errand);
        }
        var runs = new ArrayList<Run>();
        goOn.forEach((run, errands) -> runs.add(new Run(run.batch(), run.started(), errands, true)));
        if (!anew.isEmpty()) runs.add(begin(now, anew));
        return runs;
    }

    private static boolean isOfToday(LandedRun run, Errand errand, Instant now) {
        var zone = errand.pack().zone();
        return LocalDate.ofInstant(run.started(), zone).equals(LocalDate.ofInstant(now, zone));
    }

    /// A source and the run that it stopped in.
    record Cut(Errand errand, LandedRun run) {}

    /// All sources that go on with a run when they are collected again.
    List<Cut> cut() {
        return cut(clock.instant(), errands(List.of()));
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

    /// The wanted sources that a run lacks, each with the youngest run that does.
    private List<Cut> cut(Instant now, List<Errand> wanted) {
        var found = new LinkedHashMap<String, Cut>();
        for (var run : landing.runsSince(now.minus(RESUMABLE))) {
            var done = sealed(run.batch());
            for (var errand : wanted) {
                var name = errand.name();
                if (!run.sources().contains(name)) continue;
                // What a later run sealed is not gone back to.
                found.remove(name);
                if (!done.containsKey(name)) found.put(name, new Cut(errand, run));
            }
        }
        return List.copyOf(found.values());
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
