package alidade.app.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimationTest {
    private final long seed = Long.getLong("alidade.seed", System.nanoTime());

    @Test
    void keepsEveryPointOfALineThatHasRoom() {
        var values = new double[] {3, 1, 4, 1, 5};

        // five points on 400 pixels
        assertThat(Decimation.of(values, new Runs.Run(0, 4), i -> i * 100.0)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void keepsOfAColumnTheFirstTheLeastTheLargestAndTheLast() {
        // two columns of six points: 5 1 9 2 3 4 | 7 7 8 0 6 6
        var values = new double[] {5, 1, 9, 2, 3, 4, 7, 7, 8, 0, 6, 6};

        var kept = Decimation.of(values, new Runs.Run(0, 11), i -> i / 6);

        // 5 is the first, 1 the least, 9 the largest, 4 the last; then 7, 8, 0, 6
        assertThat(kept).containsExactly(0, 1, 2, 5, 6, 8, 9, 11);
    }

    /// A plain slow version: what each column holds, worked out from all points and from those that were kept.
    @Test
    void showsTheSameInEachColumnAsAllPointsWould() {
        System.out.println("DecimationTest seed " + seed);
        var random = new Random(seed);
        for (var trial = 0; trial < 300; trial++) {
            var values = random.doubles(2 + random.nextInt(5_000), -50, 50).toArray();
            var from = random.nextInt(values.length - 1);
            var run = new Runs.Run(from, from + random.nextInt(values.length - from));
            var width = 1 + random.nextDouble() * 300;
            var left = random.nextDouble() * 40;

            var kept = Decimation.of(values, run, i -> left + width * i / values.length);

            var all = IntStream.rangeClosed(run.from(), run.to()).toArray();
            assertThat(columns(values, kept, left, width)).isEqualTo(columns(values, all, left, width));
            assertThat(kept).isSorted().doesNotHaveDuplicates();
            assertThat(kept.length).isLessThanOrEqualTo(Math.min(all.length, 4 * ((int) width + 2)));
        }
    }

    private static TreeMap<Long, String> columns(double[] values, int[] indices, double left, double width) {
        var columns = new TreeMap<Long, String>();
        var byColumn = Arrays.stream(indices).boxed().collect(java.util.stream.Collectors.groupingBy(i ->
                (long) Math.floor(left + width * i / values.length)));
        byColumn.forEach((column, some) -> {
            var there = some.stream().mapToDouble(i -> values[i]).summaryStatistics();
            columns.put(
                    column,
                    "%s %s %s %s"
                            .formatted(
                                    values[some.getFirst()], there.getMin(), there.getMax(), values[some.getLast()]));
        });
        return columns;
    }
}
