package alidade.app.bench;

import java.time.Duration;
import java.util.List;

/// What one run found.
///
/// @param rows that were really made
/// @param rounds from which the medians are
/// @param took the whole run, with all preparations
public record BenchReport(
        long rows,
        int records,
        int days,
        long seed,
        int rounds,
        String java,
        int processors,
        Duration took,
        List<Timing> timings,
        List<Ratio> ratios) {
    public BenchReport {
        timings = List.copyOf(timings);
        ratios = List.copyOf(ratios);
    }

    /// How long one thing took.
    ///
    /// @param rows on which it worked
    /// @param nanos of each round, in order
    public record Timing(Task task, long rows, List<Long> nanos) {
        public Timing {
            nanos = List.copyOf(nanos);
        }

        /// In seconds; of an even number of rounds the mean of the two in the middle.
        public double median() {
            var sorted = nanos.stream().sorted().toList();
            var middle = sorted.size() / 2;
            var twice = sorted.get(middle) + sorted.get((sorted.size() - 1) / 2);
            return Math.max(1, twice) / 2e9;
        }

        public double rowsPerSecond() {
            return rows / median();
        }
    }

    /// How many times one thing takes as long as another.
    public record Ratio(Task of, Task to, double value) {}
}
