package alidade.engine.pipeline;

import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds the days that entries speak of, those that they let count, or count no more, by a ruling included.
final class TouchedDays {
    /// Entries with a number above the first parameter, and those that a ruling among them is about.
    private static final String NEW = """
            with touched(entry_no) as (
                select entry_no from log.entry where entry_no > %s
                 union
                select h.entry_no
                  from log.ruling r
                  join log.entry h on h.node = r.of_node and h.seq = r.of_seq
                 where r.entry_no > %s)
            """;

    private TouchedDays() {}

    static Touched since(Connection reader, int entry, List<Pack> packs) throws SQLException {
        var news = NEW.formatted(entry, entry);
        var days = new TreeSet<LocalDate>();
        dates(
                reader,
                news + "select distinct c.\"date\" from log.coverage c join touched t on t.entry_no = c.entry_no",
                days);
        dates(
                reader,
                news + "select distinct r.\"date\" from std.refused r join touched t on t.entry_no = r.entry_no"
                        + " where r.\"date\" is not null",
                days);
        runs(reader, news, zones(packs), days);
        for (var pack : packs) {
            for (var table : pack.tables()) uncovered(reader, news, table.name(), days);
        }
        return Touched.days(days);
    }

    private static Map<String, ZoneId> zones(List<Pack> packs) {
        var zones = new HashMap<String, ZoneId>();
        for (var pack : packs) zones.put(pack.name(), pack.zone());
        return zones;
    }

    /// The days on which runs began: one that failed speaks of no other.
    private static void runs(Connection reader, String news, Map<String, ZoneId> zones, Set<LocalDate> days)
            throws SQLException {
        var query = news + "select e.pack, e.started_at from log.entry e join touched t on t.entry_no = e.entry_no"
                + " where e.origin = 'COLLECT'";
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                var started = rows.getObject(2, OffsetDateTime.class).toInstant();
                days.add(LocalDate.ofInstant(started, zones.getOrDefault(rows.getString(1), ZoneOffset.UTC)));
            }
        }
    }

    /// Days of facts in entries that tell no coverage; entries of our own always do.
    private static void uncovered(Connection reader, String news, String table, Set<LocalDate> days)
            throws SQLException {
        var entries = new TreeSet<Integer>();
        var query = news + "select e.entry_no from log.entry e join touched t on t.entry_no = e.entry_no"
                + " where e.row_count > 0 and e.table_name = ?"
                + " and not exists (select 1 from log.coverage c where c.entry_no = e.entry_no)";
        try (var statement = reader.prepareStatement(query)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) entries.add(rows.getInt(1));
            }
        }
        for (var entry : entries) {
            dates(
                    reader,
                    "select distinct snapshot_date from std.\"%s_block\" where entry_no = %s".formatted(table, entry),
                    days);
        }
    }

    private static void dates(Connection reader, String query, Set<LocalDate> days) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) days.add(rows.getObject(1, LocalDate.class));
        }
    }
}
