package alidade.app.views.overview;

import alidade.app.views.notes.Notes;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.TimeChart;
import alidade.resources.packs.DashboardDefinition.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Lines or stacked areas over the last days, with a legend whose entries are numbers too.
final class TrendTile {
    private static final double LEGEND_GAP = 14;
    private static final double LEGEND_WIDTH = 900;
    private static final double LEGEND_NAME = 180;
    private static final double SPACE = 6;

    private final TileReading.Trend reading;
    private final TileLook look;
    private final String id;

    TrendTile(TileReading.Trend reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var formats = look.wording().formats();
        var days = reading.days().stream().map(formats::day).toList();
        var series = reading.series().stream().map(this::series).toList();
        var chart = new TimeChart(
                days,
                series,
                reading.tile().kind() == Kind.STACKED_AREA,
                value -> formats.compact(BigDecimal.valueOf(value)),
                (one, day) -> explain(series.indexOf(one), day));
        chart.withNotes(Notes.marks(reading.notes(), reading.days(), look.wording()), _ -> {});
        chart.setId(id + "-chart");
        chart.setAccessibleText(accessible());
        if (reading.trust().stale()) chart.getStyleClass().add("stale");
        var about = look.wording().get("tile.daily", reading.days().size(), look.unit(reading.metric()));
        var card = look.card(reading.tile(), about, chart);
        look.doubts(reading.tile(), reading.trust()).forEach(card::beside);
        look.beside(reading.tile(), reading.beside()).ifPresent(card::beside);
        card.right(legend());
        return look.trusted(card, reading.trust());
    }

    private TimeChart.Series series(TileReading.Series series) {
        var points = new HashMap<LocalDate, TileReading.Point>();
        series.points().forEach(point -> points.put(point.day(), point));
        var days = reading.days().stream()
                .map(day -> Optional.ofNullable(points.get(day))
                        .map(this::day)
                        .orElse(new TimeChart.Day(Double.NaN, Double.NaN, TileLook.NONE)))
                .toList();
        return new TimeChart.Series(series.name().in(look.wording().locale()), series.colour(), days);
    }

    private TimeChart.Day day(TileReading.Point point) {
        double value = point.value().map(BigDecimal::doubleValue).orElse(Double.NaN);
        return point.isDrawn()
                ? new TimeChart.Day(value, value, look.exact(point.figure()))
                : new TimeChart.Day(Double.NaN, value, carried(point));
    }

    /// A day without an observation: the value carried forward, marked as such, or why there is none.
    private String carried(TileReading.Point point) {
        return point.value().isPresent()
                ? look.wording().get("tile.carried", look.exact(point.figure()))
                : look.exact(point.figure());
    }

    private void explain(int series, int day) {
        var date = reading.days().get(day);
        reading.series().get(series).points().stream()
                .filter(point -> point.day().equals(date))
                .findFirst()
                .ifPresent(point -> look.explain(point.figure()));
    }

    private FlowPane legend() {
        var legend = new FlowPane(LEGEND_GAP, 0);
        legend.setAlignment(Pos.TOP_RIGHT);
        legend.setPrefWrapLength(LEGEND_WIDTH);
        legend.setId(id + "-legend");
        for (var series : reading.series()) legend.getChildren().add(entry(series));
        return legend;
    }

    private HBox entry(TileReading.Series series) {
        var name = series.name().in(look.wording().locale());
        var word = Nodes.shortening(name, "text-small");
        word.setMaxWidth(LEGEND_NAME);
        var entry = new HBox(SPACE, Nodes.dot(series.colour()), word);
        entry.setAlignment(Pos.CENTER);
        entry.setId(id + "-legend-" + series.colour());
        if (!series.points().isEmpty()) {
            look.opens(entry, name, series.points().getLast().figure());
        }
        return entry;
    }

    private String accessible() {
        List<String> ends = reading.series().stream()
                .filter(series -> !series.points().isEmpty())
                .map(series -> series.name().in(look.wording().locale()) + " "
                        + look.show(series.points().getLast().figure()))
                .toList();
        return look.label(reading.tile()) + ": " + ends.stream().collect(Collectors.joining(", "))
                + Notes.accessible(reading.notes(), look.wording());
    }
}
