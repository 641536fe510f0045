package alidade.app.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a model into the places of a record's text.
///
/// @param firstDay the date of day 0 of the history
record RecordText(LocalDate firstDay) {
    private static final Pattern BASE = Pattern.compile("%base:([^%]*)%");
    private static final LocalTime BIRTH = LocalTime.of(6, 0);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final long SHORTENED_FROM = 10_000;

    String of(String template, DemoModel model, int day) {
        var base = model.base.orElse("");
        var text = BASE.matcher(template)
                .replaceAll(match -> model.base.isEmpty()
                        ? ""
                        : Matcher.quoteReplacement(
                                match.group(1).replace("?", base).replace("{kind}", model.kind)));
        var born = at(model.bornOn(firstDay));
        var touched = at(firstDay.plusDays(Math.max(model.born, day - model.number % 40)));
        return text.replace("%number.hex%", "68600000000000000000" + Integer.toHexString(model.number))
                .replace("%number%", Integer.toString(model.number))
                .replace("%publisher%", model.publisher.name())
                .replace("%name%", model.name)
                .replace("%born.iso%", born.format(ISO))
                .replace("%born.seconds%", Long.toString(born.toEpochSecond()))
                .replace("%touched.iso%", touched.format(ISO))
                .replace("%touched.seconds%", Long.toString(touched.toEpochSecond()))
                .replace(
                        "%touched.beijing%",
                        touched.withOffsetSameInstant(BEIJING).format(LOCAL))
                .replace("%day%", firstDay.plusDays(day).toString())
                .replace("%count.short%", shortened(model.counts[day]))
                .replace("%recent%", Long.toString(model.recent(day)))
                .replace("%count%", Long.toString(model.counts[day]))
                .replace("%likes%", Long.toString(model.likes(day)))
                .replace("%task%", model.task());
    }

    /// As lists write large counts for people, 72458 as 7.2w.
    private static String shortened(long count) {
        if (count < SHORTENED_FROM) return Long.toString(count);
        var tenths = count / (SHORTENED_FROM / 10);
        return tenths / 10 + "." + tenths % 10 + "w";
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(BIRTH).atOffset(ZoneOffset.UTC);
    }
}
