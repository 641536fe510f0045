package alidade.app.views.explore;

import alidade.app.views.explain.Subject;
import alidade.app.views.explore.ExploreReading.Group;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.notes.Notes;
import alidade.app.views.notes.NotesPanel;
import alidade.app.views.notes.NotesViewModel;
import alidade.app.views.overview.Figure;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.RankedBars;
import alidade.app.widgets.TimeChart;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The answer: a chart of the largest groups over a table of all of them, or a table of every value.
final class ExploreAnswer {
    private static final int MOST_LINES = 8;
    private static final int MOST_BARS = 20;
    private static final double LEGEND_GAP = 14;
    private static final double LEGEND_NAME = 220;
    private static final double SPACE = 6;
    private static final double TABLE_SHARE = 250;

    private final ExploreViewModel model;
    private final ExploreReading reading;
    private final Wording wording;
    private final boolean compact;
    private final Consumer<Subject> explain;
    private final FigureText text;
    private Optional<NotesViewModel> notes = Optional.empty();
    private Optional<NotesPanel> panel = Optional.empty();

    ExploreAnswer(
            ExploreViewModel model,
            ExploreReading reading,
            Wording wording,
            boolean compact,
            Consumer<Subject> explain) {
        this.model = model;
        this.reading = reading;
        this.wording = wording;
        this.compact = compact;
        this.explain = explain;
        text = new FigureText(reading, wording);
    }

    /// With the annotations beside it.
    ExploreAnswer with(NotesViewModel model, NotesPanel beside) {
        notes = Optional.of(model);
        panel = Optional.of(beside);
        return this;
    }

    Region node() {
        if (reading.slice().shape() == Shape.TABLE) {
            return card("explore-table-card", new AnswerTable(reading, wording, this::explain).ofCells(), true);
        }
        var isBar = reading.slice().shape() == Shape.BAR;
        var chart = card("explore-chart-card", isBar ? bars() : chart(), false);
        VBox.setVgrow(chart, Priority.ALWAYS);
        var table = new AnswerTable(reading, wording, this::explain).ofGroups();
        var below = new Card(
                "explore-groups-card",
                wording.get("explore.groups", reading.groups().size()),
                text.period(reading.periods().getLast()),
                table,
                true);
        below.setPrefHeight(TABLE_SHARE);
        below.setMinHeight(compact ? TABLE_SHARE / 2 : TABLE_SHARE);
        return new VBox(compact ? 8 : 14, chart, below);
    }

    private Card card(String id, Region body, boolean isTable) {
        var card = new Card(id, wording.label(reading.metric().label()), text.about(), beside(body), compact);
        if (!isTable && reading.slice().shape() != Shape.BAR) card.right(legend());
        notes.ifPresent(one -> card.right(notesButton(one)));
        card.right(new CopyMenu(model, reading, wording, text, () -> body).node());
        return card;
    }

    private Region beside(Region body) {
        if (panel.isEmpty()) return body;
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinWidth(0);
        return new HBox(compact ? 8 : 14, body, panel.get());
    }

