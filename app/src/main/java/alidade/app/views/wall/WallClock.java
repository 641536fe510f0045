package alidade.app.views.wall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The time of day together with a counter that nobody can set: a clock may jump, and an old number must not pass for
/// a new one because of that.
///
/// @param clock the engine's
/// @param nanos counts nanoseconds from anywhere and never goes back
public record WallClock(Clock clock, LongSupplier nanos) {
    public static WallClock of(Clock clock) {
        return new WallClock(clock, System::nanoTime);
    }

    Moment now() {
        return new Moment(clock.instant(), nanos.getAsLong());
    }

    /// One moment on both.
    record Moment(Instant instant, long nanos) {
        /// How long ago an earlier moment was, by whichever of the two tells more: the counter stands still while a
        /// machine sleeps, and the clock may have been set back.
        Duration since(Moment earlier) {
            var counted = counted(earlier);
            var told = Duration.between(earlier.instant, instant);
            return told.compareTo(counted) > 0 ? told : counted;
        }

        /// How long ago it was by the counter alone.
        Duration counted(Moment earlier) {
            return Duration.ofNanos(nanos - earlier.nanos);
        }

        /// How far the clock was set, or the machine slept, since an earlier moment; negative when it was set back.
        Duration jump(Moment earlier) {
            return Duration.between(earlier.instant, instant).minus(counted(earlier));
        }
    }
}
