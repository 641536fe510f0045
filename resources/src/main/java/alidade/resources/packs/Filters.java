package alidade.resources.packs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tests a filter on the values of one record, plainly: what every faster evaluation is compared with.
public final class Filters {
    private Filters() {}

    /// Whether the filter holds.
    ///
    /// @param values by name: a `String`, `Number`, `Boolean`, date, moment, `List` of texts, or null where
    ///     missing. Texts compare as `String.compareTo` does, numbers by value; booleans, dates and moments by
    ///     their text. A list contains, starts with or equals a text when one of its items does.
    public static boolean test(Filter filter, Function<String, @Nullable Object> values) {
        return switch (filter) {
            case Filter.Everything() -> true;
            case Filter.Compare(var name, var operator, var literal) ->
                any(values.apply(name), value -> compare(value, operator, literal));
            case Filter.In(var name, var literals) ->
                any(
                        values.apply(name),
                        value -> literals.stream().anyMatch(literal -> compare(value, Filter.Operator.EQUAL, literal)));
            case Filter.ContainsAny(var name, var texts) ->
                any(
                        values.apply(name),
                        value -> texts.stream().anyMatch(text -> lower(value).contains(lower(text))));
            case Filter.StartsWith(var name, var text) ->
                any(values.apply(name), value -> lower(value).startsWith(lower(text)));
            case Filter.Missing(var name) -> values.apply(name) == null;
            case Filter.Not(var part) -> !test(part, values);
            case Filter.And(var parts) -> parts.stream().allMatch(part -> test(part, values));
            case Filter.Or(var parts) -> parts.stream().anyMatch(part -> test(part, values));
        };
    }

    private static boolean any(@Nullable Object value, Predicate<Object> holds) {
        if (value == null) {
            return false;
        }
        return value instanceof List<?> items
                ? items.stream().anyMatch(item -> item != null && holds.test(item))
                : holds.test(value);
    }

    private static boolean compare(Object value, Filter.Operator operator, Object literal) {
        var number = literal instanceof BigDecimal;
        if (number != value instanceof Number) {
            return operator == Filter.Operator.NOT_EQUAL;
        }
        var order = literal instanceof BigDecimal decimal
                ? new BigDecimal(value.toString()).compareTo(decimal)
                : value.toString().compareTo(literal.toString());
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static String lower(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
