package alidade.app.views.overview;

import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spark;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
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
    private static final int MEDALS = 3;

    private final TileReading.Leaderboard reading;
    private final TileLook look;
    private final String id;

    LeaderboardTile(TileReading.Leaderboard reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
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
        var name = sized(Nodes.text(words.get("board.name"), "head-text"), 0, Pos.CENTER_LEFT);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(
                SPACE,
                sized(Nodes.text("#", "head-text"), RANK, Pos.CENTER),
                sized(Nodes.text("", "head-text"), MOVE, Pos.CENTER_LEFT),
                name,
                sized(Nodes.text(words.get("board.trend", reading.days()), "head-text"), SPARK, Pos.CENTER_LEFT),
                sized(Nodes.text(words.get("board.value"), "head-text"), VALUE, Pos.CENTER_RIGHT),
                sized(Nodes.text(words.get("board.change"), "head-text"), CHANGE, Pos.CENTER_RIGHT));
        head.getStyleClass().addAll("row-line", "head-line");
        head.setMinHeight(look.compact() ? 17 : 24);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox row(TileReading.Line line) {
        var words = look.wording();
        var rank = sized(Nodes.text(Integer.toString(line.rank()), "rank"), RANK, Pos.CENTER);
        if (line.rank() <= MEDALS) rank.getStyleClass().add("top");
        var name = Nodes.shortening(line.name().in(words.locale()), "text-body");
        name.setId(id + "-name-" + line.rank());
        var rest = Nodes.shortening(line.name().restIn(words.locale()), "text-small");
        var names = new HBox(SPACE, name, rest);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        names.setPrefWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var value = sized(Nodes.text(look.show(line.figure()), "text-strong"), VALUE, Pos.CENTER_RIGHT);
        value.setId(id + "-value-" + line.rank());
        var spark = new Spark(
                TileLook.values(line.spark()), TileLook.carried(line.spark()), 1, SPARK, look.compact() ? 17 : 22);
        spark.setMaxWidth(SPARK);
        var row = new HBox(SPACE, rank, move(line), names, spark, value, change(line));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId(id + "-line-" + line.rank());
        row.getStyleClass().add("row-line");
        look.opens(row, line.rank() + " " + line.name().in(words.locale()), line.figure());
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
        var place = new HBox(change.map(Change::badge).orElseGet(() -> Nodes.text(TileLook.NONE, "text-small")));
        place.setAlignment(Pos.CENTER_RIGHT);
        place.setMinWidth(CHANGE);
        place.setMaxWidth(CHANGE);
        return place;
    }

    private static Label sized(Label label, double width, Pos alignment) {
        label.setAlignment(alignment);
        if (width > 0) {
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.setMaxWidth(width);
        }
        return label;
    }
}
