package alidade.app.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Sends the engine's work to threads of its own, and brings results back to the thread that paints.
///
/// To be used from any thread; results arrive on the painter's.
public final class Background {
    private final ThreadFactory threads;
    private final Executor painter;
    private final Rest rest;
    private final BooleanSupplier isSilent;

    /// @param threads makes one thread for each piece of work
    /// @param painter runs what changes nodes
    Background(ThreadFactory threads, Executor painter) {
        this(threads, painter, new Rest(), () -> false);
    }

    private Background(ThreadFactory threads, Executor painter, Rest rest, BooleanSupplier isSilent) {
        this.threads = threads;
        this.painter = painter;
        this.rest = rest;
        this.isSilent = isSilent;
    }

    /// Counts the pieces of work whose result was not brought yet.
    private static final class Rest {
        private int underWay;

        synchronized void begin() {
            underWay++;
        }

        synchronized void end() {
            underWay--;
            notifyAll();
        }

        synchronized boolean await(Duration atMost) throws InterruptedException {
            long until = System.nanoTime() + atMost.toNanos();
            while (underWay > 0) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                wait(left);
            }
            return true;
        }
    }

    /// Virtual threads for the work, the JavaFX thread for the results.
    public static Background onVirtualThreads() {
        return new Background(Thread.ofVirtual().name("background-", 0).factory(), Platform::runLater);
    }

    /// The same one, but for work that is asked for while it is silent: that is never done and never answered. So a
    /// view
    /// can be looked at while it waits.
    public Background silentWhile(BooleanSupplier isSilent) {
        return new Background(threads, painter, rest, isSilent);
    }

    /// Starts work; exactly one of `done` and `failed` is called afterwards, or none once it was cancelled.
    public <T> Work submit(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        return submit(new AtomicBoolean(), work, done, failed);
    }

    /// The same for long work, which asks now and then whether it is still wanted.
    public <T> Work submit(LongWork<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var cancelled = new AtomicBoolean();
        return submit(cancelled, () -> work.call(cancelled::get), done, failed);
    }

    private <T> Work submit(AtomicBoolean cancelled, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        if (isSilent.getAsBoolean()) return () -> {};
        rest.begin();
        var thread = threads.newThread(() -> {
            try {
                var result = work.call();
                deliver(cancelled, () -> done.accept(result));
            } catch (Exception problem) {
                deliver(cancelled, () -> failed.accept(problem));
            }
        });
        thread.start();
        return () -> cancelled.set(true);
    }

    /// Runs a change of nodes on the painter's thread.
    public void paint(Runnable change) {
        painter.execute(change);
    }

    private void deliver(AtomicBoolean cancelled, Runnable result) {
        painter.execute(() -> {
            try {
                if (!cancelled.get()) result.run();
            } finally {
                // After the result was brought: what that began in its turn is counted by now.
                rest.end();
            }
        });
    }

    /// Waits until every result was brought, those of work that a result began too. Not for the painter's thread.
    ///
    /// @return whether that came about in time
    public boolean awaitRest(Duration atMost) throws InterruptedException {
        return rest.await(atMost);
    }

    /// Work under way.
    @FunctionalInterface
    public interface Work {
        /// Drops its result, and tells long work to stop; without effect when it is over.
        ///
        /// Nothing is interrupted: an interrupt while H2 reads or writes closes its file.
        void cancel();
    }

    /// Work that can be stopped.
    @FunctionalInterface
    public interface LongWork<T> {
        /// @param isCancelled whether nobody waits for the result any more
        T call(BooleanSupplier isCancelled) throws Exception;
    }
}
