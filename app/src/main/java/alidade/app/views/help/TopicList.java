package alidade.app.views.help;

import alidade.app.fx.Listen;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The left side of the help: a field to search all pages, and the pages by group or what was found.
final class TopicList extends VBox {
    private static final double SPACE = 10;

    /// Long lists that few people look for begin shut.
    private final Set<Topic.Group> shut = EnumSet.of(Topic.Group.DECISION);

    private final HelpViewModel model;
    private final Wording wording;
    private final TextField search = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final Label count = Nodes.text("", "text-small");
    private boolean isFollowing;

    /// A line of the list.
    private sealed interface Line {
        record Head(Topic.Group group, int pages) implements Line {}

        record Page(Topic topic) implements Line {}

        record Hit(HelpBook.Hit hit) implements Line {}
    }

    TopicList(HelpViewModel model, Wording wording) {
        super(SPACE);
        this.model = model;
        this.wording = wording;
        getStyleClass().add("card");
        search.setId("help-search");
        search.setPromptText(wording.get("help.search"));
        search.setAccessibleText(wording.get("help.search"));
        search.textProperty().addListener((_, _, text) -> model.search(text, wording.locale()));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) list.requestFocus();
            if (event.getCode() != KeyCode.ESCAPE || search.getText().isEmpty()) return;
            search.clear();
            event.consume();
        });
        count.setId("help-count");
        list.setId("help-list");
        list.setAccessibleText(wording.get("nav.help"));
        list.getStyleClass().add("help-list");
        list.setCellFactory(_ -> new LineCell());
        list.setOnMouseClicked(_ -> turn());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) turn();
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (!isFollowing) open(Optional.ofNullable(line));
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(search, count, list);
        Listen.to(model.found(), this, _ -> fill());
        Listen.to(model.state(), this, _ -> fill());
        Listen.to(model.open(), this, _ -> follow());
        fill();
    }

    private void fill() {
        if (!(model.state().get() instanceof HelpViewModel.State.Shown(var book))) return;
        isFollowing = true;
        var found = model.found().get();
        count.setVisible(found.isPresent());
        count.setManaged(found.isPresent());
        if (found.isPresent()) {
            count.setText(wording.get("help.found", found.get().all()));
            list.getItems()
                    .setAll(found.get().hits().stream()
                            .map(hit -> (Line) new Line.Hit(hit))
                            .toList());
            list.getSelectionModel().clearSelection();
            list.scrollTo(0);
        } else {
            list.getItems().setAll(lines(book));
        }
        isFollowing = false;
        if (found.isEmpty()) follow();
    }

    private List<Line> lines(HelpBook book) {
        var lines = new ArrayList<Line>();
        for (var group : Topic.Group.values()) {
            var topics = book.topics().stream()
                    .filter(topic -> topic.group() == group)
                    .toList();
            if (topics.isEmpty()) continue;
            if (group != Topic.Group.KEYS) lines.add(new Line.Head(group, topics.size()));
            if (!shut.contains(group)) topics.forEach(topic -> lines.add(new Line.Page(topic)));
        }
        return lines;
    }

    private void open(Optional<Line> line) {
        switch (line.orElse(new Line.Head(Topic.Group.KEYS, 0))) {
            case Line.Page(var topic) -> model.open(topic.id(), "");
            case Line.Hit(var hit) -> model.open(hit.topic().id(), hit.section().anchor());
            case Line.Head _ -> {}
        }
    }

    /// Opens or shuts the chosen group.
    private void turn() {
        if (!(list.getSelectionModel().getSelectedItem() instanceof Line.Head(var group, var _))) return;
        if (!shut.remove(group)) shut.add(group);
        int at = list.getSelectionModel().getSelectedIndex();
        fill();
        isFollowing = true;
        list.getSelectionModel().select(at);
        isFollowing = false;
    }

    /// Marks the open page, by whichever way it was opened.
    private void follow() {
        if (model.found().get().isPresent()) return;
        var open = model.open().get();
        if (open.isEmpty()) return;
        if (shut.remove(open.get().topic().group())) {
            fill();
            return;
        }
        isFollowing = true;
        var line = new Line.Page(open.get().topic());
        if (!line.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(line);
            list.scrollTo(Math.max(0, list.getItems().indexOf(line) - 4));
        }
        isFollowing = false;
    }

    private String group(Topic.Group group) {
        return wording.get("help.group." + group.name().toLowerCase(Locale.ROOT));
    }

    private final class LineCell extends ListCell<Line> {
        private final Label title = Nodes.shortening("");
        private final Label note = Nodes.shortening("");
        private final VBox words = new VBox(title, note);

        LineCell() {
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean isEmpty) {
            super.updateItem(line, isEmpty);
            getStyleClass().removeAll("help-head", "help-hit");
            if (isEmpty || line == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            switch (line) {
                case Line.Head(var group, var pages) -> {
                    getStyleClass().add("help-head");
                    show((shut.contains(group) ? "▶ " : "▼ ") + group(group) + "  " + pages, "", "help-group");
                }
                case Line.Page(var topic) -> show(topic.title().in(wording.locale()), "", "help-topic");
                case Line.Hit(var hit) -> {
                    getStyleClass().add("help-hit");
                    var title = hit.topic().title().in(wording.locale());
                    var heading = hit.section().heading();
                    show(
                            heading.isEmpty() || heading.equals(title) ? title : title + " › " + heading,
                            hit.excerpt(),
                            "help-topic");
                }
            }
        }

        private void show(String words, String more, String style) {
            title.setText(words);
            title.getStyleClass().removeAll("help-group", "help-topic");
            title.getStyleClass().add(style);
            Nodes.tip(title, words);
            note.setText(more);
            note.setVisible(!more.isEmpty());
            note.setManaged(!more.isEmpty());
            if (!note.getStyleClass().contains("text-small"))
                note.getStyleClass().add("text-small");
            Nodes.tip(note, more);
            setGraphic(this.words);
            setAccessibleText(words + " " + more);
        }
    }
}
