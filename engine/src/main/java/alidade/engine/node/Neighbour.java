package alidade.engine.node;

import java.time.Instant;

/// Another node, as seen at the hub.
///
/// @param met its last sign, by the hub's clock
public record Neighbour(String node, String region, Instant met, Condition condition) {
    /// How it stands with it.
    public enum Condition {
        PRESENT,
        /// Its last sign is older than the limit.
        SILENT,
        /// It has been silent for a month, and counts as given up.
        GONE,
        /// Nobody expects it to be there: it does not collect, or is not among those to be watched.
        UNWATCHED
    }
}
