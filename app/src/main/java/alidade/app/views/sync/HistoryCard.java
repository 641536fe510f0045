package alidade.app.views.sync;

import alidade.app.fx.Listen;
import alidade.app.views.quality.Runs;
import alidade.app.views.sync.HistoryViewModel.Details;
import alidade.app.views.sync.HistoryViewModel.State;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The runs so far, newest first; beside them what is behind the one that was chosen.
final class HistoryCard extends VBox {
    private static final double SPACE = 8;
    private static final double LEAST_HEIGHT = 150;

    private final HistoryViewModel model;
    private final SyncLook look;
    private final TableView<Runs.Run> table = new TableView<>();
    private final Label about = Nodes.shortening("", "text-note");
    private final ComboBox<Optional<String>> filter;
    private final StackPane body = new StackPane();
    private final HBox sides = new HBox(SPACE * 2);
    private Map<String, String> names = Map.of();
    private ZoneId zone = ZoneOffset.UTC;

    HistoryCard(HistoryViewModel model, SyncLook look) {
        super(SPACE);
        this.model = model;
        this.look = look;
        setId("sync-history");
        getStyleClass().add("card");
        setMinHeight(LEAST_HEIGHT);
        setPrefHeight(LEAST_HEIGHT);
        about.setId("sync-history-about");
        filter = Choices.of(
                "sync-history-source",
                look.get("sync.history.source"),
                one -> one.map(name -> names.getOrDefault(name, name)).orElse(look.get("sync.history.all")),
                model::show);
        var head = new HBox(
                SPACE * 1.5, Nodes.text(look.get("sync.history"), "text-title"), about, Nodes.spring(), filter);
        head.setAlignment(Pos.CENTER_LEFT);
        buildTable();
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinWidth(0);
        body.setMinHeight(0);
        sides.setMinHeight(0);
        VBox.setVgrow(sides, Priority.ALWAYS);
        getChildren().setAll(head, sides);
        Listen.to(model.state(), this, this::show);
        Listen.to(model.details(), this, this::show);
        show(model.state().get());
        show(model.details().get());
    }

    private void buildTable() {
        table.setId("sync-history-table");
        table.setAccessibleText(look.get("sync.history"));
        table.getStyleClass().add("answer-table");
        table.getColumns()
                .setAll(List.of(
                        column("start", 126, "", run -> Nodes.text(moment(run), "text-body")),
                        column("batch", 176, "", run -> Nodes.shortening(run.batch(), "text-small")),
                        column("sources", 210, "", run -> Nodes.shortening(sources(run), "text-body")),
                        column("duration", 84, "numbers", run -> Nodes.text(duration(run), "text-body")),
                        column("pages", 70, "numbers", run -> figure(run.pages())),
                        column("records", 86, "numbers", this::records),
                        column("refused", 70, "numbers", run -> figure(run.failed())),
                        column("status", 112, "after-numbers", run -> badge(run.status())),
                        column("error", 260, "", this::error)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(Nodes.text(look.get("quality.runs.none"), "text-note"));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) open();
        });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) open();
        });
    }

    private void open() {
        var run = table.getSelectionModel().getSelectedItem();
        if (run != null) model.open(run);
    }

    private TableColumn<Runs.Run, Runs.Run> column(
            String key, double width, String style, Function<Runs.Run, Node> paint) {
        var column = new TableColumn<Runs.Run, Runs.Run>(look.get("sync.history." + key));
        column.setId("sync-history-" + key);
        column.setSortable(false);
        column.setReorderable(false);
        double wide = look.compact() ? width * 0.84 : width;
        column.setPrefWidth(wide);
        column.setMinWidth(key.equals("error") || key.equals("sources") || key.equals("batch") ? 60 : wide);
        if (!style.isEmpty()) column.getStyleClass().add(style);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Runs.@Nullable Run run, boolean empty) {
                super.updateItem(run, empty);
                setGraphic(empty || run == null ? null : paint.apply(run));
            }
        });
        return column;
    }

    /// @param cockpit names the sources, and the zone in which moments are written
    void name(Cockpit cockpit) {
        var labels = new HashMap<String, String>();
        cockpit.sources().forEach(line -> labels.put(line.name(), look.name(line)));
        var first = cockpit.sources().getFirst().zone();
        if (labels.equals(names) && first.equals(zone)) return;
        names = labels;
        zone = first;
        var choices = new ArrayList<Optional<String>>();
        choices.add(Optional.empty());
        cockpit.sources().stream().map(SourceLine::name).distinct().forEach(one -> choices.add(Optional.of(one)));
        Choices.show(filter, choices, model.source().get());
        table.refresh();
        show(model.details().get());
    }

    private void show(State state) {
        switch (state) {
            case State.Loading _ -> put(new StateNote("sync-history-state", look.get("state.loading"), ""));
            case State.Failed(var sentence) ->
                put(new StateNote("sync-history-state", look.get("state.failed"), sentence));
            case State.Shown(var runs) -> {
                SyncLook.say(
                        about,
                        runs.runs().size() < runs.total()
                                ? look.get("quality.runs.first", runs.runs().size(), look.number(runs.total()))
                                : look.get("sync.history.about", look.number(runs.total())));
                var chosen = table.getSelectionModel().getSelectedItem();
                table.getItems().setAll(runs.runs());
                if (chosen != null)
                    runs.runs().stream()
                            .filter(run -> run.batch().equals(chosen.batch())
                                    && run.node().equals(chosen.node()))
                            .findFirst()
                            .ifPresent(table.getSelectionModel()::select);
                put(table);
            }
        }
    }

    private void put(Node node) {
        if (!body.getChildren().equals(List.of(node))) body.getChildren().setAll(node);
    }

    private void show(Details details) {
        if (details instanceof Details.Closed) {
            sides.getChildren().setAll(body);
            return;
        }
        var side = new RunDetails(look, zone, names, details, () -> {
            model.close();
            table.requestFocus();
        });
        sides.getChildren().setAll(body, side);
    }

    private String moment(Runs.Run run) {
        return look.wording().formats().moment(run.start(), zone);
    }

    private String duration(Runs.Run run) {
        return look.span(Duration.between(run.start(), run.end()));
    }

    private String sources(Runs.Run run) {
        var all = run.sources().stream()
                .map(source -> names.getOrDefault(source, source))
                .collect(Collectors.joining(", "));
        return run.sources().size() > 1
                ? look.get("sync.history.several", run.sources().size(), all)
                : all;
    }

    private Label records(Runs.Run run) {
        if (!run.withheld()) return figure(run.rows());
        var elsewhere = Nodes.shortening("—", "text-body");
        var where = look.get("rows.elsewhere", run.node());
        elsewhere.setAccessibleText(where);
        Nodes.tip(elsewhere, where);
        return elsewhere;
    }

    private Label figure(long number) {
        return Nodes.shortening(look.number(number), "text-body");
    }

    private Label badge(Runs.Status status) {
        return Nodes.badge(look.get(status.key()), status.badge());
    }

    private Node error(Runs.Run run) {
        var style = run.status() == Runs.Status.FAILED ? "sync-error" : "text-small";
        return Nodes.shortening(run.error().map(look.words()::all).orElse(""), style);
    }
}
