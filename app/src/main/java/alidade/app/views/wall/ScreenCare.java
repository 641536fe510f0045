package alidade.app.views.wall;

import java.time.Duration;

/// What is good for a screen that shows the same for years: the picture moves by a pixel or two each minute, so that no
/// edge burns in, and a pointer that rests is hidden.
final class ScreenCare {
    static final Duration POINTER_RESTS = Duration.ofSeconds(3);

    /// Around the middle, never further than two pixels from it.
    private static final double[][] PLACES = {
        {0, 0}, {1, 0}, {2, 0}, {1, 1}, {0, 2}, {-1, 1}, {-2, 0}, {-1, -1}, {0, -2}, {1, -1}
    };

    private final long begun;
    private long moved;

    /// @param x pixels to the right
    /// @param y pixels down
    record Shift(double x, double y) {}

    /// @param now nanoseconds of a counter that never goes back, as everywhere here
    ScreenCare(long now) {
        begun = now;
        moved = now;
    }

    void pointerMoved(long now) {
        moved = now;
    }

    boolean hidesPointer(long now) {
        return now - moved >= POINTER_RESTS.toNanos();
    }

    Shift shift(long now) {
        var minute = Duration.ofNanos(now - begun).toMinutes();
        var place = PLACES[(int) (minute % PLACES.length)];
        return new Shift(place[0], place[1]);
    }
}
