package alidade.resources.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A word, literal or sign of a filter's text.
///
/// @param text of a word as written, of a literal its value
/// @param column counted in characters from 1
record FilterToken(Kind kind, String text, int column) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN)
                && text.toLowerCase(Locale.ROOT).equals(word);
    }

    /// How a sentence names it.
    String shown() {
        return switch (kind) {
            case END -> "the end of the filter";
            case TEXT -> "the text '" + text + "'";
            case NUMBER -> "the number " + text;
            case WORD, SIGN -> "'" + text + "'";
        };
    }

    /// @throws Refusal at a character that begins nothing
    static List<FilterToken> all(String filter) {
        var characters = filter.codePoints().toArray();
        var tokens = new ArrayList<FilterToken>();
        var at = 0;
        while (at < characters.length) {
            if (Character.isWhitespace(characters[at])) {
                at++;
            } else {
                at = next(characters, at, tokens);
            }
        }
        tokens.add(new FilterToken(Kind.END, "", characters.length + 1));
        return tokens;
    }

    private static int next(int[] characters, int from, List<FilterToken> tokens) {
        var first = characters[from];
        if (first == '\'') {
            return text(characters, from, tokens);
        }
        if (isWord(first)) {
            return run(characters, from, tokens);
        }
        var pair = from + 1 < characters.length && characters[from + 1] == '=' && "<>!".indexOf(first) >= 0;
        if (!pair && "()=<>,".indexOf(first) < 0) {
            throw new Refusal(from + 1, strange(first));
        }
        tokens.add(new FilterToken(Kind.SIGN, new String(characters, from, pair ? 2 : 1), from + 1));
        return from + (pair ? 2 : 1);
    }

    private static String strange(int character) {
        var shown = new String(Character.toChars(character));
        return character == '"' || character == '‘' || character == '’' || character == '“' || character == '”'
                ? "found " + shown + ": a text stands in straight single quotes, 'like this'"
                : "found " + shown + ", which means nothing in a filter";
    }

    private static int run(int[] characters, int from, List<FilterToken> tokens) {
        var at = from + 1;
        while (at < characters.length && isWord(characters[at])) {
            at++;
        }
        var word = new String(characters, from, at - from);
        var digits = Character.isDigit(characters[from]) || characters[from] == '-' || characters[from] == '.';
        if (digits && !NUMBER.matcher(word).matches()) {
            throw new Refusal(from + 1, "found " + word + ", expected a decimal number such as 10 or 0.5");
        }
        tokens.add(new FilterToken(digits ? Kind.NUMBER : Kind.WORD, word, from + 1));
        return at;
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-' || character == '.';
    }

    private static int text(int[] characters, int from, List<FilterToken> tokens) {
        var value = new StringBuilder();
        var at = from + 1;
        while (at < characters.length) {
            var quote = characters[at] == '\'';
            var doubled = quote && at + 1 < characters.length && characters[at + 1] == '\'';
            if (quote && !doubled) {
                tokens.add(new FilterToken(Kind.TEXT, value.toString(), from + 1));
                return at + 1;
            }
            value.appendCodePoint(characters[at]);
            at += doubled ? 2 : 1;
        }
        throw new Refusal(from + 1, "this text has no closing quote; a quote inside a text is written ''");
    }

    /// Ends the reading of a filter at its first mistake.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int column;
        private final String sentence;

        Refusal(int column, String sentence) {
            super(sentence, null, false, false);
            this.column = column;
            this.sentence = sentence;
        }

        FilterReading.Refused reading() {
            return new FilterReading.Refused(column, sentence);
        }
    }
}
