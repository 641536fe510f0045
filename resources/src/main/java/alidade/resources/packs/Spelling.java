package alidade.resources.packs;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/// How a scalar is written in its file: finds the place of each character of its value.
final class Spelling {
    private final int[] file;
    private final int start;
    private final Place place;
    private final ScalarStyle style;

    /// @param file the characters of the whole file
    /// @param start index of the scalar's first character, a quote or a block mark included
    Spelling(int[] file, int start, Place place, ScalarStyle style) {
        this.file = file;
        this.start = start;
        this.place = place;
        this.style = style;
    }

    /// The place of the character with this index in the value; just behind the value for larger ones.
    Place placeOf(String value, int index) {
        var characters = value.codePoints().toArray();
        var at = begin();
        for (var i = 0; i < Math.min(index, characters.length); i++) {
            at = after(at, characters[i]);
        }
        return placeAt(index < characters.length ? skipTo(at, characters[index]) : at);
    }

    private int begin() {
        return switch (style) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
            case LITERAL, FOLDED -> endOfLine();
            default -> start;
        };
    }

    private int endOfLine() {
        var at = start;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return at;
    }

    private int after(int from, int character) {
        if (Character.isWhitespace(character)) {
            var at = from;
            while (at < file.length && Character.isWhitespace(file[at])) {
                at++;
                if (character == ' ' && file[at - 1] == ' ' && !lineBreakBefore(at)) {
                    return at;
                }
            }
            return at;
        }
        var at = skipTo(from, character);
        return at + (escaped(at) ? 2 : 1);
    }

    /// A folded line break stands for one space, together with the indentation that follows it.
    private boolean lineBreakBefore(int at) {
        return at < file.length && (file[at] == '\n' || file[at] == '\r');
    }

    private int skipTo(int from, int character) {
        var at = from;
        while (at < file.length && !Character.isWhitespace(character) && Character.isWhitespace(file[at])) {
            at++;
        }
        return at;
    }

    private boolean escaped(int at) {
        return at < file.length
                && (style == ScalarStyle.DOUBLE_QUOTED && file[at] == '\\'
                        || style == ScalarStyle.SINGLE_QUOTED && file[at] == '\'');
    }

    private Place placeAt(int at) {
        var line = place.line();
        var column = place.column();
        for (var i = start; i < Math.min(at, file.length); i++) {
            if (file[i] == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(line, column);
    }
}
