package alidade.resources.packs;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a filter in the grammar that [FilterReader] reads.
public final class FilterWriter {
    private FilterWriter() {}

    /// The text that reads back as an equal filter; empty for the one that holds always.
    public static String write(Filter filter) {
        return switch (filter) {
            case Filter.Everything() -> "";
            case Filter.Compare(var name, var operator, var value) ->
                name + " " + sign(operator) + " " + literal(value);
            case Filter.In(var name, var values) -> name + " in " + list(values, FilterWriter::literal);
            case Filter.ContainsAny(var name, var texts)
            when texts.size() == 1 -> name + " contains " + literal(texts.getFirst());
            case Filter.ContainsAny(var name, var texts) ->
                name + " contains any " + list(texts, FilterWriter::literal);
            case Filter.StartsWith(var name, var text) -> name + " starts with " + literal(text);
            case Filter.Missing(var name) -> name + " is missing";
            case Filter.Not(Filter.Missing(var name)) -> name + " is not missing";
            case Filter.Not(var part) -> "not " + part(part);
            case Filter.And(var parts) -> joined(parts, " and ");
            case Filter.Or(var parts) -> joined(parts, " or ");
        };
    }

    private static String joined(List<Filter> parts, String word) {
        return parts.stream().map(FilterWriter::part).collect(Collectors.joining(word));
    }

    private static String part(Filter part) {
        return part instanceof Filter.And || part instanceof Filter.Or ? "(" + write(part) + ")" : write(part);
    }

    private static <T> String list(List<T> items, Function<T, String> written) {
        return items.stream().map(written).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Object value) {
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : "'" + value.toString().replace("'", "''") + "'";
    }

    private static String sign(Filter.Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }
}
