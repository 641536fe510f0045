package alidade.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads every table of the store completely, by its rows and through each of its indexes: both must give the same
/// rows.
///
/// An index that lost a row answers wrongly without a word, so its keys are counted and hashed against those of the
/// table itself.
final class IndexReading {
    private IndexReading() {}

    private record Index(String schema, String table, String name, String columns) {
        String quotedTable() {
            return StandardTable.quoted(schema) + "." + StandardTable.quoted(table);
        }
    }

    /// In sentences.
    static List<String> differences(Connection connection) throws SQLException {
        var differences = new ArrayList<String>();
        for (var index : indexes(connection)) {
            try {
                var table = keys(connection, index, Optional.empty());
                var keys = keys(connection, index, table.smallest());
                if (!table.shown().equals(keys.shown())) {
                    differences.add("table %s.%s has %s by its rows and %s through its index %s"
                            .formatted(index.schema(), index.table(), table.shown(), keys.shown(), index.name()));
                }
            } catch (SQLException | RuntimeException e) {
                differences.add("table %s.%s cannot be read through its index %s: %s"
                        .formatted(index.schema(), index.table(), index.name(), e.getMessage()));
            }
        }
        return differences;
    }

    private static List<Index> indexes(Connection connection) throws SQLException {
        var sql = """
                select i.table_schema, i.table_name, i.index_name,
                    listagg('"' || c.column_name || '"', ',') within group (order by c.ordinal_position)
                from information_schema.indexes i
                join information_schema.index_columns c
                    on c.index_schema = i.index_schema and c.index_name = i.index_name
                where i.table_schema in ('log', 'std', 'quality', 'mart')
                group by i.table_schema, i.table_name, i.index_name
                order by i.table_schema, i.table_name, i.index_name""";
        var indexes = new ArrayList<Index>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                indexes.add(new Index(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return indexes;
    }

    /// @param shown how many keys there are, and the sum of their hashes, which does not depend on the order
    private record Keys(String shown, Optional<Object> smallest) {}

    /// A condition that all keys fulfil makes H2 walk the index; without one, and with no index to choose, it walks
    /// the table.
    private static Keys keys(Connection connection, Index index, Optional<Object> from) throws SQLException {
        var first = index.columns().split(",")[0];
        var sql = """
                select
                    count(*),
                    coalesce(sum(cast(ora_hash(concat_ws('|', '', %s)) as bigint)), 0),
                    min(%s)
                from %s use index (%s)
                where %s""".formatted(
                        index.columns(),
                        first,
                        index.quotedTable(),
                        from.isEmpty() ? "" : StandardTable.quoted(index.name()),
                        first + (from.isEmpty() ? " is not null" : " >= ?"));
        try (var statement = connection.prepareStatement(sql)) {
            if (from.isPresent()) {
                statement.setObject(1, from.get());
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Keys(
                        rows.getLong(1) + " keys (sum " + rows.getString(2) + ")",
                        Optional.ofNullable(rows.getObject(3)));
            }
        }
    }
}
