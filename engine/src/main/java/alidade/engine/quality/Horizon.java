package alidade.engine.quality;

import alidade.engine.quality.VisibleEntries.Sealed;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// The last day that can be spoken of: the latest observation, or the day on which an entry was sealed last.
public final class Horizon {
    private Horizon() {}

    /// The horizon in the pack's zone; empty where nothing is sealed.
    public static Optional<LocalDate> of(Connection reader, VisibleEntries entries, Pack pack) throws SQLException {
        var sealed = entries.all().stream().map(Sealed::sealedAt).max(Comparator.naturalOrder());
        if (sealed.isEmpty()) return Optional.empty();
        var horizon = on(sealed.get(), pack);
        for (var table : pack.tables()) {
            var query = "select entry_no, max(snapshot_date) from std.\"%s_block\" group by entry_no"
                    .formatted(table.name());
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    var day = rows.getObject(2, LocalDate.class);
                    if (entries.counts(rows.getInt(1)) && day.isAfter(horizon)) horizon = day;
                }
            }
        }
        // Of rows that live elsewhere the header tells the days, so that all nodes speak of the same ones.
        for (var entry : entries.all()) {
            if (!entry.withheld() || !entry.stands() || entry.rows() == 0) continue;
            if (!entry.pack().equals(pack.name()) || pack.table(entry.table()).isEmpty()) continue;
            for (var seen : entries.coverageOf(entry)) if (seen.date().isAfter(horizon)) horizon = seen.date();
        }
        return Optional.of(horizon);
    }

    private static LocalDate on(Instant moment, Pack pack) {
        return LocalDate.ofInstant(moment, pack.zone());
    }
}
