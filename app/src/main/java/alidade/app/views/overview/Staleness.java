package alidade.app.views.overview;

import alidade.resources.packs.Pack;

/// From when on a number counts as old.
final class Staleness {
    private static final int UNLESS_DECLARED = 36;
    private static final int HOURS_OF_A_DAY = 24;

    private Staleness() {}

    /// The strictest limit that a source of the pack declares, in hours.
    static int hours(Pack pack) {
        return pack.sources().stream()
                .mapToInt(source -> source.limits().staleHours())
                .min()
                .orElse(UNLESS_DECLARED);
    }

    static boolean isOld(int ageDays, Pack pack) {
        return ageDays * HOURS_OF_A_DAY > hours(pack);
    }
}
