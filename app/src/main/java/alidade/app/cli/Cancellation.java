package alidade.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Whether the one who asked still wants the answer. May be used from any thread.
public final class Cancellation {
    private boolean cancelled;
    private final List<Runnable> listeners = new ArrayList<>();

    public void cancel() {
        List<Runnable> toTell;
        synchronized (this) {
            if (cancelled) return;
            cancelled = true;
            toTell = List.copyOf(listeners);
        }
        toTell.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Runs once when it is cancelled; at once if it was already.
    public void whenCancelled(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
