package alidade.app.widgets;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;

/// A small line without axes: the way of a number over the last days. Days that were not observed are only hinted at,
/// thin and pale, by the value that was carried forward to them.
public final class Spark extends Plot {
    private static final double EDGE = 3.5;
    private static final double DOT = 2.6;
    private static final double SMALL_DOT = 1.5;

    private final double[] values;
    private final double[] carried;
    private final int colour;

    /// @param values NaN for a day without an observation
    /// @param carried every day's value, observed or not; NaN where there is none
    /// @param colour 1 to 8
    public Spark(double[] values, double[] carried, int colour, double leastWidth, double leastHeight) {
        super(leastWidth, leastHeight);
        this.values = values.clone();
        this.carried = carried.clone();
        this.colour = colour;
        getStyleClass().add("spark");
    }

    @Override
    void draw(double width, double height) {
        var seen = Arrays.stream(carried).filter(value -> !Double.isNaN(value)).summaryStatistics();
        if (seen.getCount() == 0) return;
        for (var run : Runs.of(carried)) {
            if (run.length() < 2) continue;
            var hint = new Polyline(points(carried, run, seen));
            hint.getStyleClass().addAll("carried-line", "stroke-" + colour);
            hint.setManaged(false);
            getChildren().add(hint);
        }
        for (var run : Runs.of(values)) {
            var points = points(values, run, seen);
            var x = new double[run.length()];
            var y = new double[run.length()];
            for (int i = 0; i < x.length; i++) {
                x[i] = points[2 * i];
                y[i] = points[2 * i + 1];
            }
            drawRun(x, y, height, run.to() == values.length - 1);
        }
    }

    /// Alternately x and y.
    private double[] points(double[] days, Runs.Run run, DoubleSummaryStatistics seen) {
        double span = seen.getMax() - seen.getMin();
        var points = new double[2 * run.length()];
        for (int i = 0; i < run.length(); i++) {
            int day = run.from() + i;
            double along = days.length == 1 ? 1 : (double) day / (days.length - 1);
            double part = span == 0 ? 0.5 : (days[day] - seen.getMin()) / span;
            points[2 * i] = EDGE + (getWidth() - 2 * EDGE) * along;
            points[2 * i + 1] = EDGE + (getHeight() - 2 * EDGE) * (1 - part);
        }
        return points;
    }

    private void drawRun(double[] x, double[] y, double bottom, boolean isLast) {
        int end = x.length - 1;
        if (x.length > 1) {
            var glow = new Path(Curve.through(x, y, true));
            glow.getElements().addAll(new LineTo(x[end], bottom), new LineTo(x[0], bottom));
            add(glow, "glow-" + colour);
            add(new Path(Curve.through(x, y, true)), "spark-line", "stroke-" + colour);
        }
        if (x.length == 1 || isLast) {
            var dot = new Circle(x[end], y[end], isLast ? DOT : SMALL_DOT);
            dot.getStyleClass().add("fill-" + colour);
            dot.setManaged(false);
            getChildren().add(dot);
        }
    }

    private void add(Path path, String... styles) {
        path.getStyleClass().addAll(styles);
        path.setManaged(false);
        getChildren().add(path);
    }
}
