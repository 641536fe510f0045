package alidade.app.views.wall;

import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import java.util.Comparator;

/// How much a source needs a person.
final class Severity {
    /// The worst first; equals in the order of the pack.
    static final Comparator<SourceState> WORST_FIRST = Comparator.comparingInt(source -> rank(source.standing()));

    private Severity() {}

    /// Whether it is worth a badge over every page.
    static boolean isNamed(SourceState source) {
        return rank(source.standing()) < rank(Standing.WARN);
    }

    private static int rank(Standing standing) {
        return switch (standing) {
            case FAILED -> 0;
            case HELD -> 1;
            case LOW -> 2;
            case STALE -> 3;
            case PARTIAL -> 4;
            case NEVER -> 5;
            case WARN -> 6;
            case GOOD -> 7;
        };
    }
}
