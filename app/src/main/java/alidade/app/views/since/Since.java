package alidade.app.views.since;

import alidade.engine.log.EntryId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The entries that a person has not seen yet.
///
/// @param entries the newest first; not more than the view can list
/// @param all how many there are
/// @param vector head of each node's log now: what is seen once the person has looked
/// @param zone in which moments are told
public record Since(List<Entry> entries, long all, Map<String, Long> vector, ZoneId zone) {
    public Since {
        entries = List.copyOf(entries);
        vector = Collections.unmodifiableMap(new TreeMap<>(vector));
    }

    /// @param origin `COLLECT`, `IMPORT`, `MEND` or `DOCUMENT`
    /// @param source empty where an entry holds several, or none
    /// @param withheld whether its rows are not here, but on its node
    /// @param status `SUCCESS`, `PARTIAL`, `FAILED` or `HELD`
    public record Entry(
            EntryId id,
            String origin,
            String batch,
            String source,
            Instant sealedAt,
            long rows,
            long refused,
            boolean withheld,
            String status) {}
}
