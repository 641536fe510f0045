package alidade.engine.pipeline;

import java.time.Instant;
import java.util.OptionalLong;

/// How far a source is that is being collected.
///
/// @param source `pack/source`
/// @param batch label of its run; empty before its first page is asked for
/// @param since when it was begun, or gone on with
/// @param input the question that is being asked; empty before the first page is there
/// @param pages that are through, those that had landed before included
/// @param kept how many of them had landed before and were not asked for again
/// @param records different ones so far
/// @param pagesExpected of the whole source, where it told enough; empty otherwise
public record SourceProgress(
        String source,
        String batch,
        Instant since,
        Phase phase,
        String input,
        long pages,
        long kept,
        long records,
        OptionalLong pagesExpected) {
    /// What is being done with the source.
    public enum Phase {
        COLLECTING,
        /// It stops after the page in hand, and can be gone on with.
        PAUSING,
        /// It stops at once, and its pages are let go.
        CANCELLING,
        /// All pages are there; its records are being named and sealed.
        SEALING
    }
}
