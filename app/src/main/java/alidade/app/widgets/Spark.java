package alidade.app.widgets;

import java.util.Arrays;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;

/// A small line without axes: the way of a number over the last days. NaN is a day without an observation, and a gap.
public final class Spark extends Plot {
    private static final double EDGE = 3.5;
    private static final double DOT = 2.6;

    private final double[] values;
    private final int colour;

    public Spark(double[] values, int colour, double leastWidth, double leastHeight) {
        super(leastWidth, leastHeight);
        this.values = values.clone();
        this.colour = colour;
        getStyleClass().add("spark");
    }

    @Override
    void draw(double width, double height) {
        var seen = Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
        if (seen.getCount() == 0) return;
        double span = seen.getMax() - seen.getMin();
        for (var run : Runs.of(values)) {
            var x = new double[run.length()];
            var y = new double[run.length()];
            for (int i = 0; i < x.length; i++) {
                int day = run.from() + i;
                x[i] = EDGE + (width - 2 * EDGE) * (values.length == 1 ? 1 : (double) day / (values.length - 1));
                double part = span == 0 ? 0.5 : (values[day] - seen.getMin()) / span;
                y[i] = EDGE + (height - 2 * EDGE) * (1 - part);
            }
            drawRun(x, y, height, run.to() == values.length - 1);
        }
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
            var dot = new Circle(x[end], y[end], DOT);
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
