package alidade.app.views.wall;

import alidade.app.widgets.Wording;
import java.time.Duration;

/// How long ago something was, in words.
final class Ages {
    private Ages() {}

    /// Seconds up to two minutes, then minutes, hours, days: `8 s`, `12 min`, `3 h 20 min`, `2 d`. Never below 0.
    static String words(Duration age, Wording wording) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) return wording.get("wall.age.seconds", seconds);
        if (seconds < 3_600) return wording.get("wall.age.minutes", seconds / 60);
        if (seconds < 48 * 3_600) return wording.get("wall.age.hours", seconds / 3_600, seconds / 60 % 60);
        return wording.get("wall.age.days", seconds / 86_400);
    }
}
