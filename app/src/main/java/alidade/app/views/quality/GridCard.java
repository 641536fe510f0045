package alidade.app.views.quality;

import alidade.app.fx.Listen;
import alidade.app.widgets.Card;
import alidade.app.widgets.Heatmap;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Segments;
import alidade.app.widgets.Segments.Choice;
import alidade.app.widgets.Sign;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Swatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Every source on every day: how good it was, and what was wrong.
final class GridCard extends StackPane {
    private static final double SPACE = 6;
    private static final double LEGEND_SPACE = 14;
    private static final double MOST_HEIGHT = 330;
    private static final double COMPACT_MOST_HEIGHT = 240;
    private static final double ROW = 29;
    private static final double COMPACT_ROW = 20;
    private static final double HEAD = 24;
    /// Scores from which on a cell is painted darker, the strongest last.
    private static final List<Integer> STEPS = List.of(85, 90, 95, 99);

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private final StackPane body = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private final Segments<Integer> spans;
    private Optional<Heatmap> map = Optional.empty();
    private Optional<SourceDays> shown = Optional.empty();

    GridCard(QualityRoomViewModel model, RoomLook look) {
        this.model = model;
        this.look = look;
        scroll.setId("quality-grid-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        spans = new Segments<>(
                "quality-span",
                List.of(
                        new Choice<>(
                                "short",
                                look.get("quality.span", QualityRoomViewModel.SHORT_SPAN),
                                QualityRoomViewModel.SHORT_SPAN),
                        new Choice<>(
                                "long",
                                look.get("quality.span", QualityRoomViewModel.LONG_SPAN),
                                QualityRoomViewModel.LONG_SPAN)),
                model.span(),
                model::showDays);
        var content = new VBox(look.compact() ? SPACE : SPACE + 4, body, legend());
        VBox.setVgrow(body, Priority.ALWAYS);
        var card = new Card(
                        "quality-grid",
                        look.get("quality.grid.title"),
                        look.get("quality.grid.about"),
                        content,
                        look.compact())
                .right(spans);
        getChildren().add(card);
        Listen.to(model.day(), this, _ -> mark());
    }

    void show(QualityRoom room) {
        // The bar over all views says it then.
        var isOwn = room.scope().days().isEmpty();
        spans.setVisible(isOwn);
        spans.setManaged(isOwn);
        switch (room.days()) {
            case Part.Failed<SourceDays>(var sentence) ->
                put(new StateNote("quality-grid-state", look.get("state.failed"), sentence));
            case Part.Read<SourceDays>(var days) -> show(days);
        }
    }

    private void show(SourceDays days) {
        if (days.sources().isEmpty()) {
            put(new StateNote("quality-grid-state", look.get("state.empty"), look.get("quality.grid.empty")));
            return;
        }
        boolean hadFocus = map.map(
                        one -> one.getScene() != null && one.getScene().getFocusOwner() == one)
                .orElse(false);
        var heatmap = new Heatmap(
                days.sources().stream()
                        .map(one -> look.wording().label(one.label()))
                        .toList(),
                days.days().stream().map(look.wording().formats()::day).toList(),
                days.sources().stream()
                        .map(source -> cells(source, days.days()))
                        .toList(),
                look.get("quality.grid.title"),
                spot -> choose(days, spot));
        heatmap.setId("quality-heatmap");
        double row = look.compact() ? COMPACT_ROW : ROW;
        double height = HEAD + row * days.sources().size();
        heatmap.setPrefHeight(height);
        double most = look.compact() ? COMPACT_MOST_HEIGHT : MOST_HEIGHT;
        scroll.setMinHeight(Math.min(most, height) + 1);
        scroll.setPrefHeight(Math.min(most, height) + 1);
        scroll.setContent(heatmap);
        put(scroll);
        map = Optional.of(heatmap);
        shown = Optional.of(days);
        mark();
        if (hadFocus) heatmap.requestFocus();
    }

    private void put(Node node) {
        map = Optional.empty();
        shown = Optional.empty();
        if (!body.getChildren().equals(List.of(node))) body.getChildren().setAll(node);
    }

    private void choose(SourceDays days, Heatmap.Spot spot) {
        var source = days.sources().get(spot.row());
        var day = days.days().get(spot.column());
        if (source.cells().containsKey(day)) model.choose(new SourceDays.Key(source.name(), source.table(), day));
    }

    /// Frames the day that is shown beside.
    private void mark() {
        if (map.isEmpty() || shown.isEmpty()) return;
        var days = shown.get();
        map.get()
                .mark(model.chosen()
                        .flatMap(key -> days.source(key)
                                .map(source -> new Heatmap.Spot(
                                        days.sources().indexOf(source),
                                        days.days().indexOf(key.day())))));
    }

    private List<Heatmap.Cell> cells(SourceDays.Source source, List<LocalDate> days) {
        return days.stream()
                .map(day -> cell(source, day, Optional.ofNullable(source.cells().get(day))))
                .toList();
    }

    private Heatmap.Cell cell(SourceDays.Source source, LocalDate day, Optional<SourceDays.Cell> cell) {
        var heading = look.wording().label(source.label()) + " · " + day;
        if (cell.isEmpty())
            return new Heatmap.Cell("none", Sign.NONE, "", List.of(heading, look.get("quality.mark.none")));
        var found = cell.get();
        var score = found.score();
        var words = new ArrayList<String>();
        words.add(heading);
        words.add(look.get(found.standing().key())
                + score.map(value -> " · " + look.get("quality.cell.score", value.toPlainString()))
                        .orElse(""));
        words.add(look.get("quality.cell.records", look.number(found.records())));
        if (found.ageDays() > 0) words.add(look.get("quality.cell.age", found.ageDays()));
        return new Heatmap.Cell(
                found.standing() == Standing.GOOD
                        ? "good-" + step(score)
                        : found.standing().look(),
                found.standing().sign(),
                score.map(GridCard::whole).orElse(""),
                words);
    }

    private static String whole(BigDecimal score) {
        return score.setScale(0, RoundingMode.DOWN).toPlainString();
    }

    private static int step(Optional<BigDecimal> score) {
        return (int) STEPS.stream()
                .filter(least -> score.filter(value -> value.compareTo(BigDecimal.valueOf(least)) >= 0)
                        .isPresent())
                .count();
    }

    private HBox legend() {
        var legend = new HBox(look.compact() ? SPACE * 1.5 : LEGEND_SPACE);
        legend.setId("quality-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        for (var standing : List.of(Standing.HELD, Standing.FAILED, Standing.STALE, Standing.BAD, Standing.WARN)) {
            legend.getChildren().add(entry(new Swatch(standing.look(), standing.sign()), look.get(standing.key())));
        }
        var steps = new HBox(2);
        for (int step = 0; step <= STEPS.size(); step++) steps.getChildren().add(new Swatch("good-" + step, Sign.NONE));
        legend.getChildren().add(entry(steps, look.get("quality.legend.good")));
        legend.getChildren().add(entry(new Swatch("none", Sign.NONE), look.get("quality.mark.none")));
        return legend;
    }

    private static HBox entry(Node swatch, String word) {
        var entry = new HBox(SPACE, swatch, Nodes.text(word, "text-small"));
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
