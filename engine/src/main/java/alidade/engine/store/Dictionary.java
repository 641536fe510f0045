package alidade.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Local numbers for things that repeat, such as records: each is written once and named by its number afterwards.
///
/// Not thread safe. After a transaction was undone, a new one has to be made.
final class Dictionary {
    private static final int CACHED = 200_000;
    /// H2 holds each row that `= any(?)` finds to the whole list once more: a long list costs more than it saves.
    private static final int LOOKED_UP_AT_ONCE = 100;

    private final String table;
    private final String idColumn;
    private final String keyColumn;
    private final String insert;
    private final Map<String, Long> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CACHED;
        }
    };
    private long next;

    Dictionary(Connection connection, String table, String idColumn, String keyColumn, int otherColumns)
            throws SQLException {
        this.table = table;
        this.idColumn = idColumn;
        this.keyColumn = keyColumn;
        this.insert = "insert into " + table + " values (?, ?" + ", ?".repeat(otherColumns) + ")";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(max(" + idColumn + "), 0) from " + table)) {
            rows.next();
            next = rows.getLong(1) + 1;
        }
    }

    /// @param columns gives the other columns of its row, asked only when it has to be written
    record Word(String key, Supplier<@Nullable Object[]> columns) {}

    /// The number of each word, from 1, in the same order; those not met before are written.
    long[] numbers(Connection connection, List<Word> words) throws SQLException {
        var result = new long[words.size()];
        var unknown = new LinkedHashMap<String, Word>();
        for (var at = 0; at < result.length; at++) {
            var word = words.get(at);
            var number = known.get(word.key());
            if (number == null) {
                unknown.put(word.key(), word);
            } else {
                result[at] = number;
            }
        }
        if (unknown.isEmpty()) {
            return result;
        }
        var numbers = new HashMap<String, Long>();
        find(connection, unknown, numbers);
        write(connection, unknown, numbers);
        for (var at = 0; at < result.length; at++) {
            result[at] = result[at] != 0
                    ? result[at]
                    : numbers.getOrDefault(words.get(at).key(), 0L);
        }
        return result;
    }

    private void find(Connection connection, Map<String, Word> unknown, Map<String, Long> numbers) throws SQLException {
        if (next == 1) {
            return;
        }
        var sql = "select %s, %s from %s where %s = any(?)".formatted(idColumn, keyColumn, table, keyColumn);
        try (var statement = connection.prepareStatement(sql)) {
            var keys = List.copyOf(unknown.keySet());
            for (var from = 0; from < keys.size(); from += LOOKED_UP_AT_ONCE) {
                var some = keys.subList(from, Math.min(from + LOOKED_UP_AT_ONCE, keys.size()));
                statement.setArray(1, connection.createArrayOf("varchar", some.toArray()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        numbers.put(rows.getString(2), rows.getLong(1));
                        known.put(rows.getString(2), rows.getLong(1));
                        unknown.remove(rows.getString(2));
                    }
                }
            }
        }
    }

    private void write(Connection connection, Map<String, Word> unknown, Map<String, Long> numbers)
            throws SQLException {
        if (unknown.isEmpty()) {
            return;
        }
        var written = new ArrayList<>(unknown.values());
        try (var statement = connection.prepareStatement(insert)) {
            for (var word : written) {
                statement.setLong(1, next);
                statement.setString(2, word.key());
                var columns = word.columns().get();
                for (var at = 0; at < columns.length; at++) {
                    statement.setObject(at + 3, columns[at]);
                }
                statement.addBatch();
                numbers.put(word.key(), next);
                known.put(word.key(), next);
                next++;
            }
            statement.executeBatch();
        }
    }
}
