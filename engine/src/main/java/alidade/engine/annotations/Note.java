package alidade.engine.annotations;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What an annotation says. The text is data: it is shown as it is, and nothing in it is ever interpreted.
///
/// @param metric the one that it is about; empty for all
/// @param about the one value of a dimension that it is about; empty for all
/// @param from first day of the world, in the pack's zone
/// @param to last day; that of `from` for a single one
public record Note(Optional<String> metric, Optional<About> about, LocalDate from, LocalDate to, String text) {
    public static final int MOST_CHARACTERS = 500;
    private static final int MOST_DAYS = 3_660;
    private static final int LONGEST_NAME = 300;

    /// One value of a dimension, such as a platform.
    public record About(String dimension, String value) {
        public About {
            if (dimension.isBlank() || dimension.length() > LONGEST_NAME || value.length() > LONGEST_NAME)
                throw new NotNotable("a dimension and its value have at most " + LONGEST_NAME + " characters");
        }
    }

    /// @throws NotNotable with a sentence when there is no text, too much of it, or the days are the wrong way round
    public Note {
        text = text.strip();
        if (text.isEmpty()) throw new NotNotable("an annotation needs a text");
        var characters = text.codePointCount(0, text.length());
        if (characters > MOST_CHARACTERS)
            throw new NotNotable(
                    "the text has %d characters, and at most %d are taken".formatted(characters, MOST_CHARACTERS));
        if (text.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n'))
            throw new NotNotable("the text has a control character");
        if (to.isBefore(from)) throw new NotNotable("the last day " + to + " is before the first one " + from);
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS)
            throw new NotNotable("the days from %s to %s are more than %d".formatted(from, to, MOST_DAYS));
        if (metric.filter(name -> name.length() > LONGEST_NAME).isPresent())
            throw new NotNotable("the name of a metric has at most " + LONGEST_NAME + " characters");
    }

    /// Whether it is about a metric, among others.
    public boolean isAbout(String name) {
        return metric.isEmpty() || metric.get().equals(name);
    }

    /// Whether it touches any day of a span, both ends included.
    public boolean touches(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && !to.isBefore(first);
    }

    /// Says why a text cannot be an annotation.
    public static final class NotNotable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotNotable(String sentence) {
            super(sentence);
        }
    }
}
