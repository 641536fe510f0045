package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;

/// The unbroken stretches of a row of values in which NaN means: not observed.
final class Runs {
    private Runs() {}

    /// @param from first index
    /// @param to last index, inclusive
    record Run(int from, int to) {
        int length() {
            return to - from + 1;
        }
    }

    static List<Run> of(double[] values) {
        var runs = new ArrayList<Run>();
        int from = -1;
        for (int i = 0; i <= values.length; i++) {
            boolean isThere = i < values.length && !Double.isNaN(values[i]);
            if (isThere && from < 0) from = i;
            if (!isThere && from >= 0) {
                runs.add(new Run(from, i - 1));
                from = -1;
            }
        }
        return runs;
    }
}
