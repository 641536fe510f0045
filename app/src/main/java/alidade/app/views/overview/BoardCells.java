package alidade.app.views.overview;

import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spark;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What stands in a line of a leaderboard wherever it is shown: rank, how it moved in a week, name, way of the last
/// days,
/// value, change.
///
/// @param id of the tile
/// @param rank how wide a rank is; move, way, value and change likewise
/// @param note the style of what is said beside the name, and where there is no change
public record BoardCells(
        TileLook look, String id, double rank, double move, double way, double value, double change, String note) {
    private static final int MEDALS = 3;

    public Label rankOf(TileReading.Line line) {
        var cell = sized(Nodes.text(Integer.toString(line.rank()), "rank"), rank, Pos.CENTER);
        if (line.rank() <= MEDALS) cell.getStyleClass().add("top");
        return cell;
    }

    public Label moveOf(TileReading.Line line) {
        if (line.rankBefore().isEmpty()) {
            return sized(Nodes.text(look.wording().get("board.new"), "move-up"), move, Pos.CENTER_LEFT);
        }
        int up = line.rankBefore().getAsInt() - line.rank();
        if (up == 0) return sized(Nodes.text("=", "move-none"), move, Pos.CENTER_LEFT);
        var text = (up > 0 ? "▲" : "▼") + Math.abs(up);
        return sized(Nodes.text(text, up > 0 ? "move-up" : "move-down"), move, Pos.CENTER_LEFT);
    }

    public Label nameOf(TileReading.Line line, String style) {
        var name = Nodes.shortening(line.name().in(look.wording().locale()), style);
        name.setId(id + "-name-" + line.rank());
        return name;
    }

    /// What the name alone does not tell, such as where the record is.
    public Label restOf(TileReading.Line line) {
        return Nodes.shortening(line.name().restIn(look.wording().locale()), note);
    }

    /// Takes what the other cells of a line leave.
    public static HBox names(double gap, Label name, Label rest) {
        var names = new HBox(gap, name, rest);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        names.setPrefWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        return names;
    }

    public Spark wayOf(TileReading.Line line, double height) {
        var spark = new Spark(TileLook.values(line.spark()), TileLook.carried(line.spark()), 1, way, height);
        spark.setMaxWidth(way);
        return spark;
    }

    public Label valueOf(TileReading.Line line) {
        var cell = sized(Nodes.text(look.show(line.figure()), "text-strong"), value, Pos.CENTER_RIGHT);
        cell.setId(id + "-value-" + line.rank());
        return cell;
    }

    public HBox changeOf(TileReading.Line line) {
        var moved = line.before()
                .flatMap(before ->
                        Change.between(before, line.figure(), look.wording().formats()));
        var place = new HBox(moved.map(Change::badge).orElseGet(() -> Nodes.text(TileLook.NONE, note)));
        place.setAlignment(Pos.CENTER_RIGHT);
        place.setMinWidth(change);
        place.setMaxWidth(change);
        return place;
    }

    static Label sized(Label label, double width, Pos alignment) {
        label.setAlignment(alignment);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }
}
