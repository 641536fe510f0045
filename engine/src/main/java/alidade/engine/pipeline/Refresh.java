package alidade.engine.pipeline;

import alidade.engine.landing.LandedRun;
import alidade.engine.landing.Landing;
import alidade.engine.log.Batch;
import alidade.engine.log.Draft;
import alidade.engine.log.NotSealable;
import alidade.engine.pipeline.Run.Errand;
import alidade.engine.pipeline.RunReport.SourceReport;
import alidade.fetch.sources.CancelSignal;
import alidade.fetch.sources.Collected;
import alidade.fetch.sources.Ending;
import alidade.fetch.sources.InputOutcome;
import alidade.fetch.sources.PageShelf;
import alidade.fetch.sources.Shape;
import alidade.fetch.sources.SourceReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The flow: collect → land → standardize → seal → quality → metrics → marts.
///
/// Sources are collected side by side, each on a virtual thread of its own. Each seals its entry as soon as it is
/// done, so that a crash keeps what was finished; what the run changed is published once, at its end. Several runs go
/// side by side as long as no source is in two of them: the later one waits.
public final class Refresh {
    private static final Logger log = LoggerFactory.getLogger(Refresh.class);

    private final RunPlan plan;
    private final SourceReader reader;
    private final WorkspaceRoutes routes;
    private final Landing landing;
    private final UnderWay underWay;
    private final Naming naming;
    private final Completeness completeness;
    private final Sealing sealing;
    private final Publication publication;
    private final Clock clock;

    Refresh(
            RunPlan plan,
            SourceReader reader,
            WorkspaceRoutes routes,
            Landing landing,
            UnderWay underWay,
            Naming naming,
            Completeness completeness,
            Sealing sealing,
            Publication publication,
            Clock clock) {
        this.plan = plan;
        this.reader = reader;
        this.routes = routes;
        this.landing = landing;
        this.underWay = underWay;
        this.naming = naming;
        this.completeness = completeness;
        this.sealing = sealing;
        this.publication = publication;
        this.clock = clock;
    }

    /// The sources that stopped before they were sealed, and go on after their last page when they are collected again.
    /// One that is under way just now may be among them.
    public List<Stopped> stopped() {
        return plan.cut().stream()
                .map(one -> new Stopped(
                        one.errand().name(),
                        one.run().batch(),
                        one.run().started(),
                        landing.pages(
                                        one.run().batch(),
                                        one.errand().pack().name(),
                                        one.errand().source().id())
                                .size()))
                .toList();
    }

    /// A source that stopped.
    ///
    /// @param source `pack/source`
    /// @param batch label of the run that it goes on with
    /// @param started when that run began
    /// @param pages that are there and are not asked for again
    public record Stopped(String source, String batch, Instant started, long pages) {}

    /// Gives up what a stopped source has: its next run begins at the first page. A source that is under way is
    /// cancelled; one whose pages are all there comes to its end.
    ///
    /// @param source `pack/source`
    public void letGo(String source) {
        if (underWay.cancel(source) || underWay.has(source)) return;
        for (var one : plan.cut()) {
            if (one.errand().name().equals(source))
                landing.letGo(
                        one.run().batch(),
                        one.errand().pack().name(),
                        one.errand().source().id());
        }
    }

    /// Collects sources and publishes what they bring. A run that was cut less than a day ago goes on at the page
    /// where it stopped. A source that is stopped through [UnderWay] leaves the others of its run alone.
    ///
    /// @throws Unanswerable when a source or the route is not declared, the workspace may not be written, or the
    /// disk is full
    public RunReport run(RunRequest request, Progress progress, CancelSignal cancel) {
        sealing.refuseIfReadOnly();
        sealing.refuseIfDiskIsFull("nothing was collected");
        try {
            var over = routes.of(request.route()).map(reader::over).orElse(reader);
            var wanted = plan.wanted(request);
            var claim = underWay.claim(wanted, progress, cancel);
            if (claim.isEmpty()) return notBegun(wanted);
            var report = collectAndPublish(request, over, progress, cancel, claim.get());
            underWay.whenIdle(landing::sweep);
            return report;
        } catch (UncheckedIOException e) {
            throw Unanswerable.disk(e);
        }
    }

