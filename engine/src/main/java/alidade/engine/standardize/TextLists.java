package alidade.engine.standardize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Lists of texts: a JSON list, or one written as text, by JSON or as a Python literal such as `['a', "b"]`.
final class TextLists {
    private TextLists() {}

    /// The items in order; a text that is no list is a list of one. Items that are missing are left out.
    static Decoded read(JsonNode raw) {
        if (RawValues.isMissing(raw)) {
            return Decoded.MISSING;
        }
        if (raw.isArray()) {
            return new Decoded.Value(items(raw));
        }
        if (raw.isObject()) {
            return new Decoded.Wrong("is not a list");
        }
        var text = raw.asText().strip();
        return text.startsWith("[") ? new Literal(text).read() : new Decoded.Value(List.of(text));
    }

    /// Items that are objects or lists are kept as their JSON text.
    private static List<String> items(JsonNode array) {
        var items = new ArrayList<String>();
        for (var item : array) {
            if (!RawValues.isMissing(item)) {
                items.add(item.isValueNode() ? item.asText() : item.toString());
            }
        }
        return List.copyOf(items);
    }

    /// Reads `[`, quoted or bare items with commas between them, `]`. One pass, no nesting.
    private static final class Literal {
        private static final Decoded BROKEN = new Decoded.Wrong("begins like a list and is none");

        private final String text;
        private final List<String> items = new ArrayList<>();
        private int at = 1;

        Literal(String text) {
            this.text = text;
        }

        Decoded read() {
            skipSpace();
            while (!is(']')) {
                if (!item()) {
                    return BROKEN;
                }
                skipSpace();
                if (is(',')) {
                    at++;
                    skipSpace();
                } else if (!is(']')) {
                    return BROKEN;
                }
            }
            return at == text.length() - 1 ? new Decoded.Value(List.copyOf(items)) : BROKEN;
        }

        private boolean item() {
            if (is('\'') || is('"')) {
                return quoted(text.charAt(at));
            }
            var start = at;
            while (at < text.length() && ",]['\"{".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var bare = text.substring(start, at).strip();
            if (!bare.isEmpty() && !bare.equals("None") && !bare.equals("null")) {
                items.add(bare);
            }
            return !bare.isEmpty();
        }

        private boolean quoted(char quote) {
            var item = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != quote; at++) {
                if (text.charAt(at) != '\\') {
                    item.append(text.charAt(at));
                } else if (!escaped(item)) {
                    return false;
                }
            }
            items.add(item.toString());
            return is(quote) && at++ < text.length();
        }

        private boolean escaped(StringBuilder item) {
            if (++at >= text.length()) {
                return false;
            }
            var sign = text.charAt(at);
            switch (sign) {
                case 'n' -> item.append('\n');
                case 't' -> item.append('\t');
                case 'r' -> item.append('\r');
                case 'b' -> item.append('\b');
                case 'f' -> item.append('\f');
                case 'x' -> {
                    return coded(2, item);
                }
                case 'u' -> {
                    return coded(4, item);
                }
                case 'U' -> {
                    return coded(8, item);
                }
                default -> item.append(sign);
            }
            return true;
        }

        private boolean coded(int digits, StringBuilder item) {
            var end = at + 1 + digits;
            if (end > text.length()) {
                return false;
            }
            var code = 0L;
            for (var i = at + 1; i < end; i++) {
                var digit = Character.digit(text.charAt(i), 16);
                code = digit < 0 ? Long.MAX_VALUE : Math.min(code * 16 + digit, Integer.MAX_VALUE);
            }
            if (code > Character.MAX_CODE_POINT) {
                return false;
            }
            item.appendCodePoint((int) code);
            at = end - 1;
            return true;
        }

        private boolean is(char sign) {
            return at < text.length() && text.charAt(at) == sign;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
