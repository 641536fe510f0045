package alidade.engine.standardize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Dates and moments as sources and tables write them; moments in microseconds.
final class Moments {
    private static final int LONGEST = 64;

    private static final List<DateTimeFormatter> DATES =
            List.of(strict("uuuu-MM-dd"), strict("uuuu/M/d"), strict("uuuuMMdd"));

    /// `2026-01-05 10:00:00`, with `T` or space, seconds and their fraction where they are.
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][ ]HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// The same with `Z`, `+08:00`, `+0800` or `+08`, a space before it or not.
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /// @param zone of a local time or a date
    static Decoded moment(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            return new Decoded.Wrong("is not a date with a time");
        }
        try {
            return value(OffsetDateTime.parse(text, OFFSET).toInstant());
        } catch (DateTimeException _) {
            return local(text, zone);
        }
    }

    /// A date, or the moment from whose beginning it is read; a moment with an offset is given back as a moment.
    static Decoded date(String text) {
        if (text.length() > LONGEST) {
            return new Decoded.Wrong("is not a date");
        }
        for (var format : DATES) {
            try {
                return new Decoded.Value(LocalDate.parse(text, format));
            } catch (DateTimeException _) {
                continue;
            }
        }
        try {
            return new Decoded.Value(LocalDateTime.parse(text, LOCAL).toLocalDate());
        } catch (DateTimeException _) {
            return moment(text, ZoneOffset.UTC) instanceof Decoded.Value moment
                    ? moment
                    : new Decoded.Wrong("is not a date");
        }
    }

    /// Seconds since 1970, with a fraction or not.
    static Decoded epochSeconds(String text) {
        if (!(Numerals.decimal(text) instanceof Decoded.Value(BigDecimal seconds))) {
            return new Decoded.Wrong("is not a number of seconds");
        }
        try {
            var micros = seconds.movePointRight(6).setScale(0, RoundingMode.FLOOR);
            return value(Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS));
        } catch (ArithmeticException | DateTimeException _) {
            return new Decoded.Wrong("is not a number of seconds of this age");
        }
    }

    private static Decoded local(String text, ZoneId zone) {
        try {
            return value(LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return DATES.stream()
                    .map(format -> startOfDay(text, format, zone))
                    .filter(Decoded.Value.class::isInstance)
                    .findFirst()
                    .orElse(new Decoded.Wrong("is not a date with a time"));
        }
    }

    private static Decoded startOfDay(String text, DateTimeFormatter format, ZoneId zone) {
        try {
            return value(LocalDate.parse(text, format).atStartOfDay(zone).toInstant());
        } catch (DateTimeException _) {
            return Decoded.MISSING;
        }
    }

    private static Decoded value(Instant moment) {
        var year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            return new Decoded.Wrong("is not in the years 1 to 9999");
        }
        return new Decoded.Value(moment.truncatedTo(ChronoUnit.MICROS));
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
