package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Filters;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a column or a classification says of one observation, and whether a filter holds for it.
final class RowValues {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Columns columns;

    RowValues(Columns columns) {
        this.columns = columns;
    }

    /// Whether a filter holds for an observation; with no measure in it, `fact` may be −1.
    ///
    /// @param classes the version of each classification
    boolean test(Filter filter, Map<String, Classification.Version> classes, int pair, int fact) {
        return Filters.test(filter, values(classes, pair, fact));
    }

    private Function<String, @Nullable Object> values(Map<String, Classification.Version> classes, int pair, int fact) {
        return name -> value(name, classes, pair, fact);
    }

    private @Nullable Object value(String name, Map<String, Classification.Version> classes, int pair, int fact) {
        var version = classes.get(name);
        if (version != null) return classify(version, classes, pair, fact);
        if (columns.isMeasure(name)) {
            var measure = columns.measure(name);
            return measure.isMissing(fact) ? null : measure.value(fact);
        }
        var cells = columns.texts.isOfRecord(name) ? columns.texts.ofRecord(name) : columns.texts.ofAttributes(name);
        var text = cells.get(columns.texts.isOfRecord(name) ? columns.pairRecord[pair] : columns.pairAttributes[pair]);
        if (text == null) return null;
        return switch (cells.type) {
            case INTEGER, DECIMAL -> new BigDecimal(text);
            case TEXT_LIST -> items(text);
            case TEXT, BOOLEAN, DATE, TIMESTAMP -> text;
        };
    }

    private String classify(
            Classification.Version version, Map<String, Classification.Version> classes, int pair, int fact) {
        for (var rule : version.rules()) {
            if (test(rule.when(), classes, pair, fact)) return rule.then();
        }
        return version.otherwise();
    }

    /// The value as a dimension shows it; a list is its JSON text.
    @Nullable
    String text(String name, Map<String, Classification.Version> classes, int pair, int fact) {
        var value = value(name, classes, pair, fact);
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case List<?> list -> columns.texts.ofAttributes(name).get(columns.pairAttributes[pair]);
            default -> value.toString();
        };
    }

    private static List<String> items(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a list that is no JSON array of texts: " + json, e);
        }
    }

    /// Whether the names lead to a measure, so that the answer differs between facts of one pair.
    boolean needsFact(Set<String> names, Map<String, Classification.Version> classes) {
        return reached(names, classes).stream().anyMatch(columns::isMeasure);
    }

    /// The names that a filter or dimension leads to, through the rules of classifications.
    static Set<String> reached(Set<String> names, Map<String, Classification.Version> classes) {
        var reached = new TreeSet<String>();
        for (var name : names) reach(name, classes, reached);
        return reached;
    }

    private static void reach(String name, Map<String, Classification.Version> classes, Set<String> reached) {
        if (!reached.add(name)) return;
        var version = classes.get(name);
        if (version == null) return;
        for (var rule : version.rules()) {
            for (var used : FilterNames.of(rule.when())) reach(used, classes, reached);
        }
    }
}
