package alidade.engine.quality;

import alidade.resources.packs.TableDefinition.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// A dictionary of a standard table, by the numbers that facts name; the words looked up last are kept in memory.
final class Words {
    private static final int IN_MEMORY = 100_000;
    /// H2 compares each row that it finds with the whole list again, so a list is short.
    private static final int AT_ONCE = 100;
    /// No declared column has a name with a blank.
    private static final String NAME = "word name";

    private static final String NUMBER = "word number";

    private final Connection reader;
    private final List<Column> columns;
    private final String query;
    private final Map<Long, Word> kept = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Word> eldest) {
            return size() > IN_MEMORY;
        }
    };

    /// One row.
    ///
    /// @param number local to the store
    /// @param name what it is known by
    /// @param values by column; missing values are absent
    record Word(long number, String name, Map<String, Object> values) {}

    /// @param name column of what a word is known by
    /// @param number column of its number
    /// @param dictionary table of the schema `std`
    Words(Connection reader, String name, String number, String dictionary, List<Column> columns) {
        this.reader = reader;
        this.columns = columns;
        query = "select %s as \"%s\", %s as \"%s\"%s from std.\"%s\" where %s = any(?)"
                .formatted(name, NAME, number, NUMBER, ColumnValues.listed(columns), dictionary, number);
    }

    /// @throws IllegalStateException when the store has no such word, which only damage can bring about
    Word of(long number) throws SQLException {
        var known = kept.get(number);
        if (known != null) return known;
        read(List.of(number));
        var word = kept.get(number);
        if (word == null) {
            throw new IllegalStateException("the store lacks number " + number + ", asked for by: " + query);
        }
        return word;
    }

    /// Looks words up together, so that [#of(long)] finds them in memory: much faster than one by one. To be called
    /// with far fewer than are kept.
    void prepare(LongStream numbers) throws SQLException {
        var missing = numbers.filter(number -> !kept.containsKey(number))
                .distinct()
                .boxed()
                .toList();
        for (var from = 0; from < missing.size(); from += AT_ONCE) {
            read(missing.subList(from, Math.min(missing.size(), from + AT_ONCE)));
        }
    }

    private void read(List<Long> numbers) throws SQLException {
        try (var statement = reader.prepareStatement(query)) {
            statement.setArray(1, reader.createArrayOf("bigint", numbers.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var number = rows.getLong(NUMBER);
                    var values = Map.copyOf(ColumnValues.of(rows, columns));
                    kept.put(number, new Word(number, rows.getString(NAME), values));
                }
            }
        }
    }
}
