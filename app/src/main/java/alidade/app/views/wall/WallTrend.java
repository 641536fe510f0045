package alidade.app.views.wall;

import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.TimeChart;
import alidade.resources.packs.DashboardDefinition.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Lines or stacked areas of the last days, with the newest number of each beside them, largest first.
final class WallTrend {
    private static final double SPACE = 12;
    private static final double NARROW = 7;
    private static final double LIST = 222;
    private static final double ROW = 30;

    private final TileReading.Trend reading;
    private final TileLook look;
    private final String id;

    WallTrend(TileReading.Trend reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var formats = look.wording().formats();
        var chart = new TimeChart(
                reading.days().stream().map(formats::day).toList(),
                reading.series().stream().map(this::series).toList(),
                reading.tile().kind() == Kind.STACKED_AREA,
                value -> formats.compact(BigDecimal.valueOf(value)),
                (_, _) -> {});
        chart.setId(id + "-chart");
        chart.setFocusTraversable(false);
        if (reading.trust().stale()) chart.getStyleClass().add("stale");
        HBox.setHgrow(chart, Priority.ALWAYS);
        var largest = reading.series().stream()
                .sorted(Comparator.comparing(WallTrend::newest, Comparator.reverseOrder()))
                .toList();
        chart.setAccessibleText(spoken(largest));
        return WallTile.card(
                reading.tile(), look, reading.trust(), new HBox(SPACE, chart, list(largest)), spoken(largest));
    }

    private ShortList list(List<TileReading.Series> largest) {
        var rows = new ArrayList<HBox>();
        reading.beside().ifPresent(figure -> {
            var label = look.wording().label(figure.metric().label());
            rows.add(row(Optional.empty(), label, look.show(figure), id + "-beside"));
        });
        for (var one : largest) {
            rows.add(row(
                    Optional.of(one.colour()),
                    one.name().in(look.wording().locale()),
                    one.points().isEmpty()
                            ? TileLook.NONE
                            : look.show(one.points().getLast().figure()),
                    id + "-now-" + (reading.series().indexOf(one) + 1)));
        }
        var list = new ShortList(rows, ROW, look.wording());
        list.setMinWidth(LIST);
        list.setMaxWidth(LIST);
        return list;
    }

    private static HBox row(Optional<Integer> colour, String name, String value, String id) {
        var label = Nodes.shortening(name, "text-body");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var number = Nodes.text(value, "text-strong");
        number.setId(id);
        var row = new HBox(NARROW);
        colour.ifPresent(one -> row.getChildren().add(Nodes.dot(one)));
        row.getChildren().addAll(label, number);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static BigDecimal newest(TileReading.Series series) {
        return series.points().isEmpty()
                ? BigDecimal.ZERO
                : series.points().getLast().value().orElse(BigDecimal.ZERO);
    }

    private TimeChart.Series series(TileReading.Series series) {
        var points = new HashMap<LocalDate, TileReading.Point>();
        series.points().forEach(point -> points.put(point.day(), point));
        var days = reading.days().stream()
                .map(day ->
                        Optional.ofNullable(points.get(day)).map(WallTrend::day).orElse(NO_DAY))
                .toList();
        return new TimeChart.Series(series.name().in(look.wording().locale()), series.colour(), days);
    }

    private static final TimeChart.Day NO_DAY = new TimeChart.Day(Double.NaN, Double.NaN, TileLook.NONE);

    /// A day without an observation has only the value that was carried forward to it.
    private static TimeChart.Day day(TileReading.Point point) {
        double value = point.value().map(BigDecimal::doubleValue).orElse(Double.NaN);
        return new TimeChart.Day(point.isDrawn() ? value : Double.NaN, value, "");
    }

    private String spoken(List<TileReading.Series> series) {
        return series.stream()
                .filter(one -> !one.points().isEmpty())
                .map(one -> one.name().in(look.wording().locale()) + " "
                        + look.show(one.points().getLast().figure()))
                .collect(Collectors.joining(", "));
    }
}
