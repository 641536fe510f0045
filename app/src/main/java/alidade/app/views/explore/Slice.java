package alidade.app.views.explore;

import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is being looked at.
///
/// @param by the dimensions that make the groups; empty for one line over everything
/// @param on the last day that is shown, in the pack's zone; empty for the newest one
/// @param only the values of a dimension that count, a missing one as an empty text; a dimension that is not named is
///     not restricted
/// @param knownAt the day at whose end everything that is used was sealed; empty for all that is known
public record Slice(
        String metric,
        List<String> by,
        Span span,
        Optional<LocalDate> on,
        Grain grain,
        Comparison comparison,
        Map<String, Set<String>> only,
        Optional<LocalDate> knownAt,
        Shape shape) {
    public Slice {
        by = List.copyOf(by);
        var sorted = new TreeMap<String, Set<String>>();
        only.forEach((dimension, values) -> {
            if (!values.isEmpty()) sorted.put(dimension, Collections.unmodifiableSet(new TreeSet<>(values)));
        });
        only = Collections.unmodifiableMap(sorted);
    }

    /// The last one is of any length, from a first day on.
    public enum Span {
        WEEK(7),
        MONTH(30),
        QUARTER(90),
        YEAR(365);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        public int days() {
            return days;
        }
    }

    /// With what the values are compared.
    public enum Comparison {
        NONE,
        /// The span of the same length before.
        PREVIOUS,
        /// The same days a year earlier; 52 weeks where weeks are shown.
        LAST_YEAR
    }

    /// How it is painted.
    public enum Shape {
        LINE,
        AREA,
        BAR,
        TABLE
    }

    /// The first day of the span that ends on a day.
    LocalDate from(LocalDate to) {
        return to.minusDays(span.days - 1L);
    }

    /// The day that a day is compared with.
    LocalDate compared(LocalDate day) {
        return switch (comparison) {
            case NONE -> day;
            case PREVIOUS ->
                switch (grain) {
                    case DAY -> day.minusDays(span.days);
                    case WEEK -> day.minusWeeks(Math.ceilDiv(span.days, 7));
                    case MONTH -> day.minusMonths(Math.ceilDiv(span.days, 30));
                };
            case LAST_YEAR -> grain == Grain.WEEK ? day.minusWeeks(52) : day.minusYears(1);
        };
    }

    /// What records count.
    Filter where() {
        var parts = new ArrayList<Filter>();
        only.forEach((dimension, values) -> {
            var given = values.stream()
                    .filter(value -> !value.isEmpty())
                    .map(Object.class::cast)
                    .toList();
            var either = new ArrayList<Filter>();
            if (!given.isEmpty()) either.add(new Filter.In(dimension, given));
            if (values.contains("")) either.add(new Filter.Missing(dimension));
            parts.add(either.size() == 1 ? either.getFirst() : new Filter.Or(either));
        });
        return parts.isEmpty() ? new Filter.Everything() : new Filter.And(parts);
    }

    Slice withMetric(String other) {
        return new Slice(other, by, span, on, grain, comparison, only, knownAt, shape);
    }

    Slice withBy(List<String> other) {
        return new Slice(metric, other, span, on, grain, comparison, only, knownAt, shape);
    }

    Slice withSpan(Span other) {
        return new Slice(metric, by, other, on, grain, comparison, only, knownAt, shape);
    }

    Slice withOn(Optional<LocalDate> other) {
        return new Slice(metric, by, span, other, grain, comparison, only, knownAt, shape);
    }

    Slice withGrain(Grain other) {
        return new Slice(metric, by, span, on, other, comparison, only, knownAt, shape);
    }

    Slice withComparison(Comparison other) {
        return new Slice(metric, by, span, on, grain, other, only, knownAt, shape);
    }

    Slice withOnly(String dimension, Set<String> values) {
        var other = new TreeMap<>(only);
        other.put(dimension, values);
        return new Slice(metric, by, span, on, grain, comparison, other, knownAt, shape);
    }

    Slice withKnownAt(Optional<LocalDate> other) {
        return new Slice(metric, by, span, on, grain, comparison, only, other, shape);
    }

    Slice withShape(Shape other) {
        return new Slice(metric, by, span, on, grain, comparison, only, knownAt, other);
    }
}
