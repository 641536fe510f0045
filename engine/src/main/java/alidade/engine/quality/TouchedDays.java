package alidade.engine.quality;

import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the days that entries speak of, those that they let count, or count no more, by a ruling included.
public final class TouchedDays {
    /// The entries of the parameter, and those that a ruling among them is about.
    private static final String NEW = """
            with given(entry_no) as (
                select n from unnest(cast(? as integer array)) as numbers(n)),
            touched(entry_no) as (
                select entry_no from given
                 union
                select h.entry_no
                  from log.ruling r
                  join given g on g.entry_no = r.entry_no
                  join log.entry h on h.node = r.of_node and h.seq = r.of_seq)
            """;

    private final Connection reader;
    private final Integer[] entries;
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final SortedSet<LocalDate> days = new TreeSet<>();

    private TouchedDays(Connection reader, Collection<Integer> entries, List<Pack> packs) {
        this.reader = reader;
        this.entries = entries.toArray(Integer[]::new);
        for (var pack : packs) zones.put(pack.name(), pack.zone());
    }

    /// The days of the entries with a number above one.
    public static SortedSet<LocalDate> since(Connection reader, int entry, List<Pack> packs) throws SQLException {
        var entries = new ArrayList<Integer>();
        try (var statement = reader.prepareStatement("select entry_no from log.entry where entry_no > ?")) {
            statement.setInt(1, entry);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) entries.add(rows.getInt(1));
            }
        }
        return of(reader, entries, packs);
    }

    /// The days of some entries: without them, quality and marts would differ from the first of these days on at most.
    ///
    /// @param entries their local numbers
    public static SortedSet<LocalDate> of(Connection reader, Collection<Integer> entries, List<Pack> packs)
            throws SQLException {
        var found = new TouchedDays(reader, entries, packs);
        if (entries.isEmpty()) return found.days;
        found.dates("select distinct c.\"date\" from log.coverage c join touched t on t.entry_no = c.entry_no");
        found.dates("select distinct r.\"date\" from std.refused r join touched t on t.entry_no = r.entry_no"
                + " where r.\"date\" is not null");
        found.runs();
        found.days.addAll(Receipts.days(reader, entries));
        for (var pack : packs) {
            for (var table : pack.tables()) found.uncovered(table.name());
        }
        return found.days;
    }

    /// The days on which runs began: one that failed speaks of no other, and what was refused without a day counts
    /// then.
    private void runs() throws SQLException {
        var query = NEW + """
                select e.pack, e.started_at
                  from log.entry e
                  join touched t on t.entry_no = e.entry_no
                 where e.origin = 'COLLECT'
                    or exists (select 1 from std.refused r where r.entry_no = e.entry_no and r."date" is null)
                """;
        try (var statement = reader.prepareStatement(query)) {
            statement.setObject(1, entries);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var started = rows.getObject(2, OffsetDateTime.class).toInstant();
                    days.add(LocalDate.ofInstant(started, zones.getOrDefault(rows.getString(1), ZoneOffset.UTC)));
                }
            }
        }
    }

    /// Days of facts in entries that tell no coverage; entries of our own always do.
    private void uncovered(String table) throws SQLException {
        var numbers = new TreeSet<Integer>();
        var query = NEW + """
                select e.entry_no
                  from log.entry e
                  join touched t on t.entry_no = e.entry_no
                 where e.row_count > 0
                   and e.table_name = ?
                   and not exists (select 1 from log.coverage c where c.entry_no = e.entry_no)
                """;
        try (var statement = reader.prepareStatement(query)) {
            statement.setObject(1, entries);
            statement.setString(2, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) numbers.add(rows.getInt(1));
            }
        }
        var ofBlocks = "select distinct snapshot_date from std.\"%s_block\" where entry_no = ?".formatted(table);
        for (var number : numbers) {
            try (var statement = reader.prepareStatement(ofBlocks)) {
                statement.setInt(1, number);
                read(statement);
            }
        }
    }

    private void dates(String query) throws SQLException {
        try (var statement = reader.prepareStatement(NEW + query)) {
            statement.setObject(1, entries);
            read(statement);
        }
    }

    private void read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) days.add(rows.getObject(1, LocalDate.class));
        }
    }
}
