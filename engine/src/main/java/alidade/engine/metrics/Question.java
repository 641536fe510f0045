package alidade.engine.metrics;

import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is asked of the metric engine: metrics × dimensions × days, as known at some moment.
///
/// @param by columns and classifications; empty for one value over everything
/// @param from first day of the world, in the pack's zone; with a coarser grain the period that holds it
/// @param to last day, inclusive
/// @param where which records count, beside each metric's own filter
public record Question(
        List<Asked> metrics,
        List<String> by,
        LocalDate from,
        LocalDate to,
        Grain grain,
        Filter where,
        Knowledge knowledge) {
    public Question {
        metrics = List.copyOf(metrics);
        by = List.copyOf(by);
    }

    /// @param version the version for every day; empty: the one in force on each day
    public record Asked(String metric, Optional<String> version) {
        /// Reads `METRIC` or `METRIC@VERSION`.
        public static Asked read(String text) {
            var at = text.indexOf('@');
            return at < 0
                    ? new Asked(text, Optional.empty())
                    : new Asked(text.substring(0, at), Optional.of(text.substring(at + 1)));
        }
    }
}
