package alidade.app.views.wall;

import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.TileLook;
import alidade.app.widgets.TileGrid;
import alidade.app.widgets.Wording;
import javafx.scene.layout.StackPane;

/// The tiles of one page.
final class WallPage extends StackPane {
    private static final double GAP = 10;

    WallPage(OverviewPage page, Wording wording) {
        var look = new TileLook(
                wording, false, page.dataTime().map(DataTime::day), page.pack().zone(), _ -> {});
        var grid = new TileGrid(GAP);
        for (var row : page.rows()) {
            grid.addRow(
                    row.height(),
                    row.tiles().stream()
                            .map(tile -> new TileGrid.Tile(tile.tile().width(), WallTile.of(tile, look)))
                            .toList());
        }
        getChildren().add(grid);
        // Nothing here is for a pointer, which would leave its marks on charts.
        setMouseTransparent(true);
    }
}
