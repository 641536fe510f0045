package alidade.engine.standardize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates and moments as sources and tables write them; moments in microseconds.
final class Moments {
    private static final int LONGEST = 64;

    /// `2026-01-05`, or with a time `2026-01-05 10:00:00`, `T` or space between, seconds and fraction where they are,
    /// and with an offset `Z`, `+08:00`, `+0800` or `+08`, a space before it or not.
    private static final DateTimeFormatter USUAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[ ][XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final List<DateTimeFormatter> FORMATS = List.of(USUAL, strict("uuuu/M/d"), strict("uuuuMMdd"));

    private Moments() {}

    /// @param zone of a local time, or of a date, whose beginning is meant
    static Decoded moment(String text, ZoneId zone) {
        return Stamp.read(text)
                .map(stamp -> value(stamp.in(zone)))
                .orElse(new Decoded.Wrong("is not a date with a time"));
    }

    /// A date, or that of a local time; a moment with an offset is given back as a moment.
    static Decoded date(String text) {
        var read = Stamp.read(text);
        if (read.isEmpty()) {
            return new Decoded.Wrong("is not a date");
        }
        var stamp = read.get();
        var moment = value(stamp.in(ZoneOffset.UTC));
        return stamp.offset().isPresent() || moment instanceof Decoded.Wrong ? moment : new Decoded.Value(stamp.date());
    }

    /// A date, with a time of day and an offset where they are given.
    private record Stamp(LocalDate date, Optional<LocalTime> time, Optional<ZoneOffset> offset) {
        static Optional<Stamp> read(String text) {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            for (var format : FORMATS) {
                try {
                    var parsed = format.parse(text);
                    return Optional.of(new Stamp(
                            LocalDate.from(parsed),
                            Optional.ofNullable(parsed.query(TemporalQueries.localTime())),
                            Optional.ofNullable(parsed.query(TemporalQueries.offset()))));
                } catch (DateTimeException _) {
                    continue;
                }
            }
            return Optional.empty();
        }

        Instant in(ZoneId zone) {
            var local = date.atTime(time.orElse(LocalTime.MIDNIGHT));
            return local.atZone(offset.isPresent() ? offset.get() : zone).toInstant();
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
