package alidade.app.views.overview;

import alidade.app.widgets.Donut;
import alidade.app.widgets.Nodes;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A ring of the parts of a whole, with a legend that says each part's share and number.
final class ShareTile {
    private static final double SPACE = 18;
    private static final double RING = 190;
    private static final double LEGEND = 290;
    private static final double NAME = 150;
    private static final double ENTRY = 32;
    private static final double VALUE_WIDTH = 62;
    private static final double PERCENT_WIDTH = 50;

    private final TileReading.Share reading;
    private final TileLook look;
    private final String id;

    ShareTile(TileReading.Share reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var formats = look.wording().formats();
        var donut = new Donut(
                TileLook.arcs(reading),
                formats.show(reading.total(), reading.tile().format()),
                look.unit(reading.metric()),
                index -> look.explain(reading.slices().get(index).figure()));
        donut.setId(id + "-donut");
        donut.setAccessibleText(look.label(reading.tile()) + " " + formats.exact(reading.total()));
        donut.setPrefWidth(RING);
        if (reading.trust().stale()) donut.getStyleClass().add("stale");
        var legend = legend();
        HBox.setHgrow(donut, Priority.ALWAYS);
        HBox.setHgrow(legend, Priority.SOMETIMES);
        legend.setMaxWidth(LEGEND);
        donut.setMaxWidth(LEGEND);
        var body = new HBox(look.compact() ? SPACE / 2 : SPACE, donut, legend);
        body.setAlignment(Pos.CENTER);
        body.setFillHeight(true);
        var card = look.card(reading.tile(), "", body);
        look.doubts(reading.tile(), reading.trust()).forEach(card::beside);
        look.beside(reading.tile(), reading.beside()).ifPresent(card::beside);
        return look.trusted(card, reading.trust());
    }

    private VBox legend() {
        var legend = new VBox();
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setMinWidth(Region.USE_PREF_SIZE);
        var percents = look.wording().formats().percents(reading.values());
        for (int i = 0; i < percents.size(); i++) {
            legend.getChildren().add(entry(reading.slices().get(i), percents.get(i)));
        }
        return legend;
    }

    private HBox entry(TileReading.Slice slice, String percent) {
        var name = slice.name().in(look.wording().locale());
        var share = Nodes.text(percent, "text-strong");
        share.setPrefWidth(PERCENT_WIDTH);
        share.setAlignment(Pos.CENTER_RIGHT);
        var value = Nodes.text(look.show(slice.figure()), "text-small");
        value.setPrefWidth(VALUE_WIDTH);
        value.setAlignment(Pos.CENTER_RIGHT);
        var word = Nodes.shortening(name, "text-small");
        word.setMaxWidth(NAME);
        var entry = new HBox(8, Nodes.dot(slice.colour()), word, Nodes.spring(), value, share);
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setMaxHeight(ENTRY);
        VBox.setVgrow(entry, Priority.ALWAYS);
        entry.setId(id + "-slice-" + slice.colour());
        look.opens(entry, name + " " + percent, slice.figure());
        return entry;
    }
}
