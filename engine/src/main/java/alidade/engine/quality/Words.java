package alidade.engine.quality;

import alidade.resources.packs.TableDefinition.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// A dictionary of a standard table, by the numbers that facts name; the words looked up last are kept in memory.
final class Words {
    private static final int IN_MEMORY = 100_000;
    /// No declared column has a name with a blank.
    private static final String NAME = "word name";

    private static final String NUMBER = "word number";

    private final Connection reader;
    private final List<Column> columns;
    private final String number;
    private final String select;
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
    /// @param name what it is known by
    /// @param values by column; missing values are absent
    record Word(String name, Map<String, Object> values) {}

    /// @param name column of what a word is known by
    /// @param number column of its number
    /// @param dictionary table of the schema `std`
    Words(Connection reader, String name, String number, String dictionary, List<Column> columns) {
        this.reader = reader;
        this.columns = columns;
        this.number = number;
        select = "select %s as \"%s\", %s as \"%s\"%s from std.\"%s\" where "
                .formatted(name, NAME, number, NUMBER, ColumnValues.listed(columns), dictionary);
        query = select + number + " = ?";
    }

    /// Looks words up together, so that [#of(long)] finds them in memory: much faster than one by one. To be called
    /// with far fewer than are kept.
    void prepare(Collection<Long> numbers) throws SQLException {
        var unknown = new LinkedHashSet<Long>();
        for (var one : numbers) if (kept.get(one) == null) unknown.add(one);
        if (unknown.size() < 2) return;
        try (var statement = reader.prepareStatement(select + number + " = any(?)")) {
            statement.setArray(1, reader.createArrayOf("bigint", unknown.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) kept.put(rows.getLong(NUMBER), word(rows));
            }
        }
    }

    /// @throws IllegalStateException when the store has no such word, which only damage can bring about
    Word of(long number) throws SQLException {
        var known = kept.get(number);
        if (known != null) return known;
        var word = read(number);
        kept.put(number, word);
        return word;
    }

    private Word read(long number) throws SQLException {
        try (var statement = reader.prepareStatement(query)) {
            statement.setLong(1, number);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("the store lacks number " + number + ", asked for by: " + query);
                }
                return word(rows);
            }
        }
    }

    private Word word(ResultSet row) throws SQLException {
        return new Word(row.getString(NAME), Map.copyOf(ColumnValues.of(row, columns)));
    }
}
