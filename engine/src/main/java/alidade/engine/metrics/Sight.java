package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import java.util.List;
import java.util.Map;

/// All that one question looks at: a table at a vector, with its lookups and the quality of its days.
///
/// @param groupings those that were made for the snapshot
record Sight(Snapshot snapshot, Lookups lookups, Presence presence, Scores scores, Map<Asked, Grouping> groupings) {
    /// What the groups of a question depend on.
    record Asked(List<String> by, Filter where, Map<String, Classification.Version> classes) {}

    private static final int MOST_GROUPINGS = 64;

    Grouping groups(List<String> by, Filter where, Map<String, Classification.Version> classes) {
        if (groupings.size() >= MOST_GROUPINGS) groupings.clear();
        return groupings.computeIfAbsent(
                new Asked(by, where, classes), asked -> Grouping.of(snapshot, lookups, presence, by, where, classes));
    }
}
