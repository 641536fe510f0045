package alidade.fetch.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A clock that only moves when somebody pauses, and remembers the pauses.
public final class FakeTime extends Clock implements Pauser {
    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized void pause(Duration length, BooleanSupplier stop) {
        pauses.add(length);
        now = now.plus(length);
    }

    public synchronized void move(Duration length) {
        now = now.plus(length);
    }

    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    public Duration since(Instant start) {
        return Duration.between(start, instant());
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
