package alidade.app.views.wall;

import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.views.overview.StandingBadge;
import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Fitted;
import alidade.app.widgets.Hatch;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.TileGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sources side by side: how each stands, its score, how new it is. Where there are too many, those that a person
/// has to do something about come first and the others are counted.
final class WallQuality {
    private static final int MOST = 7;
    private static final int MOST_LINES = 2;
    private static final double LEAST = 0.6;
    private static final double LARGEST = 1.6;
    private static final double SPACE = 3;
    private static final double GAP = 6;

    private final TileReading.Quality reading;
    private final TileLook look;
    private final String id;
    private final List<Label> names = new ArrayList<>();

    WallQuality(TileReading.Quality reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var sources = reading.now().sources();
        var shown = shown(sources);
        var grid = new TileGrid(GAP);
        grid.addRow(
                1,
                shown.stream()
                        .map(source -> new TileGrid.Tile(1, cell(source, sources.indexOf(source) + 1)))
                        .toList());
        VBox.setVgrow(grid, Priority.ALWAYS);
        level();
        var body = new VBox(GAP, grid);
        if (shown.size() < sources.size()) {
            var more = Nodes.text(look.wording().get("wall.more", sources.size() - shown.size()), "text-note");
            more.setId(id + "-more");
            body.getChildren().add(more);
        }
        return WallTile.card(reading.tile(), look, TileReading.Trust.FULL, body, spoken(shown));
    }

    private static List<SourceState> shown(List<SourceState> sources) {
        if (sources.size() <= MOST) return sources;
        return sources.stream().sorted(Severity.WORST_FIRST).limit(MOST).toList();
    }

    private Region cell(SourceState source, int number) {
        var cellId = id + "-source-" + number;
        var name = Nodes.shortening(look.wording().label(source.label()), "text-strong");
        name.setWrapText(true);
        names.add(name);
        var badge = StandingBadge.of(source.standing(), look.wording());
        badge.setId(cellId + "-standing");
        badge.setMinWidth(0);
        badge.getStyleClass().add(Nodes.MAY_SHORTEN);
        var score = Nodes.text(score(source), "wall-score");
        score.setId(cellId + "-score");
        var figure = new Fitted(score, LEAST, LARGEST, Pos.CENTER_LEFT);
        VBox.setVgrow(figure, Priority.ALWAYS);
        boolean isOld = source.standing() == Standing.STALE || source.ageDays().orElse(0) > 0;
        if (isOld) figure.getStyleClass().add("stale");
        var fresh = Nodes.shortening(freshness(source), "text-note");
        fresh.setId(cellId + "-fresh");
        var cell = new VBox(SPACE, name, badge, figure, fresh);
        cell.setAlignment(Pos.TOP_LEFT);
        cell.getStyleClass().add("wall-source");
        return source.isLow() ? Hatch.over(cell) : cell;
    }

    /// All names are as high as the highest one has to be, so that what stands under them is in one line.
    private void level() {
        InvalidationListener level = _ -> {
            double highest = names.stream()
                    .filter(name -> name.getWidth() > 0)
                    .mapToDouble(name -> Math.min(name.prefHeight(name.getWidth()), MOST_LINES * name.prefHeight(-1)))
                    .max()
                    .orElse(0);
            names.forEach(name -> name.setMinHeight(highest));
            names.forEach(name -> name.setMaxHeight(highest));
        };
        names.forEach(name -> name.widthProperty().addListener(level));
    }

    private String score(SourceState source) {
        return source.score()
                .map(score ->
                        (source.isLow() ? "! " : "") + look.wording().formats().score(score))
                .orElse(TileLook.NONE);
    }

    private String freshness(SourceState source) {
        if (source.observedOn().isEmpty()) return look.wording().get("quality.never");
        int age = source.ageDays().orElse(0);
        if (age > 0) return look.wording().get("tile.old", age);
        return look.wording()
                .get(
                        "wall.seen",
                        look.wording().formats().day(source.observedOn().get()));
    }

    private String spoken(List<SourceState> shown) {
        return shown.stream()
                .map(source -> look.wording().label(source.label()) + " "
                        + StandingBadge.of(source.standing(), look.wording()).getText() + " " + score(source))
                .collect(Collectors.joining(", "));
    }
}
