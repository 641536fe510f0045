package alidade.app.widgets;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Chooses the points of a long line that a screen can show: of each column of pixels the first, the least, the
/// largest and the last one, so that a line through them covers the same pixels as one through all. This is M4, from
/// Jugel, Jerzak, Hackenbroich, Markl: M4: A Visualization-Oriented Time Series Data Aggregation (VLDB 2014).
final class Decimation {
    private static final int OF_A_COLUMN = 4;

    private Decimation() {}

    /// @param x where the value of an index is drawn, in pixels; it rises with the index
    /// @return the indices of the run to draw, rising, its first and last one among them
    static int[] of(double[] values, Runs.Run run, IntToDoubleFunction x) {
        var columns = column(x, run.to()) - column(x, run.from()) + 1;
        if (run.length() <= OF_A_COLUMN * columns) {
            return IntStream.rangeClosed(run.from(), run.to()).toArray();
        }
        var kept = new int[Math.toIntExact(OF_A_COLUMN * columns)];
        var count = 0;
        for (int first = run.from(); first <= run.to(); ) {
            var column = column(x, first);
            int least = first;
            int largest = first;
            int last = first;
            for (int i = first + 1; i <= run.to() && column(x, i) == column; i++) {
                if (values[i] < values[least]) least = i;
                if (values[i] > values[largest]) largest = i;
                last = i;
            }
            for (var index : new int[] {first, Math.min(least, largest), Math.max(least, largest), last}) {
                if (count == 0 || kept[count - 1] < index) kept[count++] = index;
            }
            first = last + 1;
        }
        return Arrays.copyOf(kept, count);
    }

    private static long column(IntToDoubleFunction x, int index) {
        return (long) Math.floor(x.applyAsDouble(index));
    }
}
