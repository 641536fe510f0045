package alidade.app.views.overview;

import alidade.app.fx.Listen;
import alidade.app.views.explain.Subject;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.TileGrid;
import alidade.app.widgets.Wording;
import alidade.resources.packs.DashboardDefinition.Tile;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the overview: one for each tile that the dashboard declares.
public final class OverviewView extends StackPane {
    private static final double GAP = 14;
    private static final double COMPACT_GAP = 9;

    private final Optional<ArrangeViewModel> arrange;
    private final Wording wording;
    private final boolean compact;
    private final Consumer<Subject> explain;
    private boolean isArranged;

    /// @param compact for small windows
    /// @param explain opens the explanation of a number
    public OverviewView(OverviewViewModel model, Wording wording, boolean compact, Consumer<Subject> explain) {
        this(model, Optional.empty(), wording, compact, explain);
    }

    /// @param arrange lets a person change which tiles there are; empty where nothing can be changed
    public OverviewView(
            OverviewViewModel model,
            Optional<ArrangeViewModel> arrange,
            Wording wording,
            boolean compact,
            Consumer<Subject> explain) {
        this.arrange = arrange;
        this.wording = wording;
        this.compact = compact;
        this.explain = explain;
        setId("overview");
        Listen.to(model.state(), this, this::show);
        arrange.ifPresent(one -> {
            isArranged = one.isOn();
            Listen.to(one.state(), this, _ -> {
                if (isArranged == one.isOn()) return;
                isArranged = one.isOn();
                show(model.state().get());
            });
            // Before the menu button, which keeps the key to itself.
            addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() != KeyCode.ESCAPE || !one.isOn()) return;
                one.toggle();
                event.consume();
            });
        });
        show(model.state().get());
    }

    /// While the tiles are arranged, the control that was used keeps the focus.
    private void show(State state) {
        getChildren().setAll(nodeOf(state));
        arrange.filter(ArrangeViewModel::isOn).ifPresent(one -> {
            // A tile that came to one end has no button any more towards it.
            var other = one.focus().endsWith("-later")
                    ? one.focus().replace("-later", "-earlier")
                    : one.focus().replace("-earlier", "-later");
            Stream.of(one.focus(), other, "arrange-add")
                    .filter(id -> !id.isEmpty())
                    .map(id -> lookup("#" + id))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        });
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
                            .map(tile -> new TileGrid.Tile(tile.tile().width(), arranged(tile, node(tile, look), page)))
                            .toList());
        }
        return arrange.filter(ArrangeViewModel::isOn)
                .<Node>map(one -> arranging(one, grid))
                .orElse(grid);
    }

    private Node arranging(ArrangeViewModel model, TileGrid grid) {
        VBox.setVgrow(grid, Priority.ALWAYS);
        return new VBox(compact ? COMPACT_GAP : GAP, new ArrangeBar(model, wording), grid);
    }

    /// A tile with the buttons that move it.
    private Region arranged(TileReading reading, Region node, OverviewPage page) {
        if (arrange.filter(ArrangeViewModel::isOn).isEmpty()) return node;
        var order = page.dashboard().rows().stream()
                .flatMap(row -> row.tiles().stream())
                .map(Tile::id)
                .toList();
        var tile = reading.tile();
        var buttons = ArrangeBar.onTile(arrange.get(), wording, tile.id(), wording.label(tile.label()), order);
        node.getStyleClass().add("arranged");
        return new StackPane(node, buttons);
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
