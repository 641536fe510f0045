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

    /// Whether a moment has no part of a microsecond, as all that were sealed.
    static boolean isWhole(OffsetDateTime moment) {
        return moment.getNano() % 1_000 == 0;
    }

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
            case OffsetDateTime moment -> {
                // Only damage brings more digits into the store than were ever written; they are not to be cut off
                // here.
                if (isWhole(moment)) json.moment(moment.toInstant());
                else json.text(moment.toString());
            }
            case java.sql.Clob text -> json.text(text.getSubString(1, Math.toIntExact(text.length())));
            default -> json.text(value.toString());
        }
    }
}
