package alidade.fetch.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Lets time pass; tests move a clock instead.
@FunctionalInterface
public interface Pauser {
    /// Returns after this long, or sooner once `stop` says so. An interrupt ends it and stays set.
    void pause(Duration length, BooleanSupplier stop);

    /// Really waits, looking at `stop` ten times a second.
    static Pauser real() {
        return (length, stop) -> {
            var end = System.nanoTime() + length.toNanos();
            while (!stop.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                var left = end - System.nanoTime();
                if (left <= 0) return;
                try {
                    Thread.sleep(Duration.ofNanos(Math.min(left, 100_000_000L)));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
