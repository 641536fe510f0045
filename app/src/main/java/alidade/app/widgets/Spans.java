package alidade.app.widgets;

import java.time.Duration;
import java.time.Instant;

/// Lengths of time in words.
public record Spans(Wording wording) {
    /// In its largest unit, or two: `40 s`, `3 min`, `2 h 5 min`, `4 d`.
    public String span(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) return wording.get("sync.span.seconds", seconds);
        long minutes = length.toMinutes();
        if (minutes < 60) return wording.get("sync.span.minutes", minutes);
        if (length.toHours() >= 48) return wording.get("sync.span.days", length.toDays());
        return minutes % 60 == 0
                ? wording.get("sync.span.hours", length.toHours())
                : wording.get("sync.span.both", length.toHours(), minutes % 60);
    }

    public String ago(Instant moment, Instant now) {
        var length = Duration.between(moment, now);
        return length.toSeconds() < 60 ? wording.get("sync.now") : wording.get("sync.ago", span(length));
    }
}
