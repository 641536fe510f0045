package alidade.engine.quality;

import alidade.engine.quality.VisibleEntries.Sealed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// How many records were refused, by source and day; one without a day of its own counts on the day of its run.
final class RefusedRows {
    private final Map<String, Long> counts = new HashMap<>();

    static RefusedRows load(Connection reader, VisibleEntries entries, String table, ZoneId zone) throws SQLException {
        var byNumber = new HashMap<Integer, Sealed>();
        for (var entry : entries.counting()) byNumber.put(entry.number(), entry);
        var refused = new RefusedRows();
        var query = "select entry_no, source, date, count(*) from std.refused where table_name = ?"
                + " group by entry_no, source, date";
        try (var statement = reader.prepareStatement(query)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var entry = byNumber.get(rows.getInt(1));
                    if (entry == null) continue;
                    var named = rows.getString(2);
                    var source = named == null || named.isEmpty() ? entry.source() : named;
                    var date = rows.getObject(3, LocalDate.class);
                    var day = date == null ? entry.startedOn(zone) : date;
                    refused.counts.merge(source + "\n" + day, rows.getLong(4), Long::sum);
                }
            }
        }
        return refused;
    }

    long on(String source, LocalDate day) {
        return counts.getOrDefault(source + "\n" + day, 0L);
    }
}
