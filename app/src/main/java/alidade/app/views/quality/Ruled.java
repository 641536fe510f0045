package alidade.app.views.quality;

import alidade.engine.log.EntryId;
import alidade.resources.packs.Label;
import java.time.Instant;

/// What a person put right here: a record that was mended, a held batch that was confirmed.
///
/// @param entry that did it, which can be undone
/// @param isMend whether it is a mend, else a confirmation
/// @param of the entry that it is about
/// @param label of the source
/// @param counts whether it is in force, not undone
record Ruled(EntryId entry, boolean isMend, EntryId of, Label label, Instant at, boolean counts) {}
