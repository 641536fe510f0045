package alidade.app.views.quality;

import alidade.app.widgets.Sign;
import java.util.Locale;

/// How a source stood on a day; what a person has to do something about comes first.
enum Standing {
    HELD("held", "warn", Sign.BARS),
    /// A run of the day brought nothing.
    FAILED("failed", "bad", Sign.CROSS),
    STALE("stale", "plain", Sign.RING),
    /// The score is under its limit.
    BAD("bad", "bad", Sign.BANG),
    /// A rule was broken.
    WARN("warn", "warn", Sign.DOT),
    GOOD("good", "good", Sign.NONE);

    private final String look;
    private final String badge;
    private final Sign sign;

    Standing(String look, String badge, Sign sign) {
        this.look = look;
        this.badge = badge;
        this.sign = sign;
    }

    /// The worst of the engine's verdict and the failures of the day.
    static Standing of(String verdict, long failures) {
        if (verdict.equals("held")) return HELD;
        if (failures > 0) return FAILED;
        return valueOf(verdict.toUpperCase(Locale.ROOT));
    }

    /// The style of its cells, without the prefix of the heatmap.
    String look() {
        return look;
    }

    /// The style of its badge.
    String badge() {
        return badge;
    }

    Sign sign() {
        return sign;
    }

    /// The key of its word.
    String key() {
        return "quality.mark." + look;
    }
}
