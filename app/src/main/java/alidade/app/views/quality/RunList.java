package alidade.app.views.quality;

import alidade.app.widgets.DayStrip;
import alidade.app.widgets.Nodes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The ingestion log: the runs of the last days on an axis of days, and under it all of them, newest first.
final class RunList extends VBox {
    private static final double SPACE = 8;
    private static final double ROW = 52;
    private static final double COMPACT_ROW = 44;
    private static final double WORD_WIDTH = 74;

    private final RoomLook look;
    private final ListView<Runs.Run> list = new ListView<>();
    private final VBox strip = new VBox();
    private Map<String, String> names = Map.of();
    private ZoneId zone = ZoneOffset.UTC;

    RunList(RoomLook look) {
        super(SPACE);
        this.look = look;
        setMinHeight(0);
        list.setId("quality-runs");
        list.setAccessibleText(look.get("quality.runs.title"));
        list.setFixedCellSize(look.compact() ? COMPACT_ROW : ROW);
        list.setCellFactory(_ -> new RunCell());
        list.getStyleClass().add("quality-runs");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(strip, list);
    }

    void show(Runs runs, QualityRoom room) {
        zone = room.pack().zone();
        names = names(room);
        list.getItems().setAll(runs.runs());
        strip.getChildren().setAll(strip(runs.runs(), room.span()));
    }

    private Map<String, String> names(QualityRoom room) {
        var names = new HashMap<String, String>();
        if (room.days() instanceof Part.Read<SourceDays>(var days))
            days.sources()
                    .forEach(source -> names.put(source.name(), look.wording().label(source.label())));
        return names;
    }

    /// Those of the days that the grid shows, oldest first.
    private DayStrip strip(List<Runs.Run> runs, int span) {
        var last = runs.isEmpty() ? LocalDate.EPOCH : day(runs.getFirst());
        var first = last.minusDays(span - 1L);
        var shown = runs.reversed().stream()
                .filter(run -> !day(run).isBefore(first))
                .toList();
        var marks = new ArrayList<DayStrip.Mark>();
        for (var run : shown) {
            int day = (int) (day(run).toEpochDay() - first.toEpochDay());
            marks.add(new DayStrip.Mark(
                    Math.min(day, span - 1), run.status().badge(), run.status().sign(), words(run)));
        }
        var days = first.datesUntil(last.plusDays(1))
                .map(look.wording().formats()::day)
                .toList();
        var strip = new DayStrip(days, marks, look.get("quality.runs.title"), mark -> select(shown.get(mark)));
        strip.setId("quality-run-strip");
        return strip;
    }

    private void select(Runs.Run run) {
        list.getSelectionModel().select(run);
        list.scrollTo(run);
    }

    private LocalDate day(Runs.Run run) {
        return LocalDate.ofInstant(run.start(), zone);
    }

    private List<String> words(Runs.Run run) {
        return List.of(
                look.wording().formats().moment(run.start(), zone),
                look.get(run.status().key()) + " · " + run.batch(),
                counts(run));
    }

    private String counts(Runs.Run run) {
        if (run.withheld()) return look.get("rows.elsewhere", run.node());
        return look.get(
                "quality.run.counts",
                look.number(run.inserted()),
                look.number(run.updated()),
                look.number(run.failed()));
    }

    private String sources(Runs.Run run) {
        return run.sources().stream()
                .map(source -> names.getOrDefault(source, source))
                .collect(Collectors.joining(", "));
    }

    /// One run in two lines. Its nodes are made once.
    private final class RunCell extends ListCell<Runs.Run> {
        private final Label when = Nodes.text("", "text-strong");
        private final Label status = Nodes.badge("");
        private final Label sources = Nodes.shortening("", "text-body");
        private final Label counts = Nodes.text("", "text-body");
        private final Label batch = Nodes.shortening("", "text-small");
        private final Label error = Nodes.shortening("", "quality-error");
        private final Tooltip whole = new Tooltip();
        private final VBox lines;

        RunCell() {
            HBox.setHgrow(sources, Priority.ALWAYS);
            sources.setMaxWidth(Double.MAX_VALUE);
            var word = new StackPane(status);
            word.getStyleClass().add("quality-status");
            word.setMinWidth(WORD_WIDTH);
            var first = new HBox(SPACE * 1.5, when, word, sources, counts);
            first.setAlignment(Pos.CENTER_LEFT);
            var second = new HBox(SPACE * 1.5, batch, error);
            second.setAlignment(Pos.CENTER_LEFT);
            batch.setMinWidth(Region.USE_PREF_SIZE);
            lines = new VBox(2, first, second);
            lines.setAlignment(Pos.CENTER_LEFT);
            lines.setMinWidth(0);
            lines.setPrefWidth(0);
            whole.setWrapText(true);
            whole.setMaxWidth(640);
        }

        @Override
        protected void updateItem(Runs.@Nullable Run run, boolean isEmpty) {
            super.updateItem(run, isEmpty);
            if (isEmpty || run == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            when.setText(look.wording().formats().moment(run.start(), zone));
            status.setText(look.get(run.status().key()));
            status.getStyleClass().setAll("label", "badge", run.status().badge());
            sources.setText(sources(run));
            counts.setText(counts(run));
            batch.setText(look.get("quality.run.batch", run.id(), run.batch(), run.region()));
            error.setText(look.words().all(run.error().orElse("")));
            whole.setText(sources(run) + "\n" + look.words().all(run.error().orElse("")));
            setTooltip(run.error().isPresent() ? whole : null);
            setAccessibleText(String.join(". ", words(run)) + ". " + sources(run) + ". "
                    + run.error().orElse(""));
            setGraphic(lines);
        }
    }
}
