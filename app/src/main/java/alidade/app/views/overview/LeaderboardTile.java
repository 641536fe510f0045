package alidade.app.views.overview;

import alidade.app.widgets.Nodes;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The largest in order: rank, how it moved in a week, name, way of the last days, value, change.
final class LeaderboardTile {
    private static final double RANK = 26;
    private static final double MOVE = 34;
    private static final double SPARK = 110;
    private static final double VALUE = 84;
    private static final double CHANGE = 84;
    private static final double SPACE = 8;
    private static final double WAY_HEIGHT = 22;
    private static final double COMPACT_WAY_HEIGHT = 17;

    private final TileReading.Leaderboard reading;
    private final TileLook look;
    private final BoardCells cells;

    LeaderboardTile(TileReading.Leaderboard reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        cells = new BoardCells(look, look.id(reading.tile()), RANK, MOVE, SPARK, VALUE, CHANGE, "text-small");
    }

    Region node() {
        var lines = new VBox();
        lines.getChildren().add(head());
        for (var line : reading.lines()) {
            var row = row(line);
            VBox.setVgrow(row, Priority.ALWAYS);
            lines.getChildren().add(row);
        }
        var card = look.card(reading.tile(), look.unit(reading.metric()), lines);
        look.doubts(reading.tile(), reading.trust()).forEach(card::beside);
        look.beside(reading.tile(), reading.beside()).ifPresent(card::beside);
        return look.trusted(card, reading.trust());
    }

    private HBox head() {
        var words = look.wording();
        var name = Nodes.text(words.get("board.name"), "head-text");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(
                SPACE,
                BoardCells.sized(Nodes.text("#", "head-text"), RANK, Pos.CENTER),
                BoardCells.sized(Nodes.text("", "head-text"), MOVE, Pos.CENTER_LEFT),
                name,
                BoardCells.sized(
                        Nodes.text(words.get("board.trend", reading.days()), "head-text"), SPARK, Pos.CENTER_LEFT),
                BoardCells.sized(Nodes.text(words.get("board.value"), "head-text"), VALUE, Pos.CENTER_RIGHT),
                BoardCells.sized(Nodes.text(words.get("board.change"), "head-text"), CHANGE, Pos.CENTER_RIGHT));
        head.getStyleClass().addAll("row-line", "head-line");
        head.setMinHeight(look.compact() ? 17 : 24);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox row(TileReading.Line line) {
        var row = new HBox(
                SPACE,
                cells.rankOf(line),
                cells.moveOf(line),
                BoardCells.names(SPACE, cells.nameOf(line, "text-body"), cells.restOf(line)),
                cells.wayOf(line, look.compact() ? COMPACT_WAY_HEIGHT : WAY_HEIGHT),
                cells.valueOf(line),
                cells.changeOf(line));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId(look.id(reading.tile()) + "-line-" + line.rank());
        row.getStyleClass().add("row-line");
        look.opens(row, line.rank() + " " + line.name().in(look.wording().locale()), line.figure());
        return row;
    }
}
