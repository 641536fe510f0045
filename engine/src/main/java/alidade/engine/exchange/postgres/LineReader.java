package alidade.engine.exchange.postgres;

import alidade.engine.exchange.postgres.RowTable.Column;
import alidade.engine.exchange.postgres.RowTable.Member;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the values of a fact in its canonical line, without making objects of them: as places in the bytes,
/// which for most types are already what the database wants to read.
///
/// The form is held to strictly, since the line has to come back from the values byte for byte. Whatever is not in it
/// is told by the answer. Not thread safe.
final class LineReader {
    private static final byte[] DATE = ascii("{\"date\":\"");
    private static final byte[] DATES = ascii(",\"dates\":{");
    private static final byte[] INPUTS = ascii(",\"inputs\":");
    private static final byte[] MOMENTS = ascii(",\"moments\":{");
    private static final byte[] OBSERVED = ascii(",\"observed_at\":\"");
    private static final byte[] VALUES = ascii(",\"values\":{");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final int DAY_CHARS = 10;
    private static final int MOMENT_CHARS = 27;
    private static final int LONGEST_INTEGER = 18;

    /// What a line turned out to be.
    enum Kind {
        /// The columns say all of it.
        FACT,
        /// A fact that says more, or something else, than the columns can hold.
        ODD_FACT,
        OTHER
    }

    private final RowTable table;
    private final int[] from;
    private final int[] to;
    private int dayFrom;
    private int momentFrom;
    private int inputsFrom;
    private int inputsTo;

    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean isOdd;

