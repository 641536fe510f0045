package alidade.app.views.quality;

import alidade.engine.log.EntryId;
import alidade.resources.packs.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The newest refused rows.
///
/// @param total how many there are in all
record Refusals(long total, List<Row> rows) {
    Refusals {
        rows = List.copyOf(rows);
    }

    /// One row that did not fit.
    ///
    /// @param ordinal its place among the refused rows of its entry, from 0
    /// @param rule what it offends
    /// @param raw its beginning as received
    /// @param ofEntry how many rows its entry refused
    /// @param mends how many of those were mended since
    record Row(
            EntryId entry,
            int ordinal,
            String table,
            String source,
            Label label,
            Optional<LocalDate> date,
            String place,
            String rule,
            String reason,
            String raw,
            Instant sealedAt,
            long ofEntry,
            long mends) {
        /// Whether this very row is known to be mended, since all of its entry are.
        boolean isMended() {
            return mends >= ofEntry;
        }

        boolean isSame(Row other) {
            return entry.equals(other.entry) && ordinal == other.ordinal;
        }

        /// Whether another row was refused for the very same thing.
        boolean isLike(Row other) {
            return table.equals(other.table)
                    && source.equals(other.source)
                    && rule.equals(other.rule)
                    && reason.equals(other.reason);
        }
    }
}