    private Button notesButton(NotesViewModel model) {
        var button = new Button(wording.get("notes.open", reading.notes().size()));
        button.setId("explore-notes");
        button.setAccessibleText(button.getText());
        button.getStyleClass().add("quiet");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> model.toggle());
        return button;
    }

    /// Writes about the period at a place of the axis, unless what is written now would not be seen.
    private void write(int place) {
        if (reading.scope().knownAt().isEmpty())
            notes.ifPresent(one -> one.write(reading.periods().get(place)));
    }

    private List<Group> drawn() {
        return reading.groups().subList(0, Math.min(MOST_LINES, reading.groups().size()));
    }

    /// The colour of each drawn group: by its place in the pack's order, as on the overview, and not by its size.
    private List<Integer> colours() {
        var places = drawn().stream().map(Group::place).sorted().toList();
        return drawn().stream().map(group -> places.indexOf(group.place()) + 1).toList();
    }

    private TimeChart chart() {
        var formats = wording.formats();
        var format = Figure.naturalFormat(reading.metric());
        var series = new ArrayList<TimeChart.Series>();
        var groups = drawn();
        var colours = colours();
        for (var at = 0; at < groups.size(); at++) {
            var group = groups.get(at);
            series.add(new TimeChart.Series(
                    group.name().in(wording.locale()),
                    colours.get(at),
                    group.cells().stream().map(cell -> day(cell.figure())).toList()));
        }
        var isStacked = reading.slice().shape() == Shape.AREA && ExploreBar.addsUp(reading.metric());
        if (reading.slice().comparison() != Comparison.NONE && !isStacked) {
            for (var at = 0; at < groups.size(); at++) {
                var group = groups.get(at);
                series.add(new TimeChart.Series(
                        wording.get("explore.before.of", group.name().in(wording.locale())),
                        colours.get(at),
                        group.cells().stream().map(cell -> day(cell.before())).toList(),
                        true));
            }
        }
        var chart = new TimeChart(
                reading.periods().stream().map(text::period).toList(),
                series,
                isStacked,
                value -> formats.show(BigDecimal.valueOf(value), format),
                (one, place) -> open(series.indexOf(one), place));
        chart.withNotes(Notes.marks(reading.notes(), reading.periods(), wording), this::write);
        chart.setId("explore-chart");
        chart.setAccessibleText(text.accessible(groups) + Notes.accessible(reading.notes(), wording));
        return chart;
    }

    private TimeChart.Day day(Optional<Figure> figure) {
        if (figure.isEmpty()) return new TimeChart.Day(Double.NaN, Double.NaN, FigureText.NONE);
        var value = figure.get().value().map(BigDecimal::doubleValue).orElse(Double.NaN);
        var words = text.exact(figure.get());
        return figure.get().row().observed()
                ? new TimeChart.Day(value, value, words)
                : new TimeChart.Day(Double.NaN, value, wording.get("tile.carried", words));
    }

    private void open(int series, int place) {
        var groups = drawn();
        var cell = groups.get(series % groups.size()).cells().get(place);
        (series < groups.size() ? cell.figure() : cell.before()).ifPresent(this::explain);
    }

    private RankedBars bars() {
        var bars = new ArrayList<RankedBars.Bar>();
        reading.groups().stream().limit(MOST_BARS).forEach(group -> {
            var cell = group.cells().getLast();
            bars.add(new RankedBars.Bar(
                    group.name().in(wording.locale()),
                    value(cell.figure()),
                    value(cell.before()),
                    cell.figure().map(text::show).orElse(FigureText.NONE)));
        });
        var chart = new RankedBars(
                bars,
                place -> reading.groups().get(place).cells().getLast().figure().ifPresent(this::explain));
        chart.setId("explore-chart");
        chart.setAccessibleText(
                text.accessible(reading.groups().stream().limit(MOST_BARS).toList()));
        return chart;
    }

    private static double value(Optional<Figure> figure) {
        return figure.flatMap(Figure::value).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    private FlowPane legend() {
        var legend = new FlowPane(LEGEND_GAP, 0);
        legend.setId("explore-legend");
        legend.setAlignment(Pos.TOP_RIGHT);
        legend.setPrefWrapLength(compact ? 480 : 820);
        var groups = drawn();
        var colours = colours();
        for (var at = 0; at < groups.size(); at++) {
            var name = groups.get(at).name().in(wording.locale());
            var word = Nodes.shortening(name, "text-small");
            word.setMaxWidth(LEGEND_NAME);
            var entry = new HBox(SPACE, Nodes.dot(colours.get(at)), word);
            entry.setAlignment(Pos.CENTER);
            groups.get(at).last().ifPresent(figure -> {
                Nodes.button(entry, wording.get("explain.open", name, text.show(figure)), () -> explain(figure));
            });
            legend.getChildren().add(entry);
        }
        if (reading.groups().size() > groups.size()) {
            legend.getChildren()
                    .add(Nodes.text(
                            wording.get(
                                    "explore.drawn",
                                    groups.size(),
                                    reading.groups().size()),
                            "text-note"));
        }
        return legend;
    }

    private void explain(Figure figure) {
        explain.accept(figure.subject());
    }
}
