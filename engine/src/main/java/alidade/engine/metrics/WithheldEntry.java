package alidade.engine.metrics;

import alidade.engine.log.EntryId;
import java.time.Instant;

/// An entry that would count, and is here by its header alone: its rows live on the node that sealed it,
/// and no figure here has them in it.
///
/// @param source empty for an entry of several
/// @param rows how many there are on that node
public record WithheldEntry(EntryId entry, String batch, String source, Instant sealedAt, long rows) {}
