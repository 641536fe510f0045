package alidade.app.cli;

/// How many columns of a terminal a text takes: an ideograph takes two, a combining mark none.
final class TextWidth {
    /// First and last code point of the blocks that terminals draw two columns wide, in pairs, ascending.
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F,
        0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680,
        0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    static int of(int codePoint) {
        if (codePoint < WIDE[0]) return isDrawn(codePoint) ? 1 : 0;
        for (var i = 0; i < WIDE.length; i += 2) {
            if (codePoint < WIDE[i]) break;
            if (codePoint <= WIDE[i + 1]) return 2;
        }
        return isDrawn(codePoint) ? 1 : 0;
    }

    /// The longest beginning that fits, with `…` where something was cut off.
    static String cut(String text, int columns) {
        if (of(text) <= columns) return text;
        var kept = new StringBuilder();
        var used = 1;
        for (var i = 0; i < text.length(); ) {
            var codePoint = text.codePointAt(i);
            used += of(codePoint);
            if (used > columns) break;
            kept.appendCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
        return kept.append('…').toString();
    }

    /// The same text with a visible sign for each character that would move the cursor or command the terminal: what
    /// is printed came from strangers.
    static String harmless(String text) {
        return text.codePoints()
                .map(codePoint -> Character.isISOControl(codePoint) || isDirection(codePoint) ? 0xFFFD : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Marks that make a terminal write from right to left, so that a text reads as another one.
    private static boolean isDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isDrawn(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> false;
            default -> true;
        };
    }
}
