package alidade.app.views.overview;

import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.Locale;
import javafx.scene.control.Label;

/// How a source stands, in one word on its colour.
public final class StandingBadge {
    private StandingBadge() {}

    public static Label of(Standing standing, Wording wording) {
        return Nodes.badge(
                wording.get("quality.standing." + standing.name().toLowerCase(Locale.ROOT)), style(standing));
    }

    private static String style(Standing standing) {
        return switch (standing) {
            case GOOD -> "good";
            case WARN, PARTIAL, STALE, HELD -> "warn";
            case FAILED, LOW -> "bad";
            case NEVER -> "plain";
        };
    }
}
