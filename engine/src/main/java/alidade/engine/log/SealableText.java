package alidade.engine.log;

import java.util.Optional;

/// Which texts may be sealed: those that every database and every UTF-8 decoder gives back unchanged.
///
/// U+0000 is refused by PostgreSQL, and half of a surrogate pair has no form in UTF-8.
public final class SealableText {
    private SealableText() {}

    /// What keeps the text from being sealed, as a part of a sentence; empty for a good text.
    public static Optional<String> problem(String text) {
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == 0) {
                return Optional.of("U+0000 at position " + at);
            }
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(text, at)) {
                at++;
                continue;
            }
            return Optional.of("half a surrogate pair (U+%04X) at position %d".formatted((int) c, at));
        }
        return Optional.empty();
    }

    /// The text with each character that cannot be sealed replaced by U+FFFD.
    public static String clean(String text) {
        if (problem(text).isEmpty()) {
            return text;
        }
        var cleaned = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (isPair(text, at)) {
                cleaned.append(c).append(text.charAt(++at));
            } else {
                cleaned.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return cleaned.toString();
    }

    static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
