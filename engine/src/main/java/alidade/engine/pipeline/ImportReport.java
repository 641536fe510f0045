package alidade.engine.pipeline;

import alidade.engine.log.EntryId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What became of the rows of a file: `imported + merged + refused = read`, unless it was cancelled.
///
/// @param imported rows sealed now
/// @param merged rows that fell together with another row of the file, or with what was known before
/// @param refused rows that do not fit; they are kept with the reason
/// @param batchId the import's label; empty when nothing was new and so nothing was sealed
/// @param entries sealed, in order
/// @param dates days of the sealed rows, in order
/// @param sources of the sealed rows, in order of their names
/// @param cancelled stopped by a person; what `entries` names is sealed, and the same import goes on behind it
public record ImportReport(
        long read,
        long imported,
        long merged,
        long refused,
        Optional<String> batchId,
        List<EntryId> entries,
        List<LocalDate> dates,
        List<String> sources,
        boolean cancelled,
        Found found) {
    /// What the file turned out to be.
    ///
    /// @param format `csv`, `ndjson`, `sqlite` or `xlsx`
    /// @param encoding of a text, as told from its content or as a person said
    /// @param problems what is odd about the file as a whole, a sentence each
    public record Found(String format, Optional<String> encoding, List<String> problems) {
        public Found {
            problems = List.copyOf(problems);
        }
    }

    public ImportReport {
        entries = List.copyOf(entries);
        dates = List.copyOf(dates);
        sources = List.copyOf(sources);
    }

    static ImportReport cancelledAfter(FileRows.Read read) {
        return new ImportReport(
                read.rows(), 0, 0, 0, Optional.empty(), List.of(), List.of(), List.of(), true, read.found());
    }
}
