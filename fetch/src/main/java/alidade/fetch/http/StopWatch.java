package alidade.fetch.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import okhttp3.Call;

/// Looks ten times a second whether a running call should be stopped, and stops it.
final class StopWatch implements AutoCloseable {
    private final Thread watcher;

    StopWatch(Call call, BooleanSupplier stop) {
        watcher = Thread.ofVirtual().start(() -> {
            try {
                while (!stop.getAsBoolean()) Thread.sleep(Duration.ofMillis(100));
                call.cancel();
            } catch (InterruptedException _) {
                // The call is over.
            }
        });
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
