package alidade.app.bench;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

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
    /// @param heap how many bytes the heap grew in each round; empty where that was not measured
    public record Timing(Task task, long rows, List<Long> nanos, List<Long> heap) {
        public Timing {
            nanos = List.copyOf(nanos);
            heap = List.copyOf(heap);
        }

        /// In seconds; of an even number of rounds the mean of the two in the middle.
        public double median() {
            return Math.max(1, twiceTheMedian(nanos)) / 2e9;
        }

        /// In bytes, like the median of the seconds.
        public OptionalLong peakHeap() {
            return heap.isEmpty() ? OptionalLong.empty() : OptionalLong.of(twiceTheMedian(heap) / 2);
        }

        private static long twiceTheMedian(List<Long> values) {
            var sorted = values.stream().sorted().toList();
            var middle = sorted.size() / 2;
            return sorted.get(middle) + sorted.get((sorted.size() - 1) / 2);
        }

        public double rowsPerSecond() {
            return rows / median();
        }
    }

    /// How many times one thing takes as long as another.
    public record Ratio(Task of, Task to, double value) {}
}
