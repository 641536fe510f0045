package alidade.engine.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until it is moved. Thread safe.
public final class MovingClock extends Clock {
    private Instant now;

    MovingClock(String moment) {
        now = Instant.parse(moment);
    }

    public synchronized void set(String moment) {
        now = Instant.parse(moment);
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
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
