package alidade.engine.pipeline;

import alidade.engine.log.EntryId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What became of the rows of a file: `imported + merged + refused = read`.
///
/// @param imported rows sealed now
/// @param merged rows that fell together with another row of the file, or with what was known before
/// @param refused rows that do not fit; they are kept with the reason
/// @param batchId the import's label; empty when nothing was new and so nothing was sealed
/// @param entries sealed, in order
/// @param dates days of the sealed rows, in order
/// @param sources of the sealed rows, in order of their names
/// @param cancelled stopped by a person before anything was sealed
public record ImportReport(
        long read,
        long imported,
        long merged,
        long refused,
        Optional<String> batchId,
        List<EntryId> entries,
        List<LocalDate> dates,
        List<String> sources,
        boolean cancelled) {
    public ImportReport {
        entries = List.copyOf(entries);
        dates = List.copyOf(dates);
        sources = List.copyOf(sources);
    }

    static ImportReport cancelledAfter(long read) {
        return new ImportReport(read, 0, 0, 0, Optional.empty(), List.of(), List.of(), List.of(), true);
    }
}
