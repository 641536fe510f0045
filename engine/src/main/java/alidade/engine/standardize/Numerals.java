package alidade.engine.standardize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as sources and tables write them.
///
/// A number is looked at before it is computed: `1e999999999` is 12 characters, and as an integer half a gigabyte.
final class Numerals {
    /// Decimals that a fact keeps; further ones are rounded half to even.
    static final int SCALE = 10;

    private static final int DIGITS = 28;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{0,40})?");

    /// Endings of shortened counts, in lower case: the list page of a platform says 7.2w, its detail page 72134.
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "k", BigDecimal.valueOf(1_000),
            "千", BigDecimal.valueOf(1_000),
            "w", BigDecimal.valueOf(10_000),
            "万", BigDecimal.valueOf(10_000),
            "m", BigDecimal.valueOf(1_000_000),
            "亿", BigDecimal.valueOf(100_000_000));

    private Numerals() {}

    /// A whole number, `69388.0` too.
    static Decoded integer(String text) {
        return number(text).map(Numerals::whole).orElse(new Decoded.Wrong("is not a whole number"));
    }

    static Decoded decimal(String text) {
        var number = number(text);
        if (number.isEmpty()) {
            return new Decoded.Wrong("is not a number");
        }
        var rounded = number.get().setScale(SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (rounded.precision() - rounded.scale() > DIGITS) {
            return new Decoded.Wrong("is too large a number");
        }
        return new Decoded.Value(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    /// A whole number, or one that was shortened for people: `72.4k`, `7.2w`, `1k+`, `1.2万`, `3千`.
    static Decoded count(String text) {
        var plain = text.endsWith("+") ? text.substring(0, text.length() - 1).strip() : text;
        plain = GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain;
        for (var unit : List.of("k", "千", "w", "万", "m", "亿")) {
            if (plain.toLowerCase(Locale.ROOT).endsWith(unit)) {
                var factor = UNITS.getOrDefault(unit, BigDecimal.ONE);
                return number(plain.substring(0, plain.length() - 1).strip())
                        .map(number -> whole(number.multiply(factor)))
                        .orElse(new Decoded.Wrong("is not a count"));
            }
        }
        return number(plain).map(Numerals::whole).orElse(new Decoded.Wrong("is not a count"));
    }

    static boolean isBelow(Object number, long minimum) {
        return switch (number) {
            case Long whole -> whole < minimum;
            case BigDecimal decimal -> decimal.compareTo(BigDecimal.valueOf(minimum)) < 0;
            default -> false;
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Decoded whole(BigDecimal number) {
        try {
            return new Decoded.Value(number.longValueExact());
        } catch (ArithmeticException _) {
            return new Decoded.Wrong(
                    number.stripTrailingZeros().scale() > 0 ? "is not a whole number" : "is too large a whole number");
        }
    }
}
