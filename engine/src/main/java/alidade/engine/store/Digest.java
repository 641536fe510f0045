package alidade.engine.store;

import alidade.engine.log.CanonicalJson;
import alidade.engine.log.Hashes;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition.Replicate;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One hash over the content of tables, the same on every machine that holds the same facts and definitions.
///
/// A table is hashed as lines of canonical JSON: its name with its columns by name, then its rows in ascending order
/// of all of their columns, missing values first.
public final class Digest {
    private static final int ROWS_PER_FETCH = 10_000;
    private static final String TABLE = "table_name";

    private final MessageDigest sha = Hashes.newSha256();
    private final CanonicalJson json = new CanonicalJson();

    private Digest() {}

    /// SHA-256 in hexadecimal over all tables of the schemas `mart` and `quality`; views, which only repeat them,
    /// are left out.
    public static String ofMarts(Connection connection) throws SQLException {
        return ofMarts(connection, Set.of(), Set.of());
    }

    /// The same of what every replica has: without what is said of tables whose rows do not go to everyone,
    /// so that replicas can be compared. Where there are no such tables, the digest is the same.
    ///
    /// @param packs the definitions in force
    public static String ofShared(Connection connection, List<Pack> packs) throws SQLException {
        var kept = new TreeSet<String>();
        var marts = new TreeSet<String>();
        for (var pack : packs) {
            for (var table : pack.tables()) {
                if (table.replicate() != Replicate.EVERYONE) kept.add(table.name());
            }
            for (var mart : pack.marts()) {
                if (kept.contains(mart.table())) marts.add(mart.name());
            }
        }
        kept.forEach(table -> marts.add(table + "_deleted"));
        return ofMarts(connection, kept, marts);
    }

    /// @param withoutTables of which nothing is said
    /// @param withoutMarts that are left out whole
    private static String ofMarts(Connection connection, Set<String> withoutTables, Set<String> withoutMarts)
            throws SQLException {
        var digest = new Digest();
        for (var schema : List.of("mart", "quality")) {
            for (var table : tables(connection, schema)) {
                if (schema.equals("mart") && withoutMarts.contains(table)) continue;
                var columns = columns(connection, schema, table);
                var isLimited = columns.contains(TABLE) && !withoutTables.isEmpty();
                digest.add(
                        connection,
                        schema + "." + table,
                        columns,
                        isLimited ? " where " + TABLE + " not in (" + literals(withoutTables) + ")" : "");
            }
        }
        return Hashes.hex(digest.sha.digest());
    }

    private static String literals(Set<String> names) {
        return names.stream().map(name -> "'" + name.replace("'", "''") + "'").collect(Collectors.joining(", "));
    }

    /// SHA-256 in hexadecimal over the named columns of one table or view.
    public static String of(Connection connection, String table, List<String> columns) throws SQLException {
        var digest = new Digest();
        digest.add(connection, table, columns, "");
        return Hashes.hex(digest.sha.digest());
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        return names(connection, """
                select table_name
                from information_schema.tables
                where table_schema = '%s' and table_type = 'BASE TABLE'
                order by table_name""".formatted(schema));
    }

    private static List<String> columns(Connection connection, String schema, String table) throws SQLException {
        return names(connection, """
                select column_name
                from information_schema.columns
                where table_schema = '%s' and table_name = '%s'
                order by column_name""".formatted(schema, table));
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        // Not the database's order, which may depend on its collation.
        return names.stream().sorted().toList();
    }

    private void add(Connection connection, String table, List<String> columns, String condition) throws SQLException {
        json.beginArray().text(table);
        columns.forEach(json::text);
        line();
        var quoted = columns.stream().map(StandardTable::quoted).collect(Collectors.joining(", "));
        var order = columns.stream()
                .map(column -> StandardTable.quoted(column) + " nulls first")
                .collect(Collectors.joining(", "));
        var name = table.indexOf('.') < 0
                ? StandardTable.quoted(table)
                : StandardTable.quoted(table.substring(0, table.indexOf('.'))) + "."
                        + StandardTable.quoted(table.substring(table.indexOf('.') + 1));
        var sql = "select " + quoted + " from " + name + condition + " order by " + order;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_PER_FETCH);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    CanonicalRow.write(json, rows, columns.size());
                    sha.update(json.drain());
                }
            }
        }
    }

    private void line() {
        sha.update(json.endArray().newline().drain());
    }
}
