package alidade.app.launch;

import alidade.app.shell.Sync;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.Step.Page;
import alidade.engine.pipeline.Step.Sealed;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The window's button: collects from all sources.
final class EngineSync implements Sync {
    private static final double UNKNOWN = -1;

    private final Engine engine;

    EngineSync(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome run(Consumer<Sync.Step> progress) {
        var thread = Thread.currentThread();
        var report = engine.refresh().run(RunRequest.everything(), step -> tell(step, progress), thread::isInterrupted);
        return new Outcome(report.status() == RunReport.Status.SUCCESS, sentence(report));
    }

    private static void tell(alidade.engine.pipeline.Step step, Consumer<Sync.Step> progress) {
        if (step instanceof Page page) {
            var expected = page.pagesExpected();
            var part = expected.isPresent() && expected.getAsLong() > 0
                    ? Math.min(1, (double) page.page() / expected.getAsLong())
                    : UNKNOWN;
            progress.accept(new Sync.Step(page.source() + " · " + page.page(), part));
        }
        if (step instanceof Sealed sealed) progress.accept(new Sync.Step(sealed.source(), UNKNOWN));
    }

    /// What went wrong, source by source; the run's label when nothing did.
    private static String sentence(RunReport report) {
        var errors = report.sources().stream()
                .filter(source -> source.error().isPresent())
                .map(source -> source.name() + ": " + source.error().get())
                .collect(Collectors.joining("; "));
        return errors.isEmpty() ? report.batch() : errors;
    }
}
