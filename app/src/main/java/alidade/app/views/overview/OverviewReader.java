package alidade.app.views.overview;

import alidade.app.views.scope.Scope;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.DashboardDefinition.Tile;
import java.time.Duration;
import java.util.ArrayList;

/// Asks the engine for everything on a dashboard. It knows no control and no thread.
public final class OverviewReader {
    private final Figures figures;

    public OverviewReader(Figures figures) {
        this.figures = figures;
    }

    /// All that is known of the newest day.
    public OverviewPage read(DashboardDefinition dashboard) {
        return read(dashboard, Scope.EVERYTHING);
    }

    /// A tile that fails says so in its own place; the others stand.
    public OverviewPage read(DashboardDefinition dashboard, Scope scope) {
        var pack = figures.pack();
        var dataTime = figures.dataTime(scope);
        var quality = figures.quality(scope);
        var staleAfter = Duration.ofHours(Staleness.hours(pack));
        boolean stale = dataTime.isPresent()
                && !scope.isPast()
                && Duration.between(dataTime.get().moment(), figures.now()).compareTo(staleAfter) > 0;
        var rows = new ArrayList<OverviewPage.Row>();
        for (var row : dashboard.rows()) {
            var tiles = new ArrayList<TileReading>();
            for (var tile : row.tiles()) {
                tiles.add(
                        dataTime.isEmpty()
                                ? new TileReading.Nothing(tile)
                                : read(
                                        tile,
                                        new TileReader(
                                                figures, pack, dataTime.get().day(), scope, stale, quality)));
            }
            rows.add(new OverviewPage.Row(row.height(), tiles));
        }
        return new OverviewPage(dashboard, pack, scope, dataTime, figures.isDemo(), stale, quality, rows);
    }

    private static TileReading read(Tile tile, TileReader reader) {
        try {
            return reader.read(tile);
        } catch (RuntimeException problem) {
            return new TileReading.Failed(tile, sentence(problem));
        }
    }

    private static String sentence(RuntimeException problem) {
        var message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
