package alidade.app.views.overview;

import alidade.app.views.scope.Scope;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.Pack;
import java.util.List;
import java.util.Optional;

/// All that the overview shows at one moment, read off the engine and ready to be painted in any language.
///
/// @param scope what it is restricted to
/// @param dataTime empty when there is no data at all
/// @param stale whether the newest observation is older, by the engine's clock, than sources may be
/// @param rows tiles in the rows of the dashboard
public record OverviewPage(
        DashboardDefinition dashboard,
        Pack pack,
        Scope scope,
        Optional<DataTime> dataTime,
        boolean demo,
        boolean stale,
        QualityNow quality,
        List<Row> rows) {
    public OverviewPage {
        rows = List.copyOf(rows);
    }

    /// The first figure that stands for itself.
    public Optional<Figure> firstFigure() {
        return rows.stream()
                .flatMap(row -> row.tiles().stream())
                .filter(TileReading.Kpi.class::isInstance)
                .map(tile -> ((TileReading.Kpi) tile).figure())
                .findFirst();
    }

    /// One row of tiles.
    ///
    /// @param height share of the page's height
    public record Row(int height, List<TileReading> tiles) {
        public Row {
            tiles = List.copyOf(tiles);
        }
    }
}
