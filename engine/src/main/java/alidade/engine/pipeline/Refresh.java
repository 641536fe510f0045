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
import alidade.fetch.sources.Shape;
import alidade.fetch.sources.SourceReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The flow: collect → land → standardize → seal → quality → metrics → marts.
///
/// Sources are collected side by side, each on a virtual thread of its own. Each seals its entry as soon as it is
/// done, so that a crash keeps what was finished; what the run changed is published once, at its end. One run at a
/// time: a second one waits for the first.
public final class Refresh {
    private static final Logger log = LoggerFactory.getLogger(Refresh.class);

    private final RunPlan plan;
    private final SourceReader reader;
    private final WorkspaceRoutes routes;
    private final Landing landing;
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
            Naming naming,
            Completeness completeness,
            Sealing sealing,
            Publication publication,
            Clock clock) {
        this.plan = plan;
        this.reader = reader;
        this.routes = routes;
        this.landing = landing;
        this.naming = naming;
        this.completeness = completeness;
        this.sealing = sealing;
        this.publication = publication;
        this.clock = clock;
    }

    /// Collects sources and publishes what they bring. A run that was cut less than a day ago goes on at the page
    /// where it stopped.
    ///
    /// @throws Unanswerable when a source or the route is not declared, the workspace may not be written, or the
    /// disk is full
    public synchronized RunReport run(RunRequest request, Progress progress, CancelSignal cancel) {
        sealing.refuseIfReadOnly();
        sealing.refuseIfDiskIsFull("nothing was collected");
        try {
            return collectAndPublish(request, progress, cancel);
        } catch (UncheckedIOException e) {
            throw Unanswerable.disk(e);
        }
    }

    private RunReport collectAndPublish(RunRequest request, Progress progress, CancelSignal cancel) {
        var over = routes.of(request.route()).map(reader::over).orElse(reader);
        var sources = new ArrayList<SourceReport>();
        var batch = "";
        for (var run : plan.of(request)) {
            batch = run.batch();
            sources.addAll(collect(run, over, progress, cancel));
        }
        sealing.refuseIfDiskIsFull("what was collected is sealed, and will be published then");
        publication.publish(progress);
        landing.sweep();
        return RunReport.of(batch, sources);
    }

    private List<SourceReport> collect(Run run, SourceReader over, Progress progress, CancelSignal cancel) {
        landing.begin(new LandedRun(
                run.batch(),
                run.started(),
                run.errands().stream().map(Errand::name).toList()));
        progress.at(new Step.Begun(run.batch(), run.errands().size(), run.resumed()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var going = new ArrayList<Future<SourceReport>>();
            for (var errand : run.errands()) {
                Callable<SourceReport> work = () -> collectAndRefresh(run, errand, over, progress, cancel);
                going.add(threads.submit(work));
            }
            var reports = new ArrayList<SourceReport>();
            for (var one : going) reports.add(outcome(one));
            return reports;
        }
    }

    private SourceReport collectAndRefresh(
            Run run, Errand errand, SourceReader over, Progress progress, CancelSignal cancel) {
        var pages =
                landing.shelf(run.batch(), errand.pack().name(), errand.source().id());
        var brought = named(run, errand, collect(errand, over, progress, cancel, pages));
        var report =
                brought.draft().isPresent() ? seal(run, errand, brought.draft().get(), progress) : report(run, errand);
        return report.withDrift(drift(errand, brought));
    }

    /// What a source brought, without its records as they came, which are far larger.
    ///
    /// @param draft empty when the source was stopped
    /// @param shape of the records
    /// @param complete whether every input was read to its end
    private record Brought(Optional<Draft.Records> draft, Shape shape, boolean complete) {}

    private Brought named(Run run, Errand errand, Collected collected) {
        var shape = Shape.of(errand.source(), collected.records());
        var complete = collected.inputs().stream().allMatch(one -> one.ending() instanceof Ending.Complete);
        if (collected.inputs().stream().anyMatch(Refresh::stopped)) return new Brought(Optional.empty(), shape, false);
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

    private Collected collect(
            Errand errand,
            SourceReader over,
            Progress progress,
            CancelSignal cancel,
            alidade.fetch.sources.PageShelf pages) {
        return over.collect(
                errand.source(),
                pages,
                step -> progress.at(new Step.Page(
                        errand.source().id(),
                        step.input(),
                        step.stage(),
                        step.page(),
                        step.pagesExpected(),
                        step.kept())),
                cancel);
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

    /// Of a source that was stopped: nothing is sealed, its pages stay.
    private static SourceReport report(Run run, Errand errand) {
        return new SourceReport(
                run.batch(),
                errand.pack().name(),
                errand.source().id(),
                errand.source().name(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.of("stopped; the next run within a day goes on after the last page"));
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
