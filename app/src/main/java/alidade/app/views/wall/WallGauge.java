package alidade.app.views.wall;

import alidade.app.views.overview.Change;
import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Gauge;
import alidade.app.widgets.Icons;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.resources.packs.DashboardDefinition.Format;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/// A number on a scale from 0 to 100 %, with the limit under which it is too low.
final class WallGauge {
    private static final double SPACE = 8;
    private static final double HUNDRED = 100;

    private final TileReading.Kpi reading;
    private final TileLook look;
    private final String id;

    WallGauge(TileReading.Kpi reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var words = words();
        var value = reading.figure().value();
        if (value.isEmpty()) {
            var note = new StateNote(id + "-state", TileLook.NONE, look.exact(reading.figure()));
            return WallTile.card(reading.tile(), look, reading.trust(), note, words);
        }
        var limit = reading.trust().limit();
        var formats = look.wording().formats();
        var ends = List.of(formats.score(BigDecimal.ZERO), formats.score(BigDecimal.valueOf(HUNDRED)));
        var gauge = new Gauge(
                part(value.get()),
                isScore() && limit.isPresent() ? OptionalDouble.of(limit.getAsInt() / HUNDRED) : OptionalDouble.empty(),
                isScore() && reading.trust().low(),
                look.show(reading.figure()),
                isScore() ? Optional.of(sign()) : Optional.empty(),
                ends);
        gauge.setId(id + "-value");
        gauge.setAccessibleText(words);
        if (reading.trust().stale()) gauge.getStyleClass().add("stale");
        VBox.setVgrow(gauge, Priority.ALWAYS);
        var body = new VBox(SPACE / 2, gauge, foot());
        return WallTile.card(reading.tile(), look, reading.trust(), body, words);
    }

    private HBox foot() {
        var line = new HBox(SPACE);
        line.setAlignment(Pos.CENTER);
        reading.before()
                .flatMap(before ->
                        Change.between(before, reading.figure(), look.wording().formats()))
                .ifPresent(change -> {
                    var badge = change.badge();
                    badge.setId(id + "-change");
                    line.getChildren().add(badge);
                });
        if (isScore() && reading.trust().limit().isPresent()) {
            var limit = Nodes.shortening(
                    look.wording().get("wall.limit", reading.trust().limit().getAsInt()), "text-note");
            limit.setId(id + "-limit");
            line.getChildren().add(limit);
        }
        return line;
    }

    /// A tick or an exclamation mark goes before a score, so that the colour is not alone.
    private String words() {
        var text = look.show(reading.figure());
        if (!isScore() || reading.figure().value().isEmpty()) return text;
        return (reading.trust().low() ? "! " : "✓ ") + text;
    }

    /// Drawn: few fonts have them.
    private SVGPath sign() {
        var sign = Nodes.icon(reading.trust().low() ? Icons.WARNING : Icons.TICK);
        sign.getStyleClass().setAll(reading.trust().low() ? "mark-low" : "mark-good");
        return sign;
    }

    private boolean isScore() {
        return reading.tile().format() == Format.SCORE;
    }

    private double part(BigDecimal value) {
        return isScore() ? value.doubleValue() / HUNDRED : value.doubleValue();
    }
}
