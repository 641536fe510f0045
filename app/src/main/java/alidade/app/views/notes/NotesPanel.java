package alidade.app.views.notes;

import alidade.app.fx.Listen;
import alidade.app.views.notes.NotesViewModel.State;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.engine.annotations.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The annotations of what is being looked at, to be read, written, changed and taken away.
public final class NotesPanel extends VBox {
    private static final double WIDTH = 330;
    private static final double COMPACT_WIDTH = 280;
    private static final double SPACE = 8;
    private static final int MOST_LISTED = 100;

    private final NotesViewModel model;
    private final Wording wording;
    private Optional<NotesSubject> subject = Optional.empty();
    private Optional<NoteForm> form = Optional.empty();

    public NotesPanel(NotesViewModel model, Wording wording, boolean compact) {
        super(SPACE);
        this.model = model;
        this.wording = wording;
        setId("notes");
        getStyleClass().add("notes");
        setMinWidth(compact ? COMPACT_WIDTH : WIDTH);
        setPrefWidth(compact ? COMPACT_WIDTH : WIDTH);
        setMinHeight(0);
        managedProperty().bind(visibleProperty());
        Listen.to(model.state(), this, _ -> build());
        build();
    }

    /// Shows what belongs to something else; what is being written stays.
    public void show(NotesSubject other) {
        subject = Optional.of(other);
        build();
    }

    private void build() {
        var state = model.state().get();
        setVisible(!(state instanceof State.Closed) && subject.isPresent());
        if (!isVisible()) {
            form = Optional.empty();
            getChildren().clear();
            return;
        }
        var about = subject.orElseThrow();
        switch (state) {
            case State.Closed _ -> {}
            case State.Listed(var problem) -> {
                form = Optional.empty();
                list(about, problem);
            }
            case State.Removing _ -> {
                list(about, Optional.empty());
                getChildren().forEach(one -> one.setDisable(true));
            }
            case State.Writing writing -> write(about, writing, false);
            case State.Sealing(var writing) -> write(about, writing, true);
        }
    }

    private void write(NotesSubject about, State.Writing writing, boolean isBusy) {
        var same = form.filter(one -> one.writing().of().equals(writing.of())
                && one.writing().from().equals(writing.from())
                && one.writing().to().equals(writing.to()));
        var shown = same.orElseGet(() -> new NoteForm(model, wording, about, writing));
        shown.busy(isBusy);
        if (!isBusy) shown.tell(writing.problem());
        form = Optional.of(shown);
        var title = Nodes.text(wording.get(writing.of().isEmpty() ? "notes.new" : "notes.change"), "quality-part");
        if (!getChildren().contains(shown)) getChildren().setAll(title, shown);
    }

    private void list(NotesSubject about, Optional<String> problem) {
        var nodes = new ArrayList<Node>();
        var title = Nodes.text(wording.get("notes.title"), "quality-part");
        var head = new HBox(SPACE, title, Nodes.spring());
        head.setAlignment(Pos.CENTER_LEFT);
        if (about.isKnown()) {
            var add = button("note-add", wording.get("notes.add"), wording.get("notes.new"));
            add.setOnAction(_ -> model.write(about.day()));
            head.getChildren().add(add);
        }
        var close = button("notes-close", wording.get("notes.close"), wording.get("notes.close"));
        close.setOnAction(_ -> model.toggle());
        head.getChildren().add(close);
        nodes.add(head);
        if (!about.isKnown()) nodes.add(sentence("notes-past", wording.get("notes.past"), "text-note"));
        problem.ifPresent(one -> nodes.add(sentence("notes-problem", one, "quality-error")));
        if (about.notes().isEmpty()) nodes.add(sentence("notes-none", wording.get("notes.none"), "text-note"));
        else nodes.add(rows(about));
        getChildren().setAll(nodes);
    }

    private static Label sentence(String id, String words, String style) {
        var label = new Label(words);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private ScrollPane rows(NotesSubject about) {
        var rows = new VBox(SPACE);
        rows.getStyleClass().add("note-rows");
        var newest = about.notes().reversed();
        newest.stream().limit(MOST_LISTED).forEach(one -> rows.getChildren().add(row(one, about)));
        if (newest.size() > MOST_LISTED) {
            rows.getChildren()
                    .add(sentence("notes-more", wording.get("notes.first", MOST_LISTED, newest.size()), "text-note"));
        }
        var scroll = new ScrollPane(rows);
        scroll.setId("notes-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node row(Noted noted, NotesSubject about) {
        var one = noted.annotation();
        var note = one.note();
        var days = Nodes.shortening(Notes.days(note), "text-strong");
        var words = sentence("note-" + one.id() + "-text", note.text(), "text-body");
        var of = List.of(
                one.who(),
                note.metric().isEmpty()
                        ? wording.get("notes.all")
                        : wording.label(about.metric().label()),
                noted.value().map(wording::label).orElse(""));
        var meta = Nodes.shortening(
                String.join(" · ", of.stream().filter(part -> !part.isEmpty()).toList()), "text-small");
        var foot = new HBox(SPACE, meta, Nodes.spring());
        foot.setAlignment(Pos.CENTER_LEFT);
        if (about.isKnown()) foot.getChildren().addAll(buttons(one));
        var row = new VBox(2, days, words, foot);
        row.setId("note-" + one.id());
        row.getStyleClass().add("note");
        return row;
    }

    private List<Button> buttons(Annotation one) {
        var about = Notes.days(one.note()) + " " + one.note().text();
        var change =
                button("note-" + one.id() + "-change", wording.get("notes.edit"), wording.get("notes.edit.of", about));
        change.setOnAction(_ -> model.change(one));
        var remove = button(
                "note-" + one.id() + "-remove", wording.get("notes.remove"), wording.get("notes.remove.of", about));
        remove.setOnAction(_ -> model.remove(one));
        return List.of(change, remove);
    }

    private static Button button(String id, String words, String accessible) {
        var button = new Button(words);
        button.setId(id);
        button.setAccessibleText(accessible);
        button.getStyleClass().addAll("quiet", "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
