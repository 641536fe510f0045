package alidade.app.views.start;

import alidade.app.fx.Background;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.ImportRequest;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Step;
import alidade.fetch.files.FileOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What an empty workspace shows and can do. For the JavaFX thread; the engine works in the background.
public final class StartViewModel {
    /// One of the ways to begin.
    ///
    /// @param <T> what comes of it
    sealed interface Way<T> {
        record Ready<T>() implements Way<T> {}

        /// @param step empty until the first one is told
        /// @param stopping whether a person wants it to end
        record Running<T>(Optional<Step> step, boolean stopping) implements Way<T> {}

        record Failed<T>(String sentence) implements Way<T> {}

        record Done<T>(T result) implements Way<T> {}
    }

    /// Long work of one way.
    private interface Job<T> {
        T run(Progress progress, BooleanSupplier isStopped) throws Exception;
    }

    /// A way, and the wish of a person to end it: unlike work that is dropped, it still tells how it ended.
    private final class Lane<T> {
        private final ReadOnlyObjectWrapper<Way<T>> state = new ReadOnlyObjectWrapper<>(new Way.Ready<>());
        private final AtomicReference<Optional<Step>> untold = new AtomicReference<>(Optional.empty());
        private volatile boolean stopped;

        void start(Job<T> job) {
            if (state.get() instanceof Way.Running) return;
            stopped = false;
            state.set(new Way.Running<>(Optional.empty(), false));
            Progress progress = step -> {
                // Steps come faster than they can be painted: only the latest one is.
                if (untold.getAndSet(Optional.of(step)).isEmpty()) background.paint(this::tell);
            };
            background.submit(
                    () -> job.run(progress, () -> stopped),
                    result -> state.set(new Way.Done<>(result)),
                    problem -> state.set(new Way.Failed<>(String.valueOf(problem.getMessage()))));
        }

        private void tell() {
            var step = untold.getAndSet(Optional.empty());
            if (state.get() instanceof Way.Running) state.set(new Way.Running<>(step, stopped));
        }

        void stop() {
            if (!(state.get() instanceof Way.Running<T>(var step, var _))) return;
            stopped = true;
            state.set(new Way.Running<>(step, true));
        }
    }

    private final StartWork work;
    private final Optional<DemoMaker> demo;
    private final Background background;
    private final Runnable showFigures;
    private final Runnable showRefused;
    private final Runnable collect;
    private final ReadOnlyObjectWrapper<Way<StartWork.Offer>> offer = new ReadOnlyObjectWrapper<>(new Way.Ready<>());
    private final Lane<StartWork.Imported> importing = new Lane<>();
    private final Lane<List<Reach>> testing = new Lane<>();
    private final Lane<Boolean> making = new Lane<>();

    /// @param demo empty where none can be made
    /// @param showFigures reads the overview again
    /// @param showRefused leads to the refused rows
    /// @param collect collects from all sources
    public StartViewModel(
            StartWork work,
            Optional<DemoMaker> demo,
            Background background,
            Runnable showFigures,
            Runnable showRefused,
            Runnable collect) {
        this.work = work;
        this.demo = demo;
        this.background = background;
        this.showFigures = showFigures;
        this.showRefused = showRefused;
        this.collect = collect;
        making.state.addListener((_, _, way) -> {
            if (way instanceof Way.Done<Boolean>(var isReady) && isReady) demo.ifPresent(DemoMaker::open);
        });
    }

    ReadOnlyObjectProperty<Way<StartWork.Offer>> offer() {
        return offer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Way<StartWork.Imported>> importing() {
        return importing.state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Way<List<Reach>>> testing() {
        return testing.state.getReadOnlyProperty();
    }

    /// Done with false: it was cancelled.
    ReadOnlyObjectProperty<Way<Boolean>> making() {
        return making.state.getReadOnlyProperty();
    }

    boolean canMakeDemo() {
        return demo.isPresent();
    }

    /// Reads what there is to begin with.
    public void load() {
        background.submit(
                work::offer,
                read -> offer.set(new Way.Done<>(read)),
                problem -> offer.set(new Way.Failed<>(String.valueOf(problem.getMessage()))));
    }

    /// Stops what is under way; an import keeps what it sealed.
    public void stop() {
        stopImport();
        stopTest();
        stopDemo();
    }

    /// @param complete whether each day in the file is all that there was
    void importFile(Path file, StartWork.Target target, boolean complete) {
        var extent = complete ? Extent.COMPLETE : Extent.UNKNOWN;
        var request = new ImportRequest(file, FileOptions.none(), target.pack(), target.table(), extent);
        importing.start((progress, isStopped) -> work.run(request, progress, isStopped::getAsBoolean));
    }

    void stopImport() {
        importing.stop();
    }

    void testSources() {
        testing.start((_, isStopped) -> work.reach(isStopped::getAsBoolean));
    }

    void stopTest() {
        testing.stop();
    }

    void makeDemo() {
        demo.ifPresent(maker -> making.start((progress, isStopped) -> maker.make(progress, isStopped::getAsBoolean)));
    }

    void stopDemo() {
        making.stop();
    }

    void showFigures() {
        showFigures.run();
    }

    void showRefused() {
        showRefused.run();
    }

    void collect() {
        collect.run();
    }
}
