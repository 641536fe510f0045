package alidade.app.views.overview;

import alidade.app.views.overview.QualityNow.OpenAlert;
import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.TileGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// Per source: how its last run ended, how new its data is, its score, its records, its open alerts.
final class QualityTile {
    private static final int SOURCES_IN_A_ROW = 8;
    private static final double METER = 64;
    private static final double SHORT_METER = 36;
    private static final double METER_HEIGHT = 6;
    private static final double SPACE = 8;

    private final TileReading.Quality reading;
    private final TileLook look;
    private final String id;

    QualityTile(TileReading.Quality reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var grid = new TileGrid(0);
        var sources = reading.now().sources();
        for (int from = 0; from < sources.size(); from += SOURCES_IN_A_ROW) {
            int to = Math.min(sources.size(), from + SOURCES_IN_A_ROW);
            var cells = new ArrayList<TileGrid.Tile>();
            for (int i = from; i < to; i++) cells.add(new TileGrid.Tile(1, cell(i, i == to - 1)));
            grid.addRow(1, cells);
        }
        var card = look.card(reading.tile(), look.wording().get("quality.about"), grid);
        int good = reading.now().in(Standing.GOOD).size();
        var count = Nodes.badge(
                look.wording().get("quality.good", good, sources.size()), good == sources.size() ? "good" : "warn");
        count.setId(id + "-good");
        look.unfiltered(reading.tile(), reading.unfiltered()).ifPresent(card::beside);
        return card.right(count);
    }

    private Region cell(int index, boolean isLast) {
        var source = reading.now().sources().get(index);
        var cellId = id + "-source-" + (index + 1);
        var cell = new VBox(
                head(source, cellId), score(source, cellId, reading.scores().get(index)));
        cell.setId(cellId);
        cell.getStyleClass().add("source");
        if (index % SOURCES_IN_A_ROW == 0) cell.getStyleClass().add("first");
        if (isLast) cell.getStyleClass().add("last");
        cell.setAlignment(Pos.CENTER_LEFT);
        var fresh = Nodes.shortening(freshness(source), "text-small");
        fresh.setId(cellId + "-fresh");
        var alerts = Nodes.shortening(alerts(source), "text-small");
        alerts.setId(cellId + "-alerts");
        if (!source.alerts().isEmpty()) {
            alerts.getStyleClass().setAll("label", "move-down", Nodes.MAY_SHORTEN);
            Nodes.tip(
                    alerts,
                    String.join("\n", source.alerts().stream().map(this::detail).toList()));
        }
        cell.getChildren().addAll(fresh, alerts);
        return cell;
    }

    private HBox head(SourceState source, String cellId) {
        var name = Nodes.shortening(name(source), "text-strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var badge = StandingBadge.of(source.standing(), look.wording());
        badge.setId(cellId + "-standing");
        var head = new HBox(SPACE, name, badge);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox score(SourceState source, String cellId, Optional<Figure> figure) {
        var shown = source.score().map(look.wording().formats()::score).orElse(TileLook.NONE);
        var score = Nodes.text(shown, "text-strong");
        score.setId(cellId + "-score");
        var records = Nodes.shortening(records(source), "text-small");
        Nodes.tip(records, recordsInWords(source));
        records.setId(cellId + "-records");
        var line = new HBox(SPACE, meter(source), score, records);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setId(cellId + "-score-line");
        figure.ifPresent(one -> look.opens(line, name(source), one));
        return line;
    }

    private StackPane meter(SourceState source) {
        double length = look.compact() ? SHORT_METER : METER;
        var part = source.score().map(score -> score.doubleValue() / 100).orElse(0.0);
        var ground = bar(length, "meter-ground");
        var filled = bar(length * Math.max(0, Math.min(1, part)), source.isLow() ? "meter-bad" : "meter-good");
        var meter = new StackPane(ground, filled);
        meter.setAlignment(Pos.CENTER_LEFT);
        meter.setMinWidth(length);
        meter.setMaxWidth(length);
        return meter;
    }

    private static Rectangle bar(double width, String style) {
        var bar = new Rectangle(width, METER_HEIGHT);
        bar.setArcWidth(METER_HEIGHT);
        bar.setArcHeight(METER_HEIGHT);
        bar.getStyleClass().add(style);
        return bar;
    }

    private String freshness(SourceState source) {
        if (source.observedOn().isEmpty()) return look.wording().get("quality.never");
        int age = source.ageDays().orElse(0);
        var day = look.wording().formats().day(source.observedOn().get());
        var when = source.lastSuccess()
                .map(moment -> look.wording().formats().moment(moment, look.zone()))
                .orElse(day);
        return age == 0
                ? look.wording().get("quality.fresh", when)
                : look.wording().get("quality.old", age, day);
    }

    private String records(SourceState source) {
        return look.wording()
                .get(
                        "quality.records.short",
                        look.wording().formats().compact(BigDecimal.valueOf(source.records())),
                        source.newRecords());
    }

    private String recordsInWords(SourceState source) {
        return look.wording().get("quality.records", source.records(), source.newRecords());
    }

    private String alerts(SourceState source) {
        return switch (source.alerts().size()) {
            case 0 -> look.wording().get("quality.alerts.none");
            case 1 -> detail(source.alerts().getFirst());
            default ->
                look.wording()
                        .get(
                                "quality.alerts",
                                source.alerts().size(),
                                detail(source.alerts().getFirst()));
        };
    }

    private String detail(OpenAlert alert) {
        return look.wording().reason(alert.detail());
    }

    private String name(SourceState source) {
        return look.wording().label(source.label());
    }
}
