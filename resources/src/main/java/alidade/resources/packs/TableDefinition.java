package alidade.resources.packs;

import java.util.List;
import java.util.Optional;

/// A table of entity snapshots: what was observed of each record on each day.
///
/// @param sourceColumn the column whose value names the source of a row; `quality` and coverage are kept by it
/// @param identity the columns that together say which record it is, in order; the source column comes first
/// @param count the cumulative count that decides between two observations of one moment, where there is one
/// @param carryDays for how many days a value that was not observed is carried forward
/// @param imports how files of other programs fill this table, tried in order
/// @param values labels of known values of dimensions, such as the names of platforms
public record TableDefinition(
        String name,
        Label label,
        String sourceColumn,
        List<String> identity,
        Optional<String> count,
        int carryDays,
        Replicate replicate,
        List<Column> columns,
        List<ImportMapping> imports,
        List<ValueLabel> values) {
    public TableDefinition {
        identity = List.copyOf(identity);
        columns = List.copyOf(columns);
        imports = List.copyOf(imports);
        values = List.copyOf(values);
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }

    /// The columns of numbers that belong to one observation and can be counted and summed.
    public List<Column> measures() {
        return columns.stream()
                .filter(column -> !identity.contains(column.name()))
                .filter(column -> column.type() == Type.INTEGER || column.type() == Type.DECIMAL)
                .toList();
    }

    /// Who gets the rows when nodes exchange.
    public enum Replicate {
        EVERYONE,
        HUB,
        NOBODY
    }

    /// How much a column says about a person.
    public enum Pii {
        NONE,
        INTERNAL,
        PERSONAL,
        SENSITIVE
    }

    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        TEXT_LIST
    }

    /// @param required a record without it is refused
    /// @param minimum smallest value that is accepted, for INTEGER and DECIMAL
    public record Column(
            String name,
            Label label,
            Type type,
            boolean required,
            Optional<String> unit,
            Pii pii,
            Optional<Long> minimum) {}

    /// @param format csv, ndjson or sqlite
    /// @param relation the table inside a SQLite file
    /// @param date the mapping of the snapshot date; a date or a moment
    /// @param observedAt the mapping of the moment of observation, where the file has one
    /// @param zone the zone of moments and dates that carry none
    public record ImportMapping(
            String name,
            String format,
            Optional<String> relation,
            FieldMapping date,
            Optional<FieldMapping> observedAt,
            Optional<java.time.ZoneId> zone,
            List<FieldMapping> fields) {
        public ImportMapping {
            fields = List.copyOf(fields);
        }
    }

    /// What people call a value of a column, and where it stands in lists.
    public record ValueLabel(String column, String value, Label label) {}
}
