package alidade.fetch.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Numbers of a workbook as text: with the 15 digits that a spreadsheet shows of them, and dates as dates.
final class XlsxNumbers {
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int DIGITS = 400;
    private static final BigDecimal LAST_DAY = new BigDecimal(2_958_466);
    private static final BigDecimal MILLISECONDS_OF_A_DAY = new BigDecimal(86_400_000);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /// Day 0 of a workbook that counts from 1900; it takes 1900 for a leap year, so that this is right from March on.
    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);

    private XlsxNumbers() {}

    /// What is no number stays as it is.
    static String text(String value, boolean isDate, boolean since1904) {
        if (value.isEmpty() || value.length() > DIGITS) {
            return value;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            return value;
        }
        if (Math.abs((long) number.precision() - number.scale()) > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
            return value;
        }
        if (isDate && number.signum() > 0 && number.compareTo(LAST_DAY) < 0) {
            return date(number, since1904 ? FROM_1904 : FROM_1900);
        }
        return number.scale() > 0 ? number.round(SHOWN).stripTrailingZeros().toPlainString() : number.toPlainString();
    }

    private static String date(BigDecimal days, LocalDate from) {
        var day = from.plusDays(days.longValue());
        var milliseconds = days.remainder(BigDecimal.ONE)
                .multiply(MILLISECONDS_OF_A_DAY)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
        // A second that was written as a fraction of a day comes back a little short or long.
        var seconds = Math.round(milliseconds / 1000.0);
        return seconds == 0
                ? day.toString()
                : day.atStartOfDay().plusSeconds(seconds).format(MOMENT);
    }
}
