package alidade.app.widgets;

import alidade.resources.packs.DashboardDefinition.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How numbers, days and moments are written in one language, the same on every machine.
public final class Formats {
    private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String MINUS = "\u2212";

    /// A power of ten with a word of its own.
    private record Scale(int digits, String word) {}

    private final boolean chinese;
    private final List<Scale> scales;

    private Formats(boolean chinese) {
        this.chinese = chinese;
        scales = chinese
                ? List.of(new Scale(12, "万亿"), new Scale(8, "亿"), new Scale(4, "万"))
                : List.of(new Scale(12, "T"), new Scale(9, "B"), new Scale(6, "M"), new Scale(3, "K"));
    }

    /// Chinese for any Chinese locale, English for all others.
    public static Formats in(Locale locale) {
        return new Formats(locale.getLanguage().equals("zh"));
    }

    /// A value as a tile writes it.
    ///
    /// @param value of a ratio the ratio itself, 0.012 for 1.2 %
    public String show(BigDecimal value, Format format) {
        return switch (format) {
            case COMPACT -> compact(value);
            case EXACT -> grouped(value, 2);
            case SIGNED -> signed(value);
            case PERCENT -> percent(value);
            case SCORE -> score(value);
        };
    }

    /// Every digit, grouped: what is shown on hover and copied.
    public String exact(BigDecimal value) {
        return grouped(value, Math.max(0, value.stripTrailingZeros().scale()));
    }

    /// Three digits and a word: 12.5M, 1250万. Below ten thousand every digit of the whole number.
    public String compact(BigDecimal value) {
        if (value.abs().compareTo(BigDecimal.valueOf(10_000)) < 0) return grouped(value, 2);
        var rounded = roundedToShow(value);
        for (var scale : scales) {
            var part = rounded.movePointLeft(scale.digits);
            if (part.abs().compareTo(BigDecimal.ONE) >= 0) return plain(part) + scale.word;
        }
        return grouped(rounded, 0);
    }

    /// Three digits, or four where the language counts in steps of ten thousand.
    private BigDecimal roundedToShow(BigDecimal value) {
        int whole = value.precision() - value.scale();
        boolean fourBeforeTheWord = chinese && (whole - 1) % 4 == 3;
        return value.round(fourBeforeTheWord ? new MathContext(4, RoundingMode.HALF_EVEN) : THREE_DIGITS);
    }

    /// With a plus or minus, unless it is 0.
    /// An amount of data, in units of a thousand: `940 B`, `12.6 MB`.
    public String bytes(long bytes) {
        int unit = 0;
        double amount = bytes;
        while (amount >= 999.95 && unit < BYTES.size() - 1) {
            amount /= 1000;
            unit++;
        }
        return (unit == 0 ? String.valueOf(bytes) : String.format(Locale.ROOT, "%.1f", amount)) + " " + BYTES.get(unit);
    }

    public String signed(BigDecimal value) {
        var text = compact(value.abs());
        return value.signum() == 0 ? text : (value.signum() > 0 ? "+" : MINUS) + text;
    }

    /// One decimal of a per cent: 0.0123 is 1.2%.
    public String percent(BigDecimal ratio) {
        var tenths = ratio.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN);
        return (tenths.signum() < 0 ? MINUS : "") + tenths.abs().toPlainString() + "%";
    }

    /// A score of 0 to 100, cut and not rounded, so that 98.99 never passes for 99.
    public String score(BigDecimal value) {
        return value.setScale(0, RoundingMode.DOWN).toPlainString() + "%";
    }

    /// Parts of a whole as per cents of one decimal that add up to exactly 100.0: what rounding down leaves over
    /// goes to the largest remainders, earlier ones first.
    public List<String> percents(List<BigDecimal> parts) {
        var total = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() == 0) return parts.stream().map(_ -> "0.0%").toList();
        var thousand = BigDecimal.valueOf(1000);
        var tenths = new long[parts.size()];
        var remainders = new BigDecimal[parts.size()];
        long left = 1000;
        for (int i = 0; i < tenths.length; i++) {
            var divided = parts.get(i).multiply(thousand).divideAndRemainder(total);
            tenths[i] = divided[0].longValueExact();
            remainders[i] = divided[1];
            left -= tenths[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < tenths.length; i++) {
                if (remainders[i].compareTo(remainders[largest]) > 0) largest = i;
            }
            tenths[largest]++;
            remainders[largest] = BigDecimal.ONE.negate();
        }
        return Arrays.stream(tenths)
                .mapToObj(tenth -> tenth / 10 + "." + tenth % 10 + "%")
                .toList();
    }

    private static String plain(BigDecimal value) {
        var shown = value.abs().stripTrailingZeros();
        return (value.signum() < 0 ? MINUS : "")
                + shown.setScale(Math.max(0, shown.scale()), RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private static String grouped(BigDecimal value, int decimals) {
        var format = new DecimalFormat("#,##0", SYMBOLS);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        var rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? MINUS : "") + format.format(rounded.abs());
    }

    /// A day on an axis: Nov 20, 11月20日.
    public String day(LocalDate day) {
        return (chinese
                        ? DateTimeFormatter.ofPattern("M月d日", Locale.ROOT)
                        : DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH))
                .format(day);
    }

    /// A moment to the minute, in the zone of the pack: 2026-11-20 08:40.
    public String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(moment.atZone(zone));
    }
}
