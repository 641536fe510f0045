package alidade.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until it is moved, so that a year passes in seconds.
final class DemoClock extends Clock {
    private volatile Instant now;

    DemoClock(Instant start) {
        now = start;
    }

    /// Never moves back.
    synchronized void moveTo(Instant moment) {
        if (moment.isAfter(now)) now = moment;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
