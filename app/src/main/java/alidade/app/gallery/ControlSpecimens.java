package alidade.app.gallery;

import static alidade.app.specimens.Specimen.state;

import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.widgets.Card;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Fitted;
import alidade.app.widgets.Hatch;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.PrintedTable;
import alidade.app.widgets.Segments;
import alidade.app.widgets.Segments.Choice;
import alidade.app.widgets.ShortCell;
import alidade.app.widgets.Sign;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Swatch;
import alidade.app.widgets.TileGrid;
import alidade.app.widgets.Wording;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Surfaces, what is chosen with, and tables.
final class ControlSpecimens {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 130;
    private static final double SPACE = 8;
    private static final double COLUMN = 130;

    private final Wording wording;

    ControlSpecimens(Wording wording) {
        this.wording = wording;
    }

    List<Specimen> all() {
        return List.of(
                new Specimen(
                        Card.class,
                        List.of(
                                state("usual", () -> card(wording.get("shell.title"), figure("12.5M"), false)),
                                state("tight", () -> card(wording.get("shell.title"), figure("12.5M"), true)),
                                state(
                                        "long",
                                        () -> card(Hard.LONG, figure("12.5M"), false)
                                                .shortening()),
                                state("stale", this::stale),
                                state(
                                        "loading",
                                        () -> card(wording.get("shell.title"), note("state.loading", ""), false)),
                                state("error", () -> card(Hard.HANGUL, note("state.failed", Hard.SENTENCE), false)))),
                new Specimen(Hatch.class, List.of(state("low", this::low))),
                new Specimen(
                        TileGrid.class,
                        List.of(
                                state("usual", () -> grid("12.5M", "+42")),
                                state("huge", () -> grid("987,654,321,098,765", "—")))),
                new Specimen(
                        Fitted.class,
                        List.of(
                                state("usual", () -> fitted("494")),
                                state("huge", () -> fitted("987,654,321,098,765")),
                                state("negative", () -> fitted("−12,345,678.9")))),
                new Specimen(
                        Segments.class,
                        List.of(
                                state("usual", () -> segments(List.of("7", "30", "90"))),
                                state("hangul", () -> segments(List.of(Hard.HANGUL, Hard.CHINESE))))),
                new Specimen(
                        Choices.class,
                        List.of(
                                state("usual", () -> choices(wording.get("state.empty"))),
                                state("none", () -> choices("")),
                                state("hangul", () -> choices(Hard.HANGUL)))),
                new Specimen(Swatch.class, List.of(state("usual", ControlSpecimens::swatches))),
                new Specimen(Sign.class, List.of(state("usual", ControlSpecimens::signs))),
                new Specimen(ShortCell.class, List.of(state("long", this::table))),
                new Specimen(
                        PrintedTable.class,
                        List.of(state("usual", this::printed), state("empty", this::printedEmpty))));
    }

    private static Label figure(String text) {
        return Nodes.text(text, "text-figure");
    }

    private Card card(String title, Region body, boolean tight) {
        var card = new Card("gallery-card", title, wording.get("gallery.about"), body, tight);
        card.setPrefSize(WIDTH, HEIGHT);
        return card;
    }

    private StateNote note(String key, String sentence) {
        return new StateNote("gallery-note", wording.get(key), sentence);
    }

    /// As tiles say that they are older than their sources should be.
    private Region stale() {
        var body = figure("12.5M");
        body.getStyleClass().add("stale");
        return card(wording.get("shell.title"), body, false).beside(Nodes.badge(wording.get("tile.old", 12), "warn"));
    }

    /// As tiles say that a score is under its limit.
    private Region low() {
        var card = card(wording.get("shell.title"), figure("12.5M"), false)
                .beside(Nodes.badge(wording.get("tile.low", "41%"), "bad"));
        return Hatch.over(card);
    }

    private Region grid(String one, String other) {
        var grid = new TileGrid(SPACE);
        grid.addRow(1, List.of(new TileGrid.Tile(1, small(one)), new TileGrid.Tile(1, small(other))));
        grid.addRow(1, List.of(new TileGrid.Tile(1, small(Hard.HANGUL))));
        grid.setPrefSize(WIDTH, 2 * HEIGHT);
        return grid;
    }

    private Card small(String text) {
        return new Card("gallery-tile", wording.get("gallery.about"), "", Nodes.shortening(text, "text-strong"), true);
    }

    private static Region fitted(String text) {
        var fitted = new Fitted(new HBox(figure(text)), 0.3, 3, Pos.CENTER_LEFT);
        fitted.setMinSize(WIDTH, HEIGHT / 2);
        fitted.setMaxSize(WIDTH, HEIGHT / 2);
        return fitted;
    }

    private static Region segments(List<String> words) {
        var value = new SimpleObjectProperty<>(words.getFirst());
        return new Segments<>(
                "gallery-segments",
                words.stream().map(word -> new Choice<>(word, word, word)).toList(),
                value,
                value::set);
    }

    private Region choices(String chosen) {
        ComboBox<String> box =
                Choices.of("gallery-choices", wording.get("gallery.about"), Function.identity(), _ -> {});
        Choices.show(box, List.of(chosen, Hard.CHINESE), chosen);
        return box;
    }

    private static Region swatches() {
        return row(
                List.of(
                                "held", "failed", "stale", "bad", "warn", "good-0", "good-1", "good-2", "good-3",
                                "good-4", "none")
                        .stream()
                        .map(look -> (Region) new Swatch(look, Sign.NONE))
                        .toList());
    }

    /// On the grounds that cells of quality have them on.
    private static Region signs() {
        return row(List.of(
                new Swatch("held", Sign.BARS),
                new Swatch("failed", Sign.CROSS),
                new Swatch("stale", Sign.RING),
                new Swatch("bad", Sign.BANG),
                new Swatch("warn", Sign.DOT),
                new Swatch("none", Sign.NONE)));
    }

    private static HBox row(List<Region> nodes) {
        return new HBox(SPACE, nodes.toArray(Region[]::new));
    }

    private Region printed() {
        return printed(List.of(Hard.LONG, Hard.HANGUL, Hard.CHINESE));
    }

    private Region printedEmpty() {
        return printed(List.of());
    }

    private Region table() {
        var table = table(List.of(Hard.LONG, Hard.HANGUL, Hard.CHINESE));
        table.getStyleClass().add("answer-table");
        table.setPrefSize(WIDTH, HEIGHT);
        return table;
    }

    private Region printed(List<String> names) {
        return new VBox(new PrintedTable(table(names), names.size()));
    }

    private TableView<String> table(List<String> names) {
        var table = new TableView<>(FXCollections.observableList(names));
        var name = new TableColumn<String, String>(wording.get("explore.column.name"));
        name.setPrefWidth(2 * COLUMN);
        name.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue()));
        name.setCellFactory(_ -> new ShortCell<>());
        var value = new TableColumn<String, String>(wording.get("explore.column.value"));
        value.setPrefWidth(COLUMN);
        value.getStyleClass().add("numbers");
        value.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(String.valueOf(cell.getValue().length())));
        table.getColumns().setAll(List.of(name, value));
        return table;
    }
}
