package alidade.engine.store;

import alidade.engine.log.CanonicalJson;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Writes database values as canonical JSON, each in one form whatever its driver type.
final class CanonicalRow {
    private CanonicalRow() {}

    /// All columns of the current row as one array.
    static void write(CanonicalJson json, ResultSet rows, int columns) throws SQLException {
        json.beginArray();
        for (var column = 1; column <= columns; column++) {
            // As a java.sql.Date the day would depend on the zone of this machine.
            var isDay = rows.getMetaData().getColumnType(column) == Types.DATE;
            write(json, isDay ? rows.getObject(column, LocalDate.class) : rows.getObject(column));
        }
        json.endArray().newline();
    }

    static void write(CanonicalJson json, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> json.nothing();
            case Long number -> json.number(number);
            case Integer number -> json.number(number);
            case BigDecimal number -> json.number(number);
            case Boolean truth -> json.truth(truth);
            case LocalDate day -> json.day(day);
            case OffsetDateTime moment -> json.moment(moment.toInstant());
            case java.sql.Clob text -> json.text(text.getSubString(1, Math.toIntExact(text.length())));
            default -> json.text(value.toString());
        }
    }
}
