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
            var quick = utc(text);
            if (quick.isPresent()) {
                return quick;
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

        /// The form in which most sources write a moment, `2026-01-05T10:00:00Z` with a fraction or not. [#USUAL] reads
        /// the same out of it, in several times the time. Empty for every other text.
        private static Optional<Stamp> utc(String text) {
            var last = text.length() - 1;
            if (last < 19 || last > 29 || text.charAt(last) != 'Z' || !isPunctuated(text) || last == 20) {
                return Optional.empty();
            }
            var date = new int[] {number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)};
            var time = new int[] {number(text, 11, 13), number(text, 14, 16), number(text, 17, 19)};
            var fraction = last == 19 ? 0 : number(text, 20, last);
            if (date[0] < 0 || fraction < 0) {
                return Optional.empty();
            }
            for (var digits = last - 20; digits < 9; digits++) {
                fraction *= 10;
            }
            try {
                return Optional.of(new Stamp(
                        LocalDate.of(date[0], date[1], date[2]),
                        Optional.of(LocalTime.of(time[0], time[1], time[2], fraction)),
                        Optional.of(ZoneOffset.UTC)));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        private static boolean isPunctuated(String text) {
            return text.charAt(4) == '-'
                    && text.charAt(7) == '-'
                    && text.charAt(10) == 'T'
                    && text.charAt(13) == ':'
                    && text.charAt(16) == ':'
                    && (text.length() == 20 || text.charAt(19) == '.');
        }

        /// What the digits from one place up to another say; -1 where not all of them are digits.
        private static int number(String text, int from, int to) {
            var number = 0;
            for (var at = from; at < to; at++) {
                var digit = text.charAt(at) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number;
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
