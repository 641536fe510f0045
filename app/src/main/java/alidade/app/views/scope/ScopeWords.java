package alidade.app.views.scope;

import alidade.app.widgets.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A scope in one line, for paper: what is shown there cannot be looked up in a bar.
public final class ScopeWords {
    private static final int MOST_VALUES = 6;

    private ScopeWords() {}

    /// @param reading the names of the dimensions; empty where they are not known
    /// @return empty where nothing is restricted
    public static String of(Scope scope, Optional<ScopeReading> reading, Wording wording) {
        var parts = new ArrayList<String>();
        scope.days().ifPresent(days -> parts.add(wording.get("scope.days", days)));
        scope.only()
                .forEach((dimension, values) ->
                        parts.add(label(dimension, reading, wording) + ": " + values(values, wording)));
        if (scope.isPast()) parts.add(clocks(scope, wording));
        return String.join(" · ", parts);
    }

    /// Where both clocks stand.
    static String clocks(Scope scope, Wording wording) {
        return wording.get(
                "scope.past",
                scope.on().map(LocalDate::toString).orElse(wording.get("scope.on.now")),
                scope.knownAt().map(LocalDate::toString).orElse(wording.get("scope.knownAt.now")));
    }

    private static String label(String dimension, Optional<ScopeReading> reading, Wording wording) {
        return reading.stream()
                .flatMap(one -> one.dimensions().stream())
                .filter(one -> one.name().equals(dimension))
                .map(one -> wording.label(one.label()))
                .findFirst()
                .orElse(dimension);
    }

    private static String values(Set<String> values, Wording wording) {
        if (values.size() > MOST_VALUES) return wording.get("scope.values", values.size());
        return values.stream().map(value -> value.isEmpty() ? "—" : value).collect(Collectors.joining(", "));
    }
}
