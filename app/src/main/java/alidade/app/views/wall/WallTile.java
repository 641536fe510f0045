package alidade.app.views.wall;

import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.views.overview.TileReading.Trust;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.resources.packs.DashboardDefinition.Kind;
import alidade.resources.packs.DashboardDefinition.Tile;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The tiles of a wall: made to be read from far away, with nothing to click.
final class WallTile {
    private static final double SPACE = 6;

    private WallTile() {}

    static Region of(TileReading reading, TileLook look) {
        return switch (reading) {
            case TileReading.Kpi kpi when kpi.tile().kind() == Kind.GAUGE -> new WallGauge(kpi, look).node();
            case TileReading.Kpi kpi -> new WallKpi(kpi, look).node();
            case TileReading.Trend trend -> new WallTrend(trend, look).node();
            case TileReading.Share share -> new WallShare(share, look).node();
            case TileReading.Leaderboard board -> new WallBoard(board, look).node();
            case TileReading.Quality quality -> new WallQuality(quality, look).node();
            case TileReading.Nothing(var tile) -> note(tile, look, "state.empty", "");
            case TileReading.Failed(var tile, var sentence) -> note(tile, look, "state.failed", sentence);
        };
    }

    private static Region note(Tile tile, TileLook look, String key, String sentence) {
        var word = look.wording().get(key);
        return card(tile, look, Trust.FULL, new StateNote(look.id(tile) + "-state", word, sentence), word);
    }

    /// A surface with the tile's name and its doubts over a body; hatched when the quality is low.
    ///
    /// @param spoken what a screen reader says behind the name
    static Region card(Tile tile, TileLook look, Trust trust, Region body, String spoken) {
        var label = Nodes.shortening(look.label(tile), "wall-label");
        label.setId(look.id(tile) + "-label");
        var head = new TileHead(label, look.doubts(tile, trust));
        VBox.setVgrow(body, Priority.ALWAYS);
        var card = new VBox(SPACE, head, body);
        card.setId(look.id(tile));
        card.getStyleClass().add("card");
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(look.label(tile) + " " + spoken);
        return look.trusted(card, trust);
    }
}
