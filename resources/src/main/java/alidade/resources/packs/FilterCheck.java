package alidade.resources.packs;

import alidade.resources.packs.Filter.Operator;
import alidade.resources.packs.FilterToken.Kind;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds one filter against the names it may use and the types that these have.
final class FilterCheck {
    private final Draft draft;
    private final Definition<?> definition;
    private final Fields owner;
    private final String key;
    private final TableDefinition table;
    private final List<Classification> classifications;
    private final List<FilterToken> tokens;
    /// Names in front of `between` whose second comparison has been seen.
    private final Set<Integer> halfDone = new HashSet<>();

    private int at = -1;

    private FilterCheck(
            Draft draft,
            Definition<?> definition,
            Fields owner,
            String key,
            TableDefinition table,
            List<Classification> classifications) {
        this.draft = draft;
        this.definition = definition;
        this.owner = owner;
        this.key = key;
        this.table = table;
        this.classifications = classifications;
        this.tokens = FilterToken.all(owner.text(key));
    }

    /// Checks the filter that `owner` has under `key`, if it has one.
    ///
    /// @param classifications those that the filter may name beside the columns of the table
    static void check(
            Draft draft,
            Definition<?> definition,
            Fields owner,
            String key,
            TableDefinition table,
            List<Classification> classifications) {
        if (owner.has(key)) {
            var check = new FilterCheck(draft, definition, owner, key, table, classifications);
            check.walk(owner.filter(key));
        }
    }

    /// The names that a filter uses.
    static Collection<String> names(Filter filter) {
        return switch (filter) {
            case Filter.Everything() -> List.of();
            case Filter.Compare(var name, var _, var _) -> List.of(name);
            case Filter.In(var name, var _) -> List.of(name);
            case Filter.ContainsAny(var name, var _) -> List.of(name);
            case Filter.StartsWith(var name, var _) -> List.of(name);
            case Filter.Missing(var name) -> List.of(name);
            case Filter.Not(var part) -> names(part);
            case Filter.And(var parts) ->
                parts.stream().flatMap(part -> names(part).stream()).toList();
            case Filter.Or(var parts) ->
                parts.stream().flatMap(part -> names(part).stream()).toList();
        };
    }

    private void walk(Filter filter) {
        switch (filter) {
            case Filter.Everything() -> {}
            case Filter.Compare(var name, var operator, var value) -> compared(name, operator, List.of(value));
            case Filter.In(var name, var values) -> compared(name, Operator.EQUAL, values);
            case Filter.ContainsAny(var name, var _) -> searched(name);
            case Filter.StartsWith(var name, var _) -> searched(name);
            case Filter.Missing(var name) -> enter(name);
            case Filter.Not(var part) -> walk(part);
            case Filter.And(var parts) -> parts.forEach(this::walk);
            case Filter.Or(var parts) -> parts.forEach(this::walk);
        }
    }

    /// Steps to where a condition names its column; `between` names it once for its two comparisons.
    private Optional<Column> enter(String name) {
        if (!secondOfBetween(name)) {
            do {
                at++;
            } while (!(tokens.get(at).kind() == Kind.WORD
                    && tokens.get(at).text().equals(name)));
        }
        if (table.column(name).isEmpty()
                && classifications.stream().noneMatch(one -> one.name().equals(name))) {
            var known = new ArrayList<>(Names.columns(table));
            classifications.forEach(one -> known.add(one.name()));
            add(tokens.get(at), Nearest.unknown("name", name, known));
        }
        return table.column(name);
    }

    private boolean secondOfBetween(String name) {
        var entered = at >= 0
                && tokens.get(at).text().equals(name)
                && tokens.get(at + 1).is("between");
        return entered && halfDone.add(at);
    }

    private void compared(String name, Operator operator, List<Object> values) {
        var column = enter(name);
        if (column.isPresent()) {
            values.forEach(value -> compared(column.get(), operator, value));
            return;
        }
        for (var one : classifications) {
            if (one.name().equals(name)) {
                values.forEach(value -> compared(one, value));
            }
        }
    }

    private void compared(Column column, Operator operator, Object value) {
        var number = value instanceof BigDecimal;
        var sentence = switch (column.type()) {
            case INTEGER, DECIMAL -> number ? "" : "holds numbers, expected a number without quotes";
            case TEXT -> number ? "holds texts, expected a text in single quotes" : "";
            case BOOLEAN -> List.of("true", "false").contains(value) ? "" : "is a boolean, expected 'true' or 'false'";
            case DATE -> isDate(value) ? "" : "holds dates, expected one such as '2026-01-31'";
            case TIMESTAMP -> "holds moments, which can only be asked for 'is missing'";
            case TEXT_LIST -> "holds lists, which can only be asked for 'contains' and 'is missing'";
        };
        if (!sentence.isEmpty()) {
            add(tokens.get(at), "'" + column.name() + "' " + sentence + ", found " + shown(value));
        }
        if (column.type() == Type.BOOLEAN && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            add(tokens.get(at), "'" + column.name() + "' is a boolean and has no order");
        }
    }

    private void compared(Classification classification, Object value) {
        var known = classification.values().stream()
                .map(Classification.ClassLabel::value)
                .toList();
        if (!known.contains(value)) {
            add(literal(value), Nearest.unknown("value of '" + classification.name() + "'", value.toString(), known));
        }
    }

    private FilterToken literal(Object value) {
        return tokens.subList(at, tokens.size()).stream()
                .filter(token -> token.kind() == (value instanceof BigDecimal ? Kind.NUMBER : Kind.TEXT))
                .filter(token -> value instanceof BigDecimal number
                        ? new BigDecimal(token.text()).equals(number)
                        : token.text().equals(value))
                .findFirst()
                .orElse(tokens.get(at));
    }

    private void searched(String name) {
        var column = enter(name);
        if (column.isPresent()
                && column.get().type() != Type.TEXT
                && column.get().type() != Type.TEXT_LIST) {
            add(tokens.get(at), "'" + name + "' holds no text to search in");
        }
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : "'" + value + "'";
    }

    private static boolean isDate(Object value) {
        try {
            return value instanceof String text
                    && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void add(FilterToken token, String sentence) {
        draft.add(definition, owner.inside(key, token.column()), sentence);
    }
}
