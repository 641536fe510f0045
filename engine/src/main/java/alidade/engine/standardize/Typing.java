package alidade.engine.standardize;

import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Brings a decoded value to the type of its column.
final class Typing {
    private Typing() {}

    /// @param zone in which a moment becomes a date, and a date a moment
    static Decoded as(Type type, Decoded decoded, ZoneId zone) {
        if (!(decoded instanceof Decoded.Value(var value))) {
            return decoded;
        }
        return switch (type) {
            case TEXT -> text(value);
            case INTEGER -> value instanceof Long ? decoded : Numerals.integer(plain(value));
            case DECIMAL -> value instanceof BigDecimal ? decoded : Numerals.decimal(plain(value));
            case BOOLEAN -> value instanceof Boolean ? decoded : new Decoded.Wrong("is neither true nor false");
            case DATE -> date(value, zone);
            case TIMESTAMP -> moment(value, zone);
            case TEXT_LIST -> value instanceof List<?> ? decoded : new Decoded.Value(List.of(plain(value)));
        };
    }

    private static Decoded text(Object value) {
        if (value instanceof List<?>) {
            return new Decoded.Wrong("is a list and not a text");
        }
        var text = plain(value);
        return text.isBlank() ? Decoded.MISSING : new Decoded.Value(text);
    }

    private static Decoded date(Object value, ZoneId zone) {
        return switch (value) {
            case LocalDate date -> new Decoded.Value(date);
            case Instant moment -> new Decoded.Value(LocalDate.ofInstant(moment, zone));
            default -> date(Moments.date(plain(value)), zone);
        };
    }

    private static Decoded date(Decoded read, ZoneId zone) {
        return read instanceof Decoded.Value(Instant moment)
                ? new Decoded.Value(LocalDate.ofInstant(moment, zone))
                : read;
    }

    private static Decoded moment(Object value, ZoneId zone) {
        return switch (value) {
            case Instant moment -> new Decoded.Value(moment);
            case LocalDate date -> new Decoded.Value(date.atStartOfDay(zone).toInstant());
            default -> Moments.moment(plain(value), zone);
        };
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
