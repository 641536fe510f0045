package alidade.app.gallery;

import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.widgets.DayStrip;
import alidade.app.widgets.Donut;
import alidade.app.widgets.Gauge;
import alidade.app.widgets.Heatmap;
import alidade.app.widgets.Icons;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.RankedBars;
import alidade.app.widgets.Sign;
import alidade.app.widgets.Spark;
import alidade.app.widgets.TimeChart;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;

/// Every chart.
final class ChartSpecimens {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 220;
    private static final int DAYS = 30;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 28);

    private final Wording wording;

    ChartSpecimens(Wording wording) {
        this.wording = wording;
    }

    List<Specimen> all() {
        return List.of(
                new Specimen(
                        TimeChart.class,
                        List.of(
                                state("usual", () -> lines(false, 1, false, DAYS)),
                                state("areas", () -> lines(true, 1, false, DAYS)),
                                state("compared", () -> lines(false, 1, true, DAYS)),
                                state("huge", () -> lines(false, 1e14, false, DAYS)),
                                state("negative", () -> lines(false, -3e6, false, DAYS)),
                                state("one", () -> lines(false, 1, false, 1)))),
                new Specimen(
                        Spark.class,
                        List.of(
                                state("usual", () -> spark(way(1, false), way(1, false))),
                                state("gaps", () -> spark(way(1, true), way(1, false))),
                                state("negative", () -> spark(way(-1, false), way(-1, false))),
                                state("one", () -> spark(new double[] {5}, new double[] {5})),
                                state("empty", () -> spark(nothing(), nothing())))),
                new Specimen(
                        Donut.class,
                        List.of(
                                state("usual", () -> donut(List.of(0.6, 0.3, 0.1), "12.5M")),
                                state("one", () -> donut(List.of(1.0), "494")),
                                state("huge", () -> donut(List.of(0.999, 0.001), compact(1e15))))),
                new Specimen(
                        Gauge.class,
                        List.of(
                                state("usual", () -> gauge(0.9, false, "90%")),
                                state("low", () -> gauge(0.41, true, "41%")),
                                state("none", () -> gauge(0, false, "—")))),
                new Specimen(
                        RankedBars.class,
                        List.of(
                                state("usual", () -> bars(1, false)),
                                state("compared", () -> bars(1, true)),
                                state("huge", () -> bars(1e13, false)),
                                state("negative", () -> bars(-1e6, false)))),
                new Specimen(Heatmap.class, List.of(state("usual", this::heatmap))),
                new Specimen(DayStrip.class, List.of(state("usual", this::strip))));
    }

    private String compact(double value) {
        return wording.formats().compact(BigDecimal.valueOf(value));
    }

    private Region lines(boolean isStacked, double factor, boolean isCompared, int days) {
        var series = new ArrayList<TimeChart.Series>();
        for (var at = 0; at < 3; at++) {
            var name = Hard.NAMES.get(at + 1);
            series.add(new TimeChart.Series(name, at + 1, way(factor * (3 - at), days, at == 1)));
            if (isCompared) {
                series.add(new TimeChart.Series(
                        wording.get("explore.before.of", name), at + 1, way(factor * (2.6 - at), days, false), true));
            }
        }
        var names = IntStream.range(0, days)
                .mapToObj(day -> wording.formats().day(FIRST.plusDays(day)))
                .toList();
        return sized(new TimeChart(names, series, isStacked, this::compact, (_, _) -> {}), WIDTH, HEIGHT);
    }

    /// Five days in the middle were not observed, where there are gaps.
    private List<TimeChart.Day> way(double factor, int days, boolean hasGaps) {
        return IntStream.range(0, days)
                .mapToObj(day -> {
                    var value = factor * (1000 + 40 * day);
                    var words = compact(value);
                    return hasGaps && day > 10 && day < 16
                            ? new TimeChart.Day(Double.NaN, value, wording.get("tile.carried", words))
                            : new TimeChart.Day(value, value, words);
                })
                .toList();
    }

    private static double[] way(double factor, boolean hasGaps) {
        return IntStream.range(0, DAYS)
                .mapToDouble(day -> hasGaps && day % 7 < 2 ? Double.NaN : factor * (100 + day * day))
                .toArray();
    }

    private static double[] nothing() {
        var none = new double[DAYS];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static Region spark(double[] values, double[] carried) {
        return sized(new Spark(values, carried, 1, 150, 50), 150, 50);
    }

    private Region donut(List<Double> parts, String centre) {
        var arcs = new ArrayList<Donut.Arc>();
        for (var part : parts) arcs.add(new Donut.Arc(arcs.size() + 1, part));
        return sized(new Donut(arcs, centre, wording.unit("downloads"), _ -> {}), 180, 180);
    }

    private Region gauge(double value, boolean isLow, String words) {
        var sign = words.equals("—")
                ? Optional.<javafx.scene.shape.SVGPath>empty()
                : Optional.of(Nodes.icon(isLow ? Icons.WARNING : Icons.TICK));
        return sized(new Gauge(value, OptionalDouble.of(0.8), isLow, words, sign, List.of("0%", "100%")), 260, 200);
    }

    private Region bars(double factor, boolean isCompared) {
        var bars = new ArrayList<RankedBars.Bar>();
        for (var name : Hard.NAMES) {
            var value = name.isEmpty() ? Double.NaN : factor * (900 - 140 * bars.size());
            bars.add(new RankedBars.Bar(
                    name.isEmpty() ? "—" : name,
                    value,
                    isCompared ? value * 0.8 : Double.NaN,
                    Double.isNaN(value) ? "—" : compact(value)));
        }
        return sized(new RankedBars(bars, _ -> {}), WIDTH, HEIGHT);
    }

    /// A row of each way that a source can stand.
    private Region heatmap() {
        var looks = List.of("held", "failed", "stale", "bad", "warn", "good-0", "good-4", "none");
        var signs = List.of(Sign.BARS, Sign.CROSS, Sign.RING, Sign.BANG, Sign.DOT, Sign.NONE, Sign.NONE, Sign.NONE);
        var rows = new ArrayList<String>();
        var cells = new ArrayList<List<Heatmap.Cell>>();
        for (var at = 0; at < looks.size(); at++) {
            int row = at;
            rows.add(at < 4 ? Hard.NAMES.get(at) : looks.get(at));
            cells.add(IntStream.range(0, 10)
                    .mapToObj(day -> new Heatmap.Cell(
                            looks.get(row),
                            signs.get(row),
                            looks.get(row).equals("none") ? "" : String.valueOf(90 + day),
                            List.of(looks.get(row))))
                    .toList());
        }
        var days = IntStream.range(0, 10)
                .mapToObj(day -> wording.formats().day(FIRST.plusDays(day)))
                .toList();
        var map = new Heatmap(rows, days, cells, wording.get("quality.grid.title"), _ -> {});
        map.mark(Optional.of(new Heatmap.Spot(1, 4)));
        return sized(map, WIDTH, HEIGHT + 40);
    }

    private Region strip() {
        var days = IntStream.range(0, DAYS)
                .mapToObj(day -> wording.formats().day(FIRST.plusDays(day)))
                .toList();
        var marks = List.of(
                new DayStrip.Mark(2, "good", Sign.NONE, List.of(Hard.HANGUL)),
                new DayStrip.Mark(9, "warn", Sign.DOT, List.of(Hard.LONG)),
                new DayStrip.Mark(20, "bad", Sign.CROSS, List.of(Hard.EMOJI)));
        return sized(new DayStrip(days, marks, wording.get("quality.grid.title"), _ -> {}), WIDTH, 80);
    }
}
