package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Filter.Operator;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Type;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes filters and classifications as SQL conditions that hold exactly where the kernel's do.
///
/// A condition that is not known counts as false everywhere but under a `not`, where it is made false in words.
/// Upper and lower case: H2's `lower` follows the locale of the machine, so the letters of the needle are translated
/// one by one. Only the Greek capital sigma at the end of a word differs from Java's rule: it is found as σ.
final class FilterSql {
    private final TableDefinition table;
    private final Map<String, Classification.Version> classes;

    FilterSql(TableDefinition table, Map<String, Classification.Version> classes) {
        this.table = table;
        this.classes = classes;
    }

    SqlText condition(Filter filter) {
        return condition(filter, false);
    }

    private SqlText condition(Filter filter, boolean negated) {
        return switch (filter) {
            case Filter.Everything() -> SqlText.of("true");
            case Filter.And(var parts) -> parts(parts, " and ", negated);
            case Filter.Or(var parts) -> parts(parts, " or ", negated);
            case Filter.Not(var part) -> SqlText.fill("not ({})", condition(part, true));
            case Filter.Missing(var name) -> SqlText.fill("{} is null", value(name));
            case Filter.Compare(var name, var operator, var literal) ->
                known(compare(name, operator, literal), negated);
            case Filter.In(var name, var literals) -> known(in(name, literals), negated);
            case Filter.ContainsAny(var name, var texts) -> known(find(name, texts, "> 0"), negated);
            case Filter.StartsWith(var name, var text) -> known(find(name, List.of(text), "= 1"), negated);
        };
    }

    private SqlText parts(List<Filter> parts, String word, boolean negated) {
        var texts = parts.stream().map(part -> condition(part, negated)).toList();
        return SqlText.fill("({})", SqlText.join(word, texts));
    }

    private static SqlText known(SqlText condition, boolean negated) {
        return negated ? SqlText.fill("coalesce({}, false)", condition) : condition;
    }

    /// A column, or a classification worked out from columns.
    SqlText value(String name) {
        var version = classes.get(name);
        if (version == null) return SqlText.of("f." + SqlNames.quoted(name));
        if (version.rules().isEmpty()) return SqlText.of(SqlText.literal(version.otherwise()));
        var rules = new ArrayList<SqlText>();
        for (var rule : version.rules()) {
            rules.add(SqlText.fill("when {} then " + SqlText.literal(rule.then()), condition(rule.when())));
        }
        return SqlText.fill("case {} else " + SqlText.literal(version.otherwise()) + " end", SqlText.join(" ", rules));
    }

    private Type type(String name) {
        if (classes.containsKey(name)) return Type.TEXT;
        return table.column(name).map(TableDefinition.Column::type).orElse(Type.TEXT);
    }

    private SqlText compare(String name, Operator operator, Object literal) {
        var type = type(name);
        var number = type == Type.INTEGER || type == Type.DECIMAL;
        if (number != literal instanceof BigDecimal) {
            return operator == Operator.NOT_EQUAL ? SqlText.fill("{} is not null", value(name)) : SqlText.of("false");
        }
        return switch (type) {
            case TEXT_LIST -> listed(name, operator, literal);
            case TIMESTAMP ->
                SqlText.fill(
                        "{} " + sign(operator) + " cast({} as timestamp(6) with time zone)",
                        value(name),
                        SqlText.of("?", literal));
            case TEXT, BOOLEAN, DATE, INTEGER, DECIMAL ->
                SqlText.fill("{} " + sign(operator) + " {}", text(name), SqlText.of("?", literal));
        };
    }

    private SqlText listed(String name, Operator operator, Object literal) {
        if (operator != Operator.EQUAL) {
            throw new QuestionProblem("the list '%s' is asked with %s, which has no SQL; ask with =, in or contains"
                    .formatted(name, operator.name().toLowerCase(Locale.ROOT)));
        }
        var item = TextNode.valueOf(literal.toString()).toString();
        return SqlText.fill("locate({}, {}) > 0", SqlText.of("?", item), value(name));
    }

    /// The value as the text that filters compare.
    private SqlText text(String name) {
        return switch (type(name)) {
            case BOOLEAN ->
                SqlText.fill("case when {} then 'true' when not {} then 'false' end", value(name), value(name));
            case DATE, TIMESTAMP -> SqlText.fill("cast({} as varchar)", value(name));
            case TEXT, TEXT_LIST, INTEGER, DECIMAL -> value(name);
        };
    }

    private SqlText in(String name, List<Object> literals) {
        var parts = literals.stream()
                .map(literal -> compare(name, Operator.EQUAL, literal))
                .toList();
        return parts.isEmpty() ? SqlText.of("false") : SqlText.fill("({})", SqlText.join(" or ", parts));
    }

    /// Whether a dimension has a value, or is missing.
    SqlText is(String dimension, Optional<String> value) {
        if (value.isEmpty()) return SqlText.fill("{} is null", value(dimension));
        var type = type(dimension);
        var number = type == Type.INTEGER || type == Type.DECIMAL;
        if (type == Type.TEXT_LIST) return SqlText.fill("{} = {}", value(dimension), SqlText.of("?", value.get()));
        return compare(dimension, Operator.EQUAL, number ? new BigDecimal(value.get()) : value.get());
    }

    private SqlText find(String name, List<String> needles, String place) {
        var parts = new ArrayList<SqlText>();
        for (var needle : needles) {
            var lower = needle.toLowerCase(Locale.ROOT);
            parts.add(SqlText.fill("locate({}, {}) " + place, SqlText.of("?", lower), folded(name, lower)));
        }
        return SqlText.fill("({})", SqlText.join(" or ", parts));
    }

    /// The text with those letters in lower case that could be part of the needle.
    private SqlText folded(String name, String needle) {
        var text = text(name);
        // The only letter that becomes two: İ is i with a dot above.
        if (needle.contains("i") || needle.contains("\u0307")) {
            text = SqlText.fill("replace({}, '\u0130', 'i\u0307')", text);
        }
        var letters = upperCaseOf(needle);
        if (letters.isEmpty()) return text;
        var from = new StringBuilder();
        var to = new StringBuilder();
        letters.forEach((upper, lower) -> {
            from.append(upper.charValue());
            to.append(lower.charValue());
        });
        return SqlText.fill(
                "translate({}, " + SqlText.literal(from.toString()) + ", " + SqlText.literal(to.toString()) + ")",
                text);
    }

    /// Every letter whose lower case is in the needle, the Kelvin sign for k among them.
    private static Map<Character, Character> upperCaseOf(String needle) {
        var letters = new TreeMap<Character, Character>();
        for (var code = 0; code <= Character.MAX_VALUE; code++) {
            var letter = (char) code;
            if (Character.isSurrogate(letter)) continue;
            var lower = Character.toString(letter).toLowerCase(Locale.ROOT);
            if (lower.length() == 1 && lower.charAt(0) != letter && needle.indexOf(lower.charAt(0)) >= 0) {
                letters.put(letter, lower.charAt(0));
            }
        }
        return letters;
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }
}
