package alidade.app.views.explore;

import alidade.app.views.explore.ExploreReading.Cell;
import alidade.app.views.explore.ExploreReading.Group;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.overview.Change;
import alidade.app.views.overview.Figure;
import alidade.app.widgets.ShortCell;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/// The values as a table whose rows open their explanation. Columns sort by value, not by what is written.
final class AnswerTable {
    private static final double NAME = 260;
    private static final double NUMBER = 150;
    private static final double SMALL = 120;
    private static final double WIDER = 1.3;

    private final ExploreReading reading;
    private final Wording wording;
    private final Consumer<Figure> explain;
    private final FigureText text;

    /// One line of the table.
    private record Line(Group group, Cell cell) {
        Optional<Figure> figure() {
            return cell.figure();
        }
    }

    AnswerTable(ExploreReading reading, Wording wording, Consumer<Figure> explain) {
        this.reading = reading;
        this.wording = wording;
        this.explain = explain;
        text = new FigureText(reading, wording);
    }

    /// One line for each group, with its last period.
    TableView<?> ofGroups() {
        return table(reading.groups().stream()
                .map(group -> new Line(group, group.cells().getLast()))
                .toList());
    }

    /// One line for each group and period, the latest first.
    TableView<?> ofCells() {
        var lines = new ArrayList<Line>();
        for (var place = reading.periods().size() - 1; place >= 0; place--) {
            for (var group : reading.groups())
                lines.add(new Line(group, group.cells().get(place)));
        }
        var table = table(lines);
        TableColumn<Line, String> period =
                column("period", SMALL, line -> line.cell().period().toString(), Comparator.naturalOrder());
        table.getColumns().addFirst(period);
        return table;
    }

    private TableView<Line> table(List<Line> lines) {
        var table = new TableView<>(FXCollections.observableArrayList(lines));
        table.setId("explore-table");
        table.getStyleClass().add("answer-table");
        table.setAccessibleText(wording.label(reading.metric().label()));
        TableColumn<Line, String> name = column("name", NAME, this::name, Comparator.naturalOrder());
        name.setCellFactory(_ -> new ShortCell<>());
        table.getColumns().add(name);
        table.getColumns().add(numbers("value", line -> line.figure().flatMap(Figure::value), this::value));
        if (reading.slice().comparison() != Comparison.NONE) {
            table.getColumns()
                    .add(numbers(
                            "before",
                            line -> line.cell().before().flatMap(Figure::value),
                            line -> line.cell().before().map(text::exact).orElse(FigureText.NONE)));
            table.getColumns().add(numbers("change", AnswerTable::difference, this::change));
        }
        table.getColumns().add(column("state", SMALL, this::state, Comparator.naturalOrder()));
        table.getColumns()
                .add(numbers(
                        "quality",
                        line -> line.figure().flatMap(figure -> figure.row().quality()),
                        line -> line.figure()
                                .flatMap(figure -> figure.row().quality())
                                .map(wording.formats()::score)
                                .orElse(FigureText.NONE)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) open(table.getSelectionModel().getSelectedItem());
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open(table.getSelectionModel().getSelectedItem());
        });
        return table;
    }

    private void open(@org.jspecify.annotations.Nullable Line line) {
        if (line != null) line.figure().ifPresent(explain);
    }

    private String name(Line line) {
        var name = line.group().name();
        var rest = name.restIn(wording.locale());
        return rest.isEmpty() ? name.in(wording.locale()) : name.in(wording.locale()) + "  ·  " + rest;
    }

    private String value(Line line) {
        return line.figure().map(text::exact).orElse(FigureText.NONE);
    }

    private static Optional<BigDecimal> difference(Line line) {
        var now = line.figure().flatMap(Figure::value);
        var before = line.cell().before().flatMap(Figure::value);
        return now.isEmpty() || before.isEmpty()
                ? Optional.empty()
                : Optional.of(now.get().subtract(before.get()));
    }

    private String change(Line line) {
        if (line.figure().isEmpty() || line.cell().before().isEmpty()) return FigureText.NONE;
        return Change.between(line.cell().before().get(), line.figure().get(), wording.formats())
                .map(Change::text)
                .orElse(FigureText.NONE);
    }

    private String state(Line line) {
        if (line.figure().isEmpty()) return wording.get("explore.state.none");
        var row = line.figure().get().row();
        if (row.observed()) return wording.get("explore.state.observed");
        return row.ageDays().isPresent() && row.ageDays().getAsInt() > 0
                ? wording.get("explore.state.carried", row.ageDays().getAsInt())
                : wording.get("explore.state.partly");
    }

    private <T> TableColumn<Line, T> column(
            String key, double width, Function<Line, T> value, Comparator<? super T> order) {
        var column = new TableColumn<Line, T>(wording.get("explore.column." + key));
        column.setId("explore-column-" + key);
        column.setPrefWidth(width);
        // What is over belongs to the names.
        if (width != NAME) column.setMaxWidth(WIDER * width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setComparator((one, other) -> order.compare(one, other));
        return column;
    }

    /// Sorted by value, those that have none last; written by `words`.
    private TableColumn<Line, Line> numbers(
            String key, Function<Line, Optional<BigDecimal>> value, Function<Line, String> words) {
        Comparator<Line> order = Comparator.comparing(
                line -> value.apply(line).orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
        var column = column(key, NUMBER, Function.<Line>identity(), order);
        column.getStyleClass().add("numbers");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@org.jspecify.annotations.Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? "" : words.apply(line));
            }
        });
        return column;
    }
}
