package alidade.engine.pipeline;

import alidade.fetch.sources.Estimate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What a run over some sources would cost.
///
/// @param costs in the order asked for
public record Forecast(List<Cost> costs) {
    public Forecast {
        costs = List.copyOf(costs);
    }

    /// What one source would cost.
    ///
    /// @param duration as long as its last runs took for as many pages, and no less than the budgets of its hosts
    ///     make it wait, with the pages that other sources of this run ask of them
    public record Cost(String pack, String id, String name, Estimate estimate, Duration duration) {
        /// `pack/source`.
        public String source() {
            return pack + "/" + id;
        }
    }

    /// Sources are collected side by side: as long as the slowest one.
    public Duration duration() {
        return costs.stream().map(Cost::duration).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    public long pages() {
        return costs.stream().mapToLong(cost -> cost.estimate().pages()).sum();
    }

    /// Records of all sources; one that several inputs of a source find is counted for each.
    public long records() {
        return costs.stream().mapToLong(cost -> cost.estimate().records()).sum();
    }

    /// Whether there may be more.
    public boolean atLeast() {
        return costs.stream().anyMatch(cost -> cost.estimate().atLeast());
    }
}
