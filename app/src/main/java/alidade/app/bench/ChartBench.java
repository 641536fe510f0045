package alidade.app.bench;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.widgets.TimeChart;
import alidade.resources.theme.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.Region;

/// A line of many points, from the values in memory to the picture: by the chart of the program and by JavaFX's own.
final class ChartBench {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 800;
    private static final double STEP = 100;

    private final double[] values;
    private final Timings timings;

    /// @param points at least two; a random walk
    ChartBench(int points, Timings timings, long seed) {
        this.timings = timings;
        var random = new Random(seed);
        values = new double[points];
        for (int i = 1; i < points; i++) values[i] = Math.max(0, values[i - 1] + (random.nextDouble() - 0.5) * STEP);
    }

    void round() throws Exception {
        timings.time(Task.CHART, values.length, () -> Display.ask(() -> paint(this::ours)));
        timings.time(Task.CHART_JAVAFX, values.length, () -> Display.ask(() -> paint(this::javaFx)));
    }

    private static Picture paint(Supplier<Region> made) {
        var chart = made.get();
        var scene = new Scene(chart, WIDTH, HEIGHT);
        scene.getStylesheets().addAll(Theme.LIGHT.sheets());
        return Picture.of(scene, 1);
    }

    private Region ours() {
        var days = new ArrayList<TimeChart.Day>(values.length);
        for (var value : values) days.add(new TimeChart.Day(value, value, ""));
        var series = List.of(new TimeChart.Series("", 1, days));
        return new TimeChart(Collections.nCopies(values.length, "1"), series, false, Double::toString, (_, _) -> {});
    }

    private Region javaFx() {
        var series = new XYChart.Series<Number, Number>();
        var points = new ArrayList<XYChart.Data<Number, Number>>(values.length);
        for (int i = 0; i < values.length; i++) points.add(new XYChart.Data<>(i, values[i]));
        series.getData().addAll(points);
        var chart = new LineChart<>(new NumberAxis(), new NumberAxis());
        chart.setAnimated(false);
        chart.setCreateSymbols(false);
        chart.getData().add(series);
        return chart;
    }
}
