package alidade.app.views.quality;

import alidade.app.views.scope.Scope;
import alidade.resources.packs.Pack;
import java.util.List;

/// What the room shows at one moment.
///
/// @param pack as it was in force then
/// @param ruled what people mended and confirmed, the newest first
/// @param span how many days the grid and the timeline reach back
record QualityRoom(
        Pack pack,
        Scope scope,
        int span,
        Part<SourceDays> days,
        Part<Refusals> refused,
        Part<List<HeldBatch>> held,
        Part<List<Ruled>> ruled,
        Part<Runs> runs) {
    /// Whether it shows what was known at an earlier moment.
    boolean isPast() {
        return scope.knownAt().isPresent();
    }

    /// Whether nothing was ever collected, imported or tried.
    boolean isEmpty() {
        return days.isEmpty(found -> found.sources().isEmpty())
                && refused.isEmpty(found -> found.rows().isEmpty())
                && held.isEmpty(List::isEmpty)
                && runs.isEmpty(found -> found.runs().isEmpty());
    }
}
