package alidade.engine.store;

import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which standard tables lie in the store, and in which layout; and which entry was being written when a crash came.
final class Layouts {
    private static final Logger LOG = LoggerFactory.getLogger(Layouts.class);
    private static final String LAYOUT = "layout:";
    private static final String UNFINISHED = "unfinished";

    private Layouts() {}

    /// The tables that the packs declare, by name; of two of the same name the one of the first pack.
    static Map<String, StandardTable> declared(List<Pack> packs) {
        var tables = new TreeMap<String, StandardTable>();
        for (var pack : packs) {
            for (var definition : pack.tables()) {
                var table = new StandardTable(pack.name(), definition, pack.qualityOf(definition.name()));
                var other = tables.putIfAbsent(definition.name(), table);
                if (other != null) {
                    LOG.warn(
                            "{} - its table {} is not laid out, since pack {} declares one of that name",
                            pack.name(),
                            definition.name(),
                            other.pack());
                }
            }
        }
        return tables;
    }

    static Map<String, String> present(Connection connection) throws SQLException {
        var present = new TreeMap<String, String>();
        var sql = "select name, text from store.meta where name like '" + LAYOUT + "%'";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                present.put(rows.getString(1).substring(LAYOUT.length()), rows.getString(2));
            }
        }
        return present;
    }

    /// From here on the table counts as filled in this layout.
    static void finish(Connection connection, StandardTable table) throws SQLException {
        put(connection, LAYOUT + table.name(), table.layout());
    }

    static void create(Connection connection, StandardTable table) throws SQLException {
        remove(connection, table.name());
        execute(connection, table.creation());
    }

    static void remove(Connection connection, String table) throws SQLException {
        delete(connection, LAYOUT + table);
        execute(connection, StandardTable.removal(table));
    }

    /// Remembers that facts of the entry are being committed before the entry itself is.
    static void begin(Connection connection, int entryNo) throws SQLException {
        put(connection, UNFINISHED, Integer.toString(entryNo));
    }

    static void end(Connection connection) throws SQLException {
        delete(connection, UNFINISHED);
    }

    /// Takes away what an entry left behind that was not brought to its end.
    static void clearUnfinished(Connection connection) throws SQLException {
        var entryNo = get(connection, UNFINISHED);
        if (entryNo.isEmpty()) {
            return;
        }
        for (var table : present(connection).keySet()) {
            deleteFacts(connection, table, Integer.parseInt(entryNo.get()));
        }
        deleteEntry(connection, "std.refused", Integer.parseInt(entryNo.get()));
        end(connection);
    }

    /// Takes away what the last entry so far has in a standard table.
    static void deleteFacts(Connection connection, String table, int entryNo) throws SQLException {
        deleteEntry(connection, StandardTable.facts(table), entryNo);
        var packed = "delete from %s where first_fact in (select first_fact from %s where entry_no = ?)"
                .formatted(StandardTable.packed(table), StandardTable.blocks(table));
        try (var statement = connection.prepareStatement(packed)) {
            statement.setInt(1, entryNo);
            statement.executeUpdate();
        }
        deleteEntry(connection, StandardTable.blocks(table), entryNo);
        try (var statement =
                connection.prepareStatement("delete from " + StandardTable.records(table) + " where first_entry = ?")) {
            statement.setInt(1, entryNo);
            statement.executeUpdate();
        }
    }

    static void deleteEntry(Connection connection, String table, int entryNo) throws SQLException {
        try (var statement = connection.prepareStatement("delete from " + table + " where entry_no = ?")) {
            statement.setInt(1, entryNo);
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, List<String> commands) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    private static Optional<String> get(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select text from store.meta where name = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void put(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement("merge into store.meta (name, text) values (?, ?)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.executeUpdate();
        }
    }

    private static void delete(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("delete from store.meta where name = ?")) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }
}