    LineReader(RowTable table) {
        this.table = table;
        from = new int[table.columns().size()];
        to = new int[table.columns().size()];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The value of a column: its place in the bytes, without the quotes of a text; -1 when it is missing.
    int from(int column) {
        return from[column];
    }

    int to(int column) {
        return to[column];
    }

    int dayFrom() {
        return dayFrom;
    }

    int dayTo() {
        return dayFrom + DAY_CHARS;
    }

    int momentFrom() {
        return momentFrom;
    }

    int momentTo() {
        return momentFrom + MOMENT_CHARS;
    }

    /// The list as JSON; -1 when there is none.
    int inputsFrom() {
        return inputsFrom;
    }

    int inputsTo() {
        return inputsTo;
    }

    /// Looks at one line without its line feed.
    Kind read(byte[] source, int first, int behind) {
        bytes = source;
        at = first;
        end = behind;
        isOdd = false;
        inputsFrom = -1;
        Arrays.fill(from, -1);
        if (!isFact()) return Kind.OTHER;
        return isOdd ? Kind.ODD_FACT : Kind.FACT;
    }

    private boolean isFact() {
        if (!take(DATE)) return false;
        dayFrom = at;
        if (!day() || !take('"')) return false;
        if (take(DATES) && !members(Member.DATES)) return false;
        if (take(INPUTS)) {
            inputsFrom = at;
            if (!texts()) return false;
            inputsTo = at;
        }
        if (take(MOMENTS) && !members(Member.MOMENTS)) return false;
        if (!take(OBSERVED)) return false;
        momentFrom = at;
        if (!moment() || !take('"') || !take(VALUES)) return false;
        return (take('}') || members(Member.VALUES)) && take('}') && at == end;
    }

    /// From behind the opening brace to behind the closing one. Keys and columns both ascend, so one walk finds
    /// all.
    private boolean members(Member member) {
        var next = 0;
        do {
            if (!take('"')) return false;
            var keyFrom = at;
            if (!string()) return false;
            var keyTo = at - 1;
            if (!take(':')) return false;
            var column = find(member, next, keyFrom, keyTo);
            if (column < 0) {
                isOdd = true;
                if (!anything()) return false;
            } else {
                next = column + 1;
                if (!value(column)) return false;
            }
        } while (take(','));
        return take('}');
    }

    private int find(Member member, int next, int keyFrom, int keyTo) {
        for (var column = next; column < from.length; column++) {
            var one = table.columns().get(column);
            if (one.member() == member && Arrays.equals(one.utf8(), 0, one.utf8().length, bytes, keyFrom, keyTo))
                return column;
        }
        return -1;
    }

    private boolean value(int column) {
        var before = at;
        if (typed(table.columns().get(column))) {
            var isText = bytes[before] == '"';
            from[column] = isText ? before + 1 : before;
            to[column] = isText ? at - 1 : at;
            return true;
        }
        at = before;
        isOdd = true;
        return anything();
    }

    private boolean typed(Column column) {
        return switch (column.type()) {
            case TEXT -> take('"') && string();
            case INTEGER -> number(false);
            case DECIMAL -> number(true);
            case BOOLEAN -> take(TRUE) || take(FALSE);
            case TEXT_LIST -> texts();
            case DATE -> take('"') && day() && take('"');
            case TIMESTAMP -> take('"') && moment() && take('"');
        };
    }

    private boolean anything() {
        if (at >= end) return false;
        return switch (bytes[at]) {
            case '"' -> take('"') && string();
            case '[' -> texts();
            case 't', 'f' -> take(TRUE) || take(FALSE);
            default -> anyNumber();
        };
    }

    private boolean anyNumber() {
        var before = at;
        while (at < end && (isDigit(bytes[at]) || bytes[at] == '-' || bytes[at] == '.')) at++;
        return at > before;
    }

    /// In the one form that a number has: no zeros that say nothing.
    private boolean number(boolean withFraction) {
        var isNegative = take('-');
        var whole = at;
        digits();
        if (at == whole || (bytes[whole] == '0' && at > whole + 1)) return false;
        if (!withFraction) return at - whole <= LONGEST_INTEGER && !(isNegative && bytes[whole] == '0') && isOver();
        if (!take('.')) return !(isNegative && bytes[whole] == '0') && isOver();
        var fraction = at;
        digits();
        return at > fraction && bytes[at - 1] != '0' && isOver();
    }

    private boolean isOver() {
        return at < end && (bytes[at] == ',' || bytes[at] == '}');
    }

    private void digits() {
        while (at < end && isDigit(bytes[at])) at++;
    }

    private boolean texts() {
        if (!take('[')) return false;
        if (take(']')) return true;
        do {
            if (!take('"') || !string()) return false;
        } while (take(','));
        return take(']');
    }

    /// From behind the opening quote to behind the closing one. Every escape that is not the one form of its
    /// character would be lost in the database, so a text with such a one is none.
    private boolean string() {
        while (at < end) {
            var one = bytes[at++];
            if (one == '"') return true;
            if (one >= 0 && one < ' ') return false;
            if (one == '\\' && !escape()) return false;
        }
        return false;
    }

    private boolean escape() {
        if (at >= end) return false;
        return switch (bytes[at++]) {
            case '"', '\\', 'b', 't', 'n', 'f', 'r' -> true;
            case 'u' -> hexadecimal();
            default -> false;
        };
    }

    private boolean hexadecimal() {
        if (at + 4 > end || bytes[at] != '0' || bytes[at + 1] != '0') return false;
        var code = unescaped(bytes, at);
        at += 4;
        return code > 0 && code < ' ' && code != '\b' && code != '\t' && code != '\n' && code != '\f' && code != '\r';
    }

    /// The character of the two last digits behind the `u` of an escape; -1 where it is not two digits in lower case.
    static int unescaped(byte[] bytes, int at) {
        var high = Character.digit(bytes[at + 2], 16);
        var low = Character.digit(bytes[at + 3], 16);
        var isLowerCase = bytes[at + 3] < 'A' || bytes[at + 3] > 'F';
        return high < 0 || low < 0 || !isLowerCase ? -1 : high * 16 + low;
    }

    private boolean day() {
        if (at + DAY_CHARS > end) return false;
        var year = whole(0, 4);
        var month = whole(5, 2);
        var day = whole(8, 2);
        if (bytes[at + 4] != '-' || bytes[at + 7] != '-') return false;
        at += DAY_CHARS;
        // The database knows no year 0.
        return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
    }

    private static int length(int year, int month) {
        if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private boolean moment() {
        if (at + MOMENT_CHARS > end || !day()) return false;
        var hour = whole(1, 2);
        var minute = whole(4, 2);
        var second = whole(7, 2);
        var micros = whole(10, 6);
        var isFormed = bytes[at] == 'T'
                && bytes[at + 3] == ':'
                && bytes[at + 6] == ':'
                && bytes[at + 9] == '.'
                && bytes[at + 16] == 'Z';
        at += MOMENT_CHARS - DAY_CHARS;
        return isFormed
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60
                && micros >= 0;
    }

    /// -1 where something else than digits stands.
    private int whole(int offset, int digits) {
        var number = 0;
        for (var one = at + offset; one < at + offset + digits; one++) {
            if (!isDigit(bytes[one])) return -1;
            number = number * 10 + bytes[one] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    private boolean take(char expected) {
        if (at >= end || bytes[at] != expected) return false;
        at++;
        return true;
    }

    private boolean take(byte[] expected) {
        if (at + expected.length > end || !Arrays.equals(expected, 0, expected.length, bytes, at, at + expected.length))
            return false;
        at += expected.length;
        return true;
    }
}
