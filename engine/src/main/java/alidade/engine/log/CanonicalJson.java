package alidade.engine.log;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/// A buffer that is filled with JSON of which there is only one form for one content.
///
/// No spaces; the caller gives keys in ascending order; texts escape only the quote, the backslash and characters
/// below U+0020 (RFC 8785); numbers are plain decimal without superfluous zeros; days are `2026-01-31`, moments
/// `2026-01-31T00:00:00.000000Z`. Not thread safe.
public final class CanonicalJson {
    private static final int MOST_DIGITS = 100;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 10];
    private int length;
    /// Whether the next member or element stands behind another one of the same object or array.
    private boolean follows;

    public CanonicalJson beginObject() {
        return begin('{');
    }

    public CanonicalJson endObject() {
        return end('}');
    }

    public CanonicalJson beginArray() {
        return begin('[');
    }

    public CanonicalJson endArray() {
        return end(']');
    }

    public CanonicalJson key(String key) {
        separate();
        quoted(key);
        put(':');
        follows = false;
        return this;
    }

    public CanonicalJson text(String text) {
        separate();
        quoted(text);
        follows = true;
        return this;
    }

    public CanonicalJson number(long number) {
        return plain(Long.toString(number));
    }

    public CanonicalJson number(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        if (stripped.precision() > MOST_DIGITS || Math.abs((long) stripped.scale()) > MOST_DIGITS) {
            throw new NotSealable("a number of more than " + MOST_DIGITS + " digits cannot be sealed");
        }
        return plain(stripped.toPlainString());
    }

    /// The value `null`, for what is missing in a list.
    public CanonicalJson nothing() {
        return plain("null");
    }

    public CanonicalJson truth(boolean value) {
        return plain(value ? "true" : "false");
    }

    public CanonicalJson day(LocalDate day) {
        separate();
        put('"');
        date(day);
        put('"');
        follows = true;
        return this;
    }

    /// Cut to microseconds.
    public CanonicalJson moment(Instant moment) {
        var utc = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        separate();
        put('"');
        date(utc.toLocalDate());
        put('T');
        digits(utc.getHour(), 2);
        put(':');
        digits(utc.getMinute(), 2);
        put(':');
        digits(utc.getSecond(), 2);
        put('.');
        digits(utc.getNano() / 1000, 6);
        put('Z');
        put('"');
        follows = true;
        return this;
    }

    public CanonicalJson newline() {
        put('\n');
        follows = false;
        return this;
    }

    /// Hands the bytes over and starts afresh.
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        clear();
    }

    public byte[] drain() {
        var drained = Arrays.copyOf(bytes, length);
        clear();
        return drained;
    }

    public void clear() {
        length = 0;
        follows = false;
    }

    private CanonicalJson begin(char bracket) {
        separate();
        put(bracket);
        follows = false;
        return this;
    }

    private CanonicalJson end(char bracket) {
        put(bracket);
        follows = true;
        return this;
    }

    private CanonicalJson plain(String ascii) {
        separate();
        reserve(ascii.length());
        for (var at = 0; at < ascii.length(); at++) {
            bytes[length++] = (byte) ascii.charAt(at);
        }
        follows = true;
        return this;
    }

    private void separate() {
        if (follows) {
            put(',');
        }
    }

    private void date(LocalDate day) {
        if (day.getYear() < 0 || day.getYear() > 9999) {
            throw new NotSealable("a day of the year " + day.getYear() + " cannot be sealed, only of 0000 to 9999");
        }
        digits(day.getYear(), 4);
        put('-');
        digits(day.getMonthValue(), 2);
        put('-');
        digits(day.getDayOfMonth(), 2);
    }

    private void digits(int number, int width) {
        reserve(width);
        var rest = number;
        for (var at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
    }

    private void quoted(String text) {
        put('"');
        // Three bytes for each char at most, six for an escape.
        reserve(6 * text.length() + 1);
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c < 0x80) {
                ascii(c, text, at);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else {
                pair(text, at++);
            }
        }
        put('"');
    }

    private void ascii(char c, String text, int at) {
        switch (c) {
            case '"' -> escape('"');
            case '\\' -> escape('\\');
            case '\b' -> escape('b');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            case 0 -> throw refusal(text, at);
            default -> {
                if (c >= 0x20) {
                    bytes[length++] = (byte) c;
                    return;
                }
                escape('u');
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 15];
            }
        }
    }

    private void escape(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void pair(String text, int at) {
        if (!SealableText.isPair(text, at)) {
            throw refusal(text, at);
        }
        var point = text.codePointAt(at);
        bytes[length++] = (byte) (0xF0 | point >> 18);
        bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | point & 0x3F);
    }

    private static NotSealable refusal(String text, int at) {
        var around = SealableText.clean(text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20)));
        return new NotSealable("a text cannot be sealed: %s, in …%s…"
                .formatted(SealableText.problem(text).orElse("a character without a form"), around));
    }

    private void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
