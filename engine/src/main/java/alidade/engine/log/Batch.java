package alidade.engine.log;

import java.time.Instant;
import java.util.Optional;

/// Under which circumstances the content of an entry came about: one source's part of one run.
///
/// @param id the run's label, `YYYYMMDD_HHMMSS_region`, shared by all entries of the run; not an identity
/// @param pack the pack whose table it fills; empty for documents of no pack
/// @param table the table that it fills; empty for documents
/// @param source value of the table's source column for a collected source; empty for imports of several sources
///     and for
///     documents
/// @param pages pages received
/// @param merged records that fell together with another one of the same key, date and moment
/// @param error why it failed, or stayed partial, in one sentence
/// @param cites the entry that this one mends or confirms
public record Batch(
        String id,
        Origin origin,
        String pack,
        String table,
        String source,
        Instant started,
        Instant ended,
        Status status,
        long pages,
        long merged,
        Optional<String> error,
        Optional<EntryId> cites) {
    public enum Origin {
        COLLECT,
        IMPORT,
        MEND,
        DOCUMENT
    }

    public enum Status {
        SUCCESS,
        /// Some of it could not be had; what is here is right.
        PARTIAL,
        FAILED,
        /// It shrank too much: its records do not count until a person confirms them.
        HELD
    }
}
