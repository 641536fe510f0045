package alidade.app.views.overview;

import alidade.app.views.explain.Subject;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.TileGrid;
import alidade.app.widgets.Wording;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The nodes of the overview: one for each tile that the dashboard declares.
public final class OverviewView extends StackPane {
    private static final double GAP = 14;
    private static final double COMPACT_GAP = 9;

    private final Wording wording;
    private final boolean compact;
    private final Consumer<Subject> explain;

    /// @param compact for small windows
    /// @param explain opens the explanation of a number
    public OverviewView(OverviewViewModel model, Wording wording, boolean compact, Consumer<Subject> explain) {
        this.wording = wording;
        this.compact = compact;
        this.explain = explain;
        setId("overview");
        model.state().addListener((_, _, state) -> getChildren().setAll(nodeOf(state)));
        getChildren().setAll(nodeOf(model.state().get()));
    }

    private Node nodeOf(State state) {
        return switch (state) {
            case State.Loading _ -> new StateNote("overview-state", wording.get("state.loading"), "");
            case State.Empty(var page) ->
                new StateNote(
                        "overview-state",
                        wording.get("state.empty"),
                        wording.get(page.scope().isPast() ? "state.empty.past" : "state.empty.hint"));
            case State.Failed(var sentence) -> new StateNote("overview-state", wording.get("state.failed"), sentence);
            case State.Shown(var page) -> grid(page);
        };
    }

    private Node grid(OverviewPage page) {
        var look = new TileLook(
                wording,
                compact,
                page.dataTime().map(DataTime::day),
                page.pack().zone(),
                explain);
        var grid = new TileGrid(compact ? COMPACT_GAP : GAP);
        for (var row : page.rows()) {
            grid.addRow(
                    row.height(),
                    row.tiles().stream()
                            .map(tile -> new TileGrid.Tile(tile.tile().width(), node(tile, look)))
                            .toList());
        }
        return grid;
    }

    private static Region node(TileReading reading, TileLook look) {
        return switch (reading) {
            case TileReading.Kpi kpi -> new KpiTile(kpi, look).node();
            case TileReading.Trend trend -> new TrendTile(trend, look).node();
            case TileReading.Share share -> new ShareTile(share, look).node();
            case TileReading.Leaderboard board -> new LeaderboardTile(board, look).node();
            case TileReading.Quality quality -> new QualityTile(quality, look).node();
            case TileReading.Nothing(var tile) -> look.note(tile, "state.empty", "");
            case TileReading.Failed(var tile, var sentence) -> look.note(tile, "state.failed", sentence);
        };
    }
}