    private RunReport collectAndPublish(
            RunRequest request, SourceReader over, Progress progress, CancelSignal cancel, UnderWay.Claim claim) {
        var sources = new ArrayList<SourceReport>();
        var batch = "";
        try (claim) {
            var runs = plan.of(request);
            claim.keep(runs.stream()
                    .flatMap(run -> run.errands().stream())
                    .map(Errand::name)
                    .collect(Collectors.toSet()));
            var stopped = new HashSet<String>();
            for (var run : runs) {
                var left = run.without(stopped);
                if (left.errands().isEmpty()) continue;
                batch = left.batch();
                var later = runs.subList(runs.indexOf(run) + 1, runs.size());
                var reports = collect(left, new Going(over, progress, cancel, claim, later));
                for (var report : reports)
                    if (report.status().isEmpty()) stopped.add(report.pack() + "/" + report.id());
                sources.addAll(reports);
            }
        }
        sealing.refuseIfDiskIsFull("what was collected is sealed, and will be published then");
        underWay.publishing(() -> publication.publish(progress));
        return RunReport.of(batch, sources);
    }

    /// Of a run that was stopped while it waited for another one.
    private static RunReport notBegun(List<Errand> wanted) {
        return RunReport.of(
                "",
                wanted.stream()
                        .map(errand -> stopped("", errand, "stopped while it waited for another run"))
                        .toList());
    }

    /// How a run is gone about.
    ///
    /// @param later runs that follow it, in which a source may be collected once more
    private record Going(
            SourceReader over, Progress progress, CancelSignal cancel, UnderWay.Claim claim, List<Run> later) {
        boolean isLast(Errand errand) {
            return later.stream()
                    .flatMap(run -> run.errands().stream())
                    .noneMatch(one -> one.name().equals(errand.name()));
        }
    }

