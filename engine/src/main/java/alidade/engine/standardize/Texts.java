package alidade.engine.standardize;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What text may enter a fact, and how text that may not is shown in a refusal.
final class Texts {
    static final int TEXT_CAP = 64 * 1024;
    static final int RAW_CAP = 16 * 1024;

    private static final int SHOWN = 80;

    private Texts() {}

    /// What is wrong with a text, if it may not enter a fact.
    static Optional<String> fault(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return Optional.of("has the character U+0000");
            }
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (!isPair(text, i)) {
                return Optional.of("has half of a surrogate pair");
            }
            i++;
        }
        // Three bytes for each char at most: a short text need not be counted.
        if (text.length() <= TEXT_CAP / 3) {
            return Optional.empty();
        }
        return text.length() > TEXT_CAP || text.getBytes(StandardCharsets.UTF_8).length > TEXT_CAP
                ? Optional.of("is longer than 64 KiB")
                : Optional.empty();
    }

    /// The text with U+FFFD for what may not be kept, cut to 16 KiB of UTF-8.
    static String raw(String text) {
        return clean(text, RAW_CAP);
    }

    /// The beginning of a value, fit for a sentence.
    static String shown(String text) {
        var clean = clean(text, SHOWN);
        return clean.length() < text.length() ? clean + "…" : clean;
    }

    private static String clean(String text, int bytes) {
        var clean = new StringBuilder();
        var used = 0;
        for (var i = 0; i < text.length(); i++) {
            var pair = Character.isSurrogate(text.charAt(i)) && isPair(text, i);
            var whole = pair || (!Character.isSurrogate(text.charAt(i)) && text.charAt(i) != 0);
            var one = !whole ? 0xFFFD : text.codePointAt(i);
            used += one < 0x80 ? 1 : one < 0x800 ? 2 : one < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            clean.appendCodePoint(one);
            i += pair ? 1 : 0;
        }
        return clean.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
