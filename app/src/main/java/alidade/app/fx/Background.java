package alidade.app.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Sends the engine's work to threads of its own, and brings results back to the thread that paints.
///
/// To be used from any thread; results arrive on the painter's.
public final class Background {
    private final ThreadFactory threads;
    private final Executor painter;

    /// @param threads makes one thread for each piece of work
    /// @param painter runs what changes nodes
    Background(ThreadFactory threads, Executor painter) {
        this.threads = threads;
        this.painter = painter;
    }

    /// Virtual threads for the work, the JavaFX thread for the results.
    public static Background onVirtualThreads() {
        return new Background(Thread.ofVirtual().name("background-", 0).factory(), Platform::runLater);
    }

    /// Starts work; exactly one of `done` and `failed` is called afterwards, or none once it was cancelled.
    public <T> Work submit(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var cancelled = new AtomicBoolean();
        var thread = threads.newThread(() -> {
            try {
                var result = work.call();
                deliver(cancelled, () -> done.accept(result));
            } catch (Exception problem) {
                deliver(cancelled, () -> failed.accept(problem));
            }
        });
        thread.start();
        return () -> {
            cancelled.set(true);
            thread.interrupt();
        };
    }

    /// Runs a change of nodes on the painter's thread.
    public void paint(Runnable change) {
        painter.execute(change);
    }

    private void deliver(AtomicBoolean cancelled, Runnable result) {
        painter.execute(() -> {
            if (!cancelled.get()) result.run();
        });
    }

    /// Work under way.
    @FunctionalInterface
    public interface Work {
        /// Interrupts it and drops its result; without effect when it is over.
        void cancel();
    }
}
