package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/// A smooth line through points that never leaves the range of two neighbours: monotone cubic interpolation after
/// Fritsch and Carlson (1980), with harmonic means as slopes, so a line shows no peak that was not observed.
final class Curve {
    private Curve() {}

    /// Two or more points with rising x.
    static List<PathElement> through(double[] x, double[] y, boolean isNew) {
        int points = x.length;
        var slope = slopes(x, y);
        var elements = new ArrayList<PathElement>();
        elements.add(isNew ? new MoveTo(x[0], y[0]) : new LineTo(x[0], y[0]));
        for (int i = 0; i < points - 1; i++) {
            double third = (x[i + 1] - x[i]) / 3;
            elements.add(new CubicCurveTo(
                    x[i] + third,
                    y[i] + slope[i] * third,
                    x[i + 1] - third,
                    y[i + 1] - slope[i + 1] * third,
                    x[i + 1],
                    y[i + 1]));
        }
        return elements;
    }

    private static double[] slopes(double[] x, double[] y) {
        int last = x.length - 1;
        var step = new double[Math.max(1, last)];
        for (int i = 0; i < last; i++) step[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        var slope = new double[x.length];
        slope[0] = step[0];
        slope[last] = step[step.length - 1];
        for (int i = 1; i < last; i++) {
            double product = step[i - 1] * step[i];
            slope[i] = product <= 0 ? 0 : 2 * product / (step[i - 1] + step[i]);
        }
        return slope;
    }
}
