package alidade.engine.quality;

import alidade.resources.packs.TableDefinition.Column;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The values of a table's columns in a row of the store, as in a fact.
final class ColumnValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ColumnValues() {}

    /// The columns for a `select` that has others before them.
    static String listed(List<Column> columns) {
        return columns.stream().map(column -> ", \"" + column.name() + "\"").collect(Collectors.joining());
    }

    /// By column; missing values are absent.
    static Map<String, Object> of(ResultSet row, List<Column> columns) throws SQLException {
        var values = new HashMap<String, Object>();
        for (var column : columns) {
            var value = value(row, column);
            if (value.isPresent()) values.put(column.name(), value.get());
        }
        return values;
    }

    private static Optional<Object> value(ResultSet row, Column column) throws SQLException {
        var name = column.name();
        return switch (column.type()) {
            case TEXT -> Optional.ofNullable(row.getString(name));
            case TEXT_LIST -> Optional.ofNullable(row.getString(name)).map(ColumnValues::items);
            case INTEGER -> {
                var number = row.getLong(name);
                yield row.wasNull() ? Optional.empty() : Optional.of(number);
            }
            case DECIMAL -> Optional.ofNullable(row.getBigDecimal(name)).map(BigDecimal::stripTrailingZeros);
            case BOOLEAN -> {
                var truth = row.getBoolean(name);
                yield row.wasNull() ? Optional.empty() : Optional.of(truth);
            }
            case DATE -> Optional.ofNullable(row.getObject(name, LocalDate.class));
            case TIMESTAMP ->
                Optional.ofNullable(row.getObject(name, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        };
    }

    private static List<String> items(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of the store is not JSON: " + text, e);
        }
    }
}
