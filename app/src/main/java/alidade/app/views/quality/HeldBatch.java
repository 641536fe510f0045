package alidade.app.views.quality;

import alidade.engine.log.EntryId;
import alidade.resources.packs.Label;
import java.time.Instant;

/// What one source brought in one run, waiting for a person.
///
/// @param reason why it is held
record HeldBatch(
        EntryId entry,
        String batch,
        Label label,
        Instant startedAt,
        long pages,
        long rows,
        long refused,
        String reason) {}