    private List<SourceReport> collect(Run run, Going going) {
        landing.begin(new LandedRun(
                run.batch(),
                run.started(),
                run.errands().stream().map(Errand::name).toList()));
        going.progress.at(new Step.Begun(run.batch(), run.errands().size(), run.resumed()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sources = new ArrayList<Future<SourceReport>>();
            for (var errand : run.errands()) {
                Callable<SourceReport> work = () -> collectAndRelease(run, errand, going);
                sources.add(threads.submit(work));
            }
            var reports = new ArrayList<SourceReport>();
            for (var one : sources) reports.add(outcome(one));
            return reports;
        }
    }

    private SourceReport collectAndRelease(Run run, Errand errand, Going going) {
        var claim = going.claim;
        claim.begin(errand, run.batch());
        try {
            var report = collectAndRefresh(run, errand, going);
            if (report.status().isPresent() && !going.isLast(errand)) return report;
            if (claim.stop(errand.name()) == UnderWay.Stop.CANCEL)
                landing.letGo(run.batch(), errand.pack().name(), errand.source().id());
            claim.release(errand.name());
            return report;
        } catch (RuntimeException e) {
            claim.release(errand.name());
            throw e;
        }
    }

    private SourceReport collectAndRefresh(Run run, Errand errand, Going going) {
        var pages =
                landing.shelf(run.batch(), errand.pack().name(), errand.source().id());
        var brought = named(run, errand, collect(errand, going, pages), going.claim);
        var report = brought.draft().isPresent()
                ? seal(run, errand, brought.draft().get(), going.progress)
                : stopped(run.batch(), errand, sentence(going.claim.stop(errand.name())));
        return report.withDrift(drift(errand, brought));
    }

    /// What a source brought, without its records as they came, which are far larger.
    ///
    /// @param draft empty when the source was stopped
    /// @param shape of the records
    /// @param complete whether every input was read to its end
    private record Brought(Optional<Draft.Records> draft, Shape shape, boolean complete) {}

    private Brought named(Run run, Errand errand, Collected collected, UnderWay.Claim claim) {
        var shape = Shape.of(errand.source(), collected.records());
        var complete = collected.inputs().stream().allMatch(one -> one.ending() instanceof Ending.Complete);
        if (collected.inputs().stream().anyMatch(Refresh::stopped) || !claim.mayEnd(errand.name()))
            return new Brought(Optional.empty(), shape, false);
        var seen = completeness.of(errand.source(), run.date(errand), collected);
        var named = naming.name(errand, run, collected, seen.labels());
        var batch = batch(run, errand, collected, seen, named.merged());
        var coverage = new ArrayList<>(seen.coverage());
        coverage.addAll(named.coverage());
        var draft = new Draft.Records(batch, coverage, named.facts(), named.refused());
        return new Brought(Optional.of(draft), shape, complete);
    }

    /// What changed about the shape of the source. It is told, and stops nothing: what no longer fits is refused
    /// row by row.
    private List<String> drift(Errand errand, Brought brought) {
        var changes = landing.drift(errand.pack().name(), errand.source(), brought.shape(), brought.complete()).stream()
                .map(Shape.Change::sentence)
                .toList();
        if (!changes.isEmpty()) log.warn("{} - its records look different: {}", errand.name(), changes);
        return changes;
    }

    private static Collected collect(Errand errand, Going going, PageShelf pages) {
        return going.over.collect(
                errand.source(),
                pages,
                step -> {
                    var page = new Step.Page(
                            errand.source().id(),
                            step.input(),
                            step.stage(),
                            step.page(),
                            step.pagesExpected(),
                            step.records(),
                            step.kept());
                    going.claim.at(errand.name(), page);
                    going.progress.at(page);
                },
                going.claim.signal(errand.name(), going.cancel));
    }

    private static boolean stopped(InputOutcome outcome) {
        return outcome.ending() instanceof Ending.Cancelled;
    }

    private Batch batch(Run run, Errand errand, Collected collected, Completeness.Seen seen, long merged) {
        var again =
                collected.inputs().stream().mapToLong(InputOutcome::duplicates).sum();
        return new Batch(
                run.batch(),
                Batch.Origin.COLLECT,
                errand.pack().name(),
                errand.source().table(),
                errand.source().name(),
                run.started(),
                clock.instant(),
                seen.status(),
                collected.inputs().stream().mapToLong(InputOutcome::pages).sum(),
                merged + again,
                seen.error(),
                Optional.empty());
    }

    private SourceReport seal(Run run, Errand errand, Draft.Records draft, Progress progress) {
        Draft.Records sealable = draft;
        try {
            return report(run, errand, draft, progress);
        } catch (NotSealable e) {
            log.warn("{} - its records cannot be sealed: {}", errand.name(), e.getMessage());
            sealable = failed(draft.batch(), String.valueOf(e.getMessage()));
        }
        return report(run, errand, sealable, progress);
    }

    private static Draft.Records failed(Batch of, String reason) {
        var batch = new Batch(
                of.id(),
                of.origin(),
                of.pack(),
                of.table(),
                of.source(),
                of.started(),
                of.ended(),
                Batch.Status.FAILED,
                of.pages(),
                0,
                Optional.of(reason),
                Optional.empty());
        return new Draft.Records(batch, List.of(), List.of(), List.of());
    }

    private SourceReport report(Run run, Errand errand, Draft.Records draft, Progress progress) {
        var header = sealing.seal(draft);
        var status = draft.batch().status();
        log.info("{} - sealed {} rows as {}, {}", errand.name(), header.rows(), header.id(), status);
        progress.at(new Step.Sealed(errand.source().id(), header.id(), status, header.rows(), header.refused()));
        return new SourceReport(
                run.batch(),
                errand.pack().name(),
                errand.source().id(),
                errand.source().name(),
                Optional.of(status),
                Optional.of(header.id()),
                header.rows(),
                draft.batch().merged(),
                header.refused(),
                draft.batch().error());
    }

    private static String sentence(UnderWay.Stop stop) {
        return stop == UnderWay.Stop.CANCEL
                ? "cancelled; its pages are let go, and the next run begins at the first one"
                : "stopped; the next run within a day goes on after the last page";
    }

    /// Of a source that was stopped: nothing is sealed.
    private static SourceReport stopped(String batch, Errand errand, String sentence) {
        return new SourceReport(
                batch,
                errand.pack().name(),
                errand.source().id(),
                errand.source().name(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.of(sentence));
    }

    private static SourceReport outcome(Future<SourceReport> going) {
        try {
            return going.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unanswerable expected) throw expected;
            if (e.getCause() instanceof UncheckedIOException disk) throw disk;
            throw new IllegalStateException("a source could not be refreshed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }
}
