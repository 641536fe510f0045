package alidade.engine.annotations;

import alidade.engine.log.EntryId;
import java.time.Instant;

/// A note that somebody sealed.
///
/// @param id stays the same through all of its versions
/// @param entry that holds this version
/// @param sealedAt when this version was sealed
/// @param who wrote it
public record Annotation(String id, EntryId entry, Instant sealedAt, String who, Note note) {
    /// The type of its documents; their path is the id.
    public static final String TYPE = "annotation";
}
