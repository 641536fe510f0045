package alidade.engine.pipeline;

import alidade.resources.packs.TableDefinition.Column;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/// Reads a value that a person typed, under the type of its column.
final class TypedText {
    private TypedText() {}

    static Object read(Column column, String text) {
        try {
            var value = typed(column, text.strip());
            var minimum = column.minimum();
            var low = minimum.isPresent()
                    && value instanceof Number number
                    && new BigDecimal(number.toString()).compareTo(BigDecimal.valueOf(minimum.get())) < 0;
            if (low)
                throw new Unanswerable(
                        "%s = %s is below %s; nothing is mended".formatted(column.name(), text, minimum.get()));
            return value;
        } catch (NumberFormatException | DateTimeException e) {
            throw new Unanswerable(
                    "%s = '%s' is no %s; nothing is mended".formatted(column.name(), text, column.type()));
        }
    }

    private static Object typed(Column column, String text) {
        return switch (column.type()) {
            case TEXT -> text;
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> truth(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> Instant.parse(text);
            case TEXT_LIST ->
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        };
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException(text);
        };
    }
}
