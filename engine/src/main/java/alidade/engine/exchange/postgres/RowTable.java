package alidade.engine.exchange.postgres;

import alidade.resources.packs.TableDefinition.Type;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A table of the hub that holds the facts of a declared one.
///
/// @param relation its name in the schemas `rows` and `inbox`
/// @param columns sorted by name, as the values of a fact are
record RowTable(String relation, List<Column> columns) {
    /// What stands before the declared columns. `_line` holds the whole line where the others do not say all of
    /// it. No declared column begins with an underscore, and none has the name of one of the others.
    static final String LEADING = "_entry, _chunk, _ordinal, snapshot_date, observed_at, inputs, _line";

    RowTable {
        columns = columns.stream().sorted(Comparator.comparing(Column::name)).toList();
    }

    record Column(String name, Type type, byte[] utf8) {
        Column(String name, Type type) {
            this(name, type, name.getBytes(StandardCharsets.UTF_8));
        }

        /// The member of a fact that holds its values.
        Member member() {
            return switch (type) {
                case DATE -> Member.DATES;
                case TIMESTAMP -> Member.MOMENTS;
                case TEXT, INTEGER, DECIMAL, BOOLEAN, TEXT_LIST -> Member.VALUES;
            };
        }
    }

    /// In the order in which they stand in a fact.
    enum Member {
        DATES,
        MOMENTS,
        VALUES
    }

    /// The name of the table that holds the facts of a declared one; names end at 63 bytes in PostgreSQL.
    static Optional<String> relation(String pack, String table) {
        var relation = pack + "/" + table;
        return relation.getBytes(StandardCharsets.UTF_8).length <= 63 ? Optional.of(relation) : Optional.empty();
    }

    String allColumns() {
        return columns.stream()
                .map(column -> ", " + quoted(column.name()))
                .collect(Collectors.joining("", LEADING, ""));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String type(Type type) {
        return switch (type) {
            case TEXT, TEXT_LIST -> "text";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
        };
    }
}
