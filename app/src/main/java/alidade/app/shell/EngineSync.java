package alidade.app.shell;

import alidade.app.widgets.StepSentence;
import alidade.app.widgets.Wording;
import alidade.engine.log.Batch;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.RouteChoice;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.Step;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Collects from all sources of a workspace; cancelled, it stops after the page under way.
public final class EngineSync implements Sync {
    private static final double NOBODY_KNOWS = -1;

    private final Engine engine;
    private final Wording wording;

    /// @param language of the sentences that tell how far it is
    public EngineSync(Engine engine, Locale language) {
        this.engine = engine;
        wording = Wording.in(language);
    }

    @Override
    public RouteChoice routes() {
        return engine.routes();
    }

    @Override
    public Outcome run(Optional<String> route, Consumer<Sync.Progress> progress, BooleanSupplier isCancelled) {
        var teller = new Teller(progress);
        var report = engine.refresh().run(RunRequest.everything().by(route), teller::tell, isCancelled::getAsBoolean);
        long complete = report.sources().stream()
                .filter(one -> one.status().equals(Optional.of(Batch.Status.SUCCESS)))
                .count();
        int all = report.sources().size();
        return complete == all
                ? new Outcome(true, wording.get("sync.done", all))
                : new Outcome(false, wording.get("sync.partial", complete, all));
    }

    /// Says what happens; heard from the threads of all sources.
    private final class Teller {
        private final Consumer<Sync.Progress> progress;
        private final AtomicInteger sources = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();

        Teller(Consumer<Sync.Progress> progress) {
            this.progress = progress;
        }

        void tell(Step step) {
            switch (step) {
                case Step.Begun begun -> sources.set(begun.sources());
                case Step.Sealed _ -> done.incrementAndGet();
                case Step.Waiting _, Step.Page _, Step.Publishing _ -> {}
                case Step.Read _, Step.Imported _, Step.Replayed _ -> {
                    return;
                }
            }
            say(new StepSentence(wording).of(step));
        }

        private void say(String sentence) {
            int all = sources.get();
            progress.accept(new Sync.Progress(sentence, all == 0 ? NOBODY_KNOWS : (double) done.get() / all));
        }
    }
}
