package alidade.app.views.board;

import alidade.app.views.overview.Figure;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.TimeChart;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One line on all sources: its way over the last days, and its newest value on each.
final class RecordSheet {
    private static final String NONE = "—";
    private static final int COLOURS = 8;
    private static final double SPACE = 8;
    private static final double HEIGHT = 320;

    private final RecordReading reading;
    private final Wording wording;
    private final Consumer<Figure> explain;

    RecordSheet(RecordReading reading, Wording wording, Consumer<Figure> explain) {
        this.reading = reading;
        this.wording = wording;
        this.explain = explain;
    }

    Region node() {
        var sheet = new VBox(
                SPACE, Nodes.text(wording.get("board.way", reading.days().size()), "part-title"));
        var chart = chart();
        chart.setPrefHeight(HEIGHT);
        chart.setMinHeight(HEIGHT);
        sheet.getChildren().addAll(chart, Nodes.text(wording.get("board.sources"), "part-title"));
        var lines = new VBox();
        for (var at = 0; at < reading.series().size(); at++) lines.getChildren().add(line(at));
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        sheet.getChildren().add(scroll);
        sheet.setMinHeight(0);
        return sheet;
    }

    private TimeChart chart() {
        var formats = wording.formats();
        var series = new ArrayList<TimeChart.Series>();
        var figures = new ArrayList<Map<LocalDate, Figure>>();
        for (var one : reading.series()) {
            var byDay = new HashMap<LocalDate, Figure>();
            one.figures().forEach(figure -> byDay.put(figure.row().date(), figure));
            figures.add(byDay);
            series.add(new TimeChart.Series(
                    one.name().in(wording.locale()),
                    series.size() % COLOURS + 1,
                    reading.days().stream()
                            .map(day -> day(Optional.ofNullable(byDay.get(day))))
                            .toList()));
        }
        var chart = new TimeChart(
                reading.days().stream().map(formats::day).toList(),
                series,
                false,
                value -> formats.compact(BigDecimal.valueOf(value)),
                (one, day) -> Optional.ofNullable(figures.get(series.indexOf(one))
                                .get(reading.days().get(day)))
                        .ifPresent(explain));
        chart.setId("board-chart");
        chart.setAccessibleText(reading.line().name().in(wording.locale()));
        return chart;
    }

    private TimeChart.Day day(Optional<Figure> figure) {
        if (figure.isEmpty()) return new TimeChart.Day(Double.NaN, Double.NaN, NONE);
        var value = figure.get().value().map(BigDecimal::doubleValue).orElse(Double.NaN);
        var words = figure.get().value().map(wording.formats()::exact).orElse(NONE);
        return figure.get().row().observed()
                ? new TimeChart.Day(value, value, words)
                : new TimeChart.Day(Double.NaN, value, wording.get("tile.carried", words));
    }

    private HBox line(int at) {
        var series = reading.series().get(at);
        var name = series.name().in(wording.locale());
        var last = series.figures().isEmpty()
                ? Optional.<Figure>empty()
                : Optional.of(series.figures().getLast());
        var value = last.flatMap(Figure::value).map(wording.formats()::exact).orElse(NONE);
        var age = last.map(figure -> figure.row().ageDays().orElse(0)).orElse(0);
        var line = new HBox(SPACE, Nodes.dot(at % COLOURS + 1), Nodes.shortening(name, "text-body"), Nodes.spring());
        if (age > 0) line.getChildren().add(Nodes.badge(wording.get("tile.old", age), "warn"));
        line.getChildren().add(Nodes.text(value, "text-strong"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setId("board-source-" + at);
        line.getStyleClass().add("row-line");
        last.ifPresent(
                figure -> Nodes.button(line, wording.get("explain.open", name, value), () -> explain.accept(figure)));
        return line;
    }
}
