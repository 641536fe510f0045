package alidade.app.views.wall;

import alidade.app.views.overview.Change;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Fitted;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spark;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A number as large as its place, how it changed in a week, and its way of the last days.
final class WallKpi {
    private static final double SPACE = 8;
    private static final double LEAST = 0.6;
    private static final double MOST = 2.4;

    private final TileReading.Kpi reading;
    private final TileLook look;
    private final String id;

    WallKpi(TileReading.Kpi reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var value = Nodes.text(look.show(reading.figure()), "wall-figure");
        value.setId(id + "-value");
        var figure = new Fitted(value, LEAST, MOST, Pos.CENTER_LEFT);
        var spark = new Spark(TileLook.values(reading.spark()), TileLook.carried(reading.spark()), 1, 40, 20);
        spark.setId(id + "-spark");
        if (reading.trust().stale()) {
            figure.getStyleClass().add("stale");
            spark.getStyleClass().add("stale");
        }
        var way = new Split(figure, spark, SPACE);
        VBox.setVgrow(way, Priority.ALWAYS);
        var body = new VBox(SPACE / 2, way, change());
        return WallTile.card(reading.tile(), look, reading.trust(), body, look.show(reading.figure()));
    }

    /// How it changed, or why there is no number.
    private Remark change() {
        if (reading.figure().value().isEmpty()) {
            var reason = Nodes.shortening(look.exact(reading.figure()), "text-note");
            reason.setId(id + "-reason");
            return new Remark(Optional.empty(), reason);
        }
        var badge = moved().map(Change::badge);
        badge.ifPresent(one -> one.setId(id + "-change"));
        return new Remark(badge, comparison());
    }

    private Optional<Change> moved() {
        var formats = look.wording().formats();
        return reading.beside().isPresent()
                ? Change.told(reading.beside().get(), formats)
                : reading.before().flatMap(before -> Change.between(before, reading.figure(), formats));
    }

    private Label comparison() {
        var words = look.wording();
        var text = reading.beside()
                .map(beside -> words.label(beside.metric().label()))
                .or(() -> earlier().map(value -> words.get("tile.before", value)))
                .orElse(words.get("tile.before.none"));
        var comparison = Nodes.shortening(text, "text-note");
        comparison.setId(id + "-comparison");
        return comparison;
    }

    private Optional<String> earlier() {
        return reading.before()
                .filter((Figure before) -> before.value().isPresent())
                .map(look::show);
    }
}
