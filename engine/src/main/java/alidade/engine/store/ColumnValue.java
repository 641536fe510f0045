package alidade.engine.store;

import alidade.engine.log.CanonicalJson;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form in which a sealed value stands in a column of H2.
///
/// A value that does not fit the column's type of today, since it was sealed under another declaration, is missing.
final class ColumnValue {
    /// Decimals of every DECIMAL column.
    static final int SCALE = 10;
    private static final int MOST_DIGITS = 38;

    private ColumnValue() {}

    static @Nullable Object of(Type type, @Nullable Object sealed) {
        if (sealed == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> sealed instanceof List<?> ? null : text(sealed);
            case INTEGER -> integer(sealed);
            case DECIMAL -> decimal(sealed);
            case BOOLEAN -> sealed instanceof Boolean ? sealed : null;
            case DATE -> sealed instanceof LocalDate ? sealed : null;
            case TIMESTAMP -> sealed instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : null;
            case TEXT_LIST -> sealed instanceof List<?> list ? array(list) : null;
        };
    }

    /// A list as canonical JSON.
    private static String array(List<?> items) {
        var json = new CanonicalJson().beginArray();
        items.forEach(item -> json.text(item.toString()));
        return new String(json.endArray().drain(), StandardCharsets.UTF_8);
    }

    private static String text(Object sealed) {
        return sealed instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : sealed.toString();
    }

    private static @Nullable Long integer(Object sealed) {
        try {
            return switch (sealed) {
                case Long number -> number;
                case Integer number -> number.longValue();
                case BigInteger number -> number.longValueExact();
                case BigDecimal number -> number.longValueExact();
                default -> null;
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(Object sealed) {
        var number = switch (sealed) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            case BigInteger whole -> new BigDecimal(whole);
            case BigDecimal one -> one;
            default -> null;
        };
        if (number == null) {
            return null;
        }
        var scaled = number.setScale(SCALE, RoundingMode.HALF_EVEN);
        return scaled.precision() <= MOST_DIGITS ? scaled : null;
    }
}
