package alidade.app.views.sync;

import alidade.engine.log.Batch;
import alidade.engine.pipeline.Pace;
import alidade.engine.pipeline.Refresh.Stopped;
import alidade.resources.packs.Label;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// One source at rest.
///
/// @param id `pack/source`
/// @param name value of the table's source column
/// @param zone of its pack
/// @param way by which it would be gone to, in the engine's words
/// @param staleHours it is stale when its last success is older
/// @param lastSuccess when the last collection ended that counts
/// @param last how its last collection ended
/// @param stopped the run that it goes on with when it is collected again
/// @param pace how fast its last runs were
record SourceLine(
        String id,
        String name,
        Label label,
        String region,
        ZoneId zone,
        String way,
        int staleHours,
        Optional<Instant> lastSuccess,
        Optional<LastRun> last,
        Optional<Stopped> stopped,
        Pace pace) {
    /// @param error why it failed, is partial or held
    /// @param elsewhere the node on which its rows live, where they are not here
    record LastRun(
            Batch.Status status,
            Instant ended,
            long pages,
            long rows,
            long refused,
            Optional<String> error,
            Optional<String> elsewhere) {}

    /// How a source stands that is not under way.
    enum Standing {
        NEVER("plain"),
        GOOD("good"),
        STALE("warn"),
        PARTIAL("warn"),
        HELD("warn"),
        FAILED("bad"),
        PAUSED("accent");

        private final String badge;

        Standing(String badge) {
            this.badge = badge;
        }

        /// The style of its badge.
        String badge() {
            return badge;
        }
    }

    /// What a person can do something about comes first.
    Standing standing(Instant now) {
        if (stopped.isPresent()) return Standing.PAUSED;
        if (last.isEmpty()) return Standing.NEVER;
        return switch (last.get().status()) {
            case FAILED -> Standing.FAILED;
            case HELD -> Standing.HELD;
            case PARTIAL -> Standing.PARTIAL;
            case SUCCESS -> isStale(now) ? Standing.STALE : Standing.GOOD;
        };
    }

    boolean isStale(Instant now) {
        return lastSuccess
                .map(moment -> Duration.between(moment, now).compareTo(Duration.ofHours(staleHours)) > 0)
                .orElse(false);
    }
}
