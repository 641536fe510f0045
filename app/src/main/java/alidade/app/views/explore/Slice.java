package alidade.app.views.explore;

import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.List;

/// What is being looked at, within the scope of all views.
///
/// @param by the dimensions that make the groups; empty for one line over everything
public record Slice(String metric, List<String> by, Grain grain, Comparison comparison, Shape shape) {
    public Slice {
        by = List.copyOf(by);
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

    /// The day that a day is compared with.
    ///
    /// @param days so many are shown
    LocalDate compared(LocalDate day, int days) {
        return switch (comparison) {
            case NONE -> day;
            case PREVIOUS ->
                switch (grain) {
                    case DAY -> day.minusDays(days);
                    case WEEK -> day.minusWeeks(Math.ceilDiv(days, 7));
                    case MONTH -> day.minusMonths(Math.ceilDiv(days, 30));
                };
            case LAST_YEAR -> grain == Grain.WEEK ? day.minusWeeks(52) : day.minusYears(1);
        };
    }

    Slice withMetric(String other) {
        return new Slice(other, by, grain, comparison, shape);
    }

    Slice withBy(List<String> other) {
        return new Slice(metric, other, grain, comparison, shape);
    }

    Slice withGrain(Grain other) {
        return new Slice(metric, by, other, comparison, shape);
    }

    Slice withComparison(Comparison other) {
        return new Slice(metric, by, grain, other, shape);
    }

    Slice withShape(Shape other) {
        return new Slice(metric, by, grain, comparison, other);
    }
}
