package alidade.engine.store;

import alidade.engine.log.CanonicalJson;
import alidade.engine.log.Hashes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a store holds for its readers, table by table and view by view, free of local numbers and of the order of its
/// rows: two stores that were made from the same entries have the same content.
public final class StoreContent {
    private static final int ROWS_PER_FETCH = 10_000;
    /// Given in the order of arrival; the numbers of entries are replaced by their identity.
    private static final Set<String> LOCAL = Set.of("fact_id", "record_id", "attributes_id");
    private static final String ENTRY = "entry_no";

    private StoreContent() {}

    /// @param columns with their types
    /// @param sum of the first eight bytes of each row's SHA-256, modulo 2^64
    private record Content(Map<String, String> columns, long rows, long sum) {}

    /// What one store holds otherwise than the other, in sentences.
    public static List<String> differences(Store store, Store shouldBe) {
        var differences = new ArrayList<String>();
        var names = shouldBe.read(StoreContent::names);
        for (var name : store.read(StoreContent::names)) {
            if (!names.contains(name)) differences.add("there is a table %s that should not be".formatted(name));
        }
        for (var name : names) {
            try {
                var found = store.read(connection -> of(connection, name));
                var expected = shouldBe.read(connection -> of(connection, name));
                if (!found.equals(expected)) {
                    differences.add(
                            "table %s does not hold what its entries and definitions give: %d rows, should be %d%s"
                                    .formatted(
                                            name,
                                            found.rows(),
                                            expected.rows(),
                                            found.rows() == expected.rows() ? ", with other values" : ""));
                }
            } catch (StoreProblem e) {
                differences.add("table %s cannot be read: %s".formatted(name, e.getMessage()));
            }
        }
        return differences;
    }

    /// Tables and views. The dictionaries and facts of the schema `std` are seen through its views; what was set aside
    /// tells of the past.
    private static List<String> names(Connection connection) throws SQLException {
        var sql = """
                select table_schema || '.' || table_name
                from information_schema.tables
                where table_schema in ('log', 'std', 'quality', 'mart')
                    and (table_schema <> 'std' or table_type = 'VIEW' or table_name = 'refused')
                    and (table_schema <> 'log' or table_name <> 'set_aside')
                order by 1""";
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    private static Content of(Connection connection, String name) throws SQLException {
        var columns = columns(connection, name);
        var selected = columns.keySet().stream()
                .filter(column -> !LOCAL.contains(column))
                .filter(column -> !(name.equals("log.entry") && column.equals(ENTRY)))
                .map(column -> column.equals(ENTRY)
                        ? "(select e.node || ':' || e.seq from log.entry e where e.entry_no = t.entry_no)"
                        : "t." + StandardTable.quoted(column))
                .collect(Collectors.joining(", "));
        var json = new CanonicalJson();
        var sum = 0L;
        var count = 0L;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_PER_FETCH);
            try (var rows = statement.executeQuery("select " + selected + " from " + quoted(name) + " t")) {
                var width = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    CanonicalRow.write(json, rows, width);
                    sum += ByteBuffer.wrap(Hashes.newSha256().digest(json.drain()))
                            .getLong();
                    count++;
                }
            }
        }
        return new Content(columns, count, sum);
    }

    private static Map<String, String> columns(Connection connection, String name) throws SQLException {
        var sql = """
                select column_name, data_type
                from information_schema.columns
                where table_schema || '.' || table_name = ?""";
        var columns = new TreeMap<String, String>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    private static String quoted(String name) {
        var dot = name.indexOf('.');
        return StandardTable.quoted(name.substring(0, dot)) + "." + StandardTable.quoted(name.substring(dot + 1));
    }
}
