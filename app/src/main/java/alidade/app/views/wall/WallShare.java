package alidade.app.views.wall;

import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Donut;
import alidade.app.widgets.Nodes;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A ring of the parts of a whole, and each part's share.
final class WallShare {
    private static final double SPACE = 10;
    private static final double NARROW = 7;
    private static final double RING = 150;
    private static final double ROW = 28;

    private final TileReading.Share reading;
    private final TileLook look;
    private final String id;

    WallShare(TileReading.Share reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var formats = look.wording().formats();
        var total = formats.show(reading.total(), reading.tile().format());
        var ring = new Donut(TileLook.arcs(reading), total, look.unit(reading.metric()), _ -> {});
        ring.setId(id + "-donut");
        ring.setMouseTransparent(true);
        ring.setMinHeight(RING);
        ring.setPrefHeight(RING);
        if (reading.trust().stale()) ring.getStyleClass().add("stale");
        VBox.setVgrow(ring, Priority.ALWAYS);
        var percents = formats.percents(reading.values());
        var spoken = new ArrayList<String>();
        var rows = new ArrayList<HBox>();
        for (int i = 0; i < percents.size(); i++) {
            var slice = reading.slices().get(i);
            rows.add(row(slice, percents.get(i), i + 1));
            spoken.add(slice.name().in(look.wording().locale()) + " " + percents.get(i));
        }
        return WallTile.card(
                reading.tile(),
                look,
                reading.trust(),
                new VBox(SPACE, ring, new ShortList(rows, ROW, look.wording())),
                total + ", " + String.join(", ", spoken));
    }

    private HBox row(TileReading.Slice slice, String percent, int number) {
        var name = Nodes.shortening(slice.name().in(look.wording().locale()), "text-body");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var share = Nodes.text(percent, "text-strong");
        share.setId(id + "-slice-" + number);
        var row = new HBox(NARROW, Nodes.dot(slice.colour()), name, share);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
