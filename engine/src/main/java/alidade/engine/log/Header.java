package alidade.engine.log;

import java.time.Instant;
import java.util.List;

/// The part of an entry that every node has: who, when, how much, and the hashes that chain the log.
///
/// `hash = SHA-256(canonical header without hash ‖ payloadSha)`, so it pins the payload and, by `prevHash`, all
/// entries before.
///
/// @param rows number of facts or documents
/// @param refused number of refused records
/// @param prevHash 64 zeros for the first entry
public record Header(
        EntryId id,
        String incarnation,
        String region,
        EntryKind kind,
        int schemaVersion,
        Instant sealedAt,
        Batch batch,
        List<Coverage> coverage,
        long rows,
        long refused,
        String prevHash,
        String payloadSha,
        String hash) {
    public Header {
        coverage = List.copyOf(coverage);
    }
}
