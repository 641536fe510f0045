package alidade.app.views.wall;

import alidade.app.views.overview.Change;
import alidade.app.views.overview.TileLook;
import alidade.app.views.overview.TileReading;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spark;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
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

    private static final int MEDALS = 3;
    /// More lines than these would be too small to be read from far away.
    private static final int MOST = 10;

    private final TileReading.Leaderboard reading;
    private final TileLook look;
    private final String id;

    WallBoard(TileReading.Leaderboard reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
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
        var locale = look.wording().locale();
        var rank = sized(Nodes.text(Integer.toString(line.rank()), "rank"), RANK, Pos.CENTER);
        if (line.rank() <= MEDALS) rank.getStyleClass().add("top");
        var name = Nodes.shortening(line.name().in(locale), "text-strong");
        name.setId(id + "-name-" + line.rank());
        var rest = Nodes.shortening(line.name().restIn(locale), "text-note");
        // The name comes first: the rest has what is left.
        rest.setPrefWidth(0);
        HBox.setHgrow(rest, Priority.ALWAYS);
        rest.setMaxWidth(Double.MAX_VALUE);
        var names = new HBox(SPACE, name, rest);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        names.setPrefWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var spark = new Spark(TileLook.values(line.spark()), TileLook.carried(line.spark()), 1, SPARK, 18);
        spark.setMaxWidth(SPARK);
        var value = sized(Nodes.text(look.show(line.figure()), "text-strong"), VALUE, Pos.CENTER_RIGHT);
        value.setId(id + "-value-" + line.rank());
        if (reading.trust().stale()) {
            value.getStyleClass().add("stale");
            spark.getStyleClass().add("stale");
        }
        var row = new Line(List.of(rank, move(line), names, spark, value, change(line)), spark);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("wall-line");
        return row;
    }

    private Label move(TileReading.Line line) {
        if (line.rankBefore().isEmpty()) {
            return sized(Nodes.text(look.wording().get("board.new"), "move-up"), MOVE, Pos.CENTER_LEFT);
        }
        int up = line.rankBefore().getAsInt() - line.rank();
        if (up == 0) return sized(Nodes.text("=", "move-none"), MOVE, Pos.CENTER_LEFT);
        var text = (up > 0 ? "▲" : "▼") + Math.abs(up);
        return sized(Nodes.text(text, up > 0 ? "move-up" : "move-down"), MOVE, Pos.CENTER_LEFT);
    }

    private HBox change(TileReading.Line line) {
        var change = line.before()
                .flatMap(before ->
                        Change.between(before, line.figure(), look.wording().formats()));
        var place = new HBox(change.map(Change::badge).orElseGet(() -> Nodes.text(TileLook.NONE, "text-note")));
        place.setAlignment(Pos.CENTER_RIGHT);
        place.setMinWidth(CHANGE);
        place.setMaxWidth(CHANGE);
        return place;
    }

    private static Label sized(Label label, double width, Pos alignment) {
        label.setAlignment(alignment);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }
}
