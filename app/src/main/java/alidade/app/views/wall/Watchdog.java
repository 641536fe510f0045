package alidade.app.views.wall;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Notices that nothing was painted for too long, once for each time that happens. May be used from any thread.
final class Watchdog {
    private final Duration patience;
    private final LongSupplier nanos;
    private final Consumer<Duration> stalled;
    private volatile long painted;
    private volatile boolean barked;

    /// @param nanos counts nanoseconds from anywhere and never goes back
    /// @param stalled told how long nothing was painted
    Watchdog(Duration patience, LongSupplier nanos, Consumer<Duration> stalled) {
        this.patience = patience;
        this.nanos = nanos;
        this.stalled = stalled;
        painted = nanos.getAsLong();
    }

    void painted() {
        painted = nanos.getAsLong();
        barked = false;
    }

    /// To be called now and then by a thread that does not paint.
    void check() {
        var since = Duration.ofNanos(nanos.getAsLong() - painted);
        if (barked || since.compareTo(patience) < 0) return;
        barked = true;
        stalled.accept(since);
    }
}
