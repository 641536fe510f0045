package alidade.resources.packs;

import alidade.resources.packs.Filter.Operator;
import alidade.resources.packs.FilterToken.Kind;
import alidade.resources.packs.FilterToken.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a filter from its text, by descent: `or`, then `and`, then `not`, then a comparison or parentheses.
public final class FilterReader {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 64;
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "is", "missing", "contains", "starts", "with", "between", "any");
    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            ">", Operator.GREATER,
            ">=", Operator.AT_LEAST);

    private final List<FilterToken> tokens;
    private int at;
    private int depth;

    private FilterReader(List<FilterToken> tokens) {
        this.tokens = tokens;
    }

    /// The filter that the text says; an empty text holds always. Names are not looked up.
    public static FilterReading read(String text) {
        if (text.isBlank()) {
            return new FilterReading.Read(new Filter.Everything());
        }
        if (text.length() > LONGEST) {
            return new FilterReading.Refused(
                    1, "the filter has " + text.length() + " characters, at most " + LONGEST + " are read");
        }
        try {
            var reader = new FilterReader(FilterToken.all(text));
            var filter = reader.either();
            reader.expectEnd();
            return new FilterReading.Read(filter);
        } catch (Refusal refusal) {
            return refusal.reading();
        }
    }

    private Filter either() {
        var parts = new ArrayList<Filter>();
        parts.add(all());
        while (take("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
    }

    private Filter all() {
        var parts = new ArrayList<Filter>();
        parts.add(part());
        while (take("and")) {
            parts.add(part());
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }

    private Filter part() {
        if (depth == DEEPEST) {
            throw refused("nested more than " + DEEPEST + " levels deep, which no filter needs");
        }
        depth++;
        try {
            return take("not") ? new Filter.Not(part()) : single();
        } finally {
            depth--;
        }
    }

    private Filter single() {
        if (take("(")) {
            var inner = either();
            expect(")");
            return inner;
        }
        return condition(name());
    }

    private String name() {
        var token = token();
        if (token.kind() != Kind.WORD || RESERVED.contains(token.text().toLowerCase(Locale.ROOT))) {
            throw refused("found " + token.shown() + ", expected the name of a column or classification");
        }
        at++;
        return token.text();
    }

    private Filter condition(String name) {
        var operator = token().kind() == Kind.SIGN ? OPERATORS.get(token().text()) : null;
        if (operator != null) {
            at++;
            return new Filter.Compare(name, operator, literal());
        }
        if (take("in")) {
            return new Filter.In(name, list(this::literal));
        }
        if (take("contains")) {
            return new Filter.ContainsAny(name, take("any") ? list(this::someText) : List.of(someText()));
        }
        if (take("starts")) {
            expect("with");
            return new Filter.StartsWith(name, someText());
        }
        if (take("is")) {
            var negated = take("not");
            expect("missing");
            return negated ? new Filter.Not(new Filter.Missing(name)) : new Filter.Missing(name);
        }
        if (take("between")) {
            var low = new Filter.Compare(name, Operator.AT_LEAST, literal());
            expect("and");
            return new Filter.And(List.of(low, new Filter.Compare(name, Operator.AT_MOST, literal())));
        }
        if (token().is("not")) {
            throw refused("found 'not' behind a name: write not (" + name + " …) instead");
        }
        throw refused("found " + token().shown() + ", expected =, !=, <, <=, >, >=, in, contains, starts with, is"
                + " missing or between");
    }

    private <T> List<T> list(Supplier<T> item) {
        expect("(");
        var items = new ArrayList<T>();
        do {
            items.add(item.get());
        } while (take(","));
        expect(")");
        return items;
    }

    private Object literal() {
        var token = token();
        at++;
        return switch (token.kind()) {
            case TEXT -> token.text();
            case NUMBER -> new BigDecimal(token.text());
            case WORD, SIGN, END -> {
                at--;
                throw refused("found " + token.shown() + ", expected a text in single quotes or a number");
            }
        };
    }

    private String someText() {
        var token = token();
        if (token.kind() != Kind.TEXT) {
            throw refused("found " + token.shown() + ", expected a text in single quotes");
        }
        if (token.text().isEmpty()) {
            throw refused("the text '' is contained in every text: leave the condition out");
        }
        at++;
        return token.text();
    }

    private void expectEnd() {
        if (token().kind() != Kind.END) {
            throw refused("found " + token().shown() + ", expected 'and', 'or' or the end of the filter");
        }
    }

    private void expect(String word) {
        if (!take(word)) {
            throw refused("found " + token().shown() + ", expected '" + word + "'");
        }
    }

    private boolean take(String word) {
        if (!token().is(word)) {
            return false;
        }
        at++;
        return true;
    }

    private FilterToken token() {
        return tokens.get(at);
    }

    private Refusal refused(String sentence) {
        return new Refusal(token().column(), sentence);
    }
}
