package alidade.app.views.wall;

import alidade.app.views.overview.BoardCells;
import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Spark;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The largest in order: rank, how it moved in a week, name, way, value, change.
final class WallBoard {
    private static final double RANK = 34;
    private static final double MOVE = 38;
    private static final double SPARK = 120;
    private static final double VALUE = 80;
    private static final double CHANGE = 88;
    private static final double SPACE = 10;
    private static final double NAME = 150;
    /// From this width on a line has everything.
    private static final double ROOM_FOR_WAY = RANK + MOVE + NAME + SPARK + VALUE + CHANGE + 6 * SPACE;

    private static final double WAY_HEIGHT = 18;
    /// More lines than these would be too small to be read from far away.
    private static final int MOST = 10;

    private final TileReading.Leaderboard reading;
    private final TileLook look;
    private final BoardCells cells;

    WallBoard(TileReading.Leaderboard reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        cells = new BoardCells(look, look.id(reading.tile()), RANK, MOVE, SPARK, VALUE, CHANGE, "text-note");
    }

    Region node() {
        var shown = reading.lines().stream().limit(MOST).toList();
        var lines = new ShortList(shown.stream().map(this::row).toList(), Double.MAX_VALUE, look.wording());
        var spoken = shown.stream()
                .map(line ->
                        line.rank() + " " + line.name().in(look.wording().locale()) + " " + look.show(line.figure()))
                .collect(Collectors.joining(", "));
        return WallTile.card(reading.tile(), look, reading.trust(), lines, spoken);
    }

    /// One line. The way goes first where there is too little room for the name.
    private static final class Line extends HBox {
        private final Spark way;

        Line(List<Region> parts, Spark way) {
            super(SPACE);
            this.way = way;
            getChildren().setAll(parts);
        }

        @Override
        public void resize(double width, double height) {
            way.setVisible(width >= ROOM_FOR_WAY);
            way.setManaged(way.isVisible());
            super.resize(width, height);
        }
    }

    private HBox row(TileReading.Line line) {
        var rest = cells.restOf(line);
        // The name comes first: the rest has what is left.
        rest.setPrefWidth(0);
        rest.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(rest, Priority.ALWAYS);
        var names = BoardCells.names(SPACE, cells.nameOf(line, "text-strong"), rest);
        var way = cells.wayOf(line, WAY_HEIGHT);
        var value = cells.valueOf(line);
        if (reading.trust().stale()) {
            value.getStyleClass().add("stale");
            way.getStyleClass().add("stale");
        }
        var row =
                new Line(List.of(cells.rankOf(line), cells.moveOf(line), names, way, value, cells.changeOf(line)), way);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("wall-line");
        return row;
    }
}
