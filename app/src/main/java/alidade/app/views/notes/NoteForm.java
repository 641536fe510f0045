package alidade.app.views.notes;

import alidade.app.views.notes.NotesViewModel.State;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.engine.annotations.Note;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Text, days and what it is about, of an annotation that is being written.
final class NoteForm extends VBox {
    private static final double SPACE = 8;
    private static final int ROWS = 4;

    private final NotesViewModel model;
    private final Wording wording;
    private final NotesSubject subject;
    private final TextArea text = new TextArea();
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final CheckBox only = new CheckBox();
    private final ComboBox<Optional<Note.About>> about;
    private final Label count = Nodes.text("", "text-small");
    private final Label problem = new Label();
    private final Button seal = new Button();
    private final Button back = new Button();
    private final State.Writing writing;

    NoteForm(NotesViewModel model, Wording wording, NotesSubject subject, State.Writing writing) {
        super(SPACE);
        this.model = model;
        this.wording = wording;
        this.subject = subject;
        this.writing = writing;
        setId("note-form");
        about = Choices.of("note-about", wording.get("notes.about"), this::value, _ -> {});
        fill();
        dress();
        var days = new HBox(SPACE, named("notes.from", from), named("notes.to", to));
        var foot = new HBox(SPACE, back, Nodes.spring(), count, seal);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(text, days, only, named("notes.about", about), problem, foot);
        Nodes.onEscape(this, model::leave);
        text.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) text.requestFocus();
        });
    }

    State.Writing writing() {
        return writing;
    }

    private void fill() {
        var note = writing.of().map(one -> one.note());
        text.setText(note.map(Note::text).orElse(""));
        from.setText(writing.from().toString());
        to.setText(writing.to().toString());
        only.setSelected(note.map(one -> one.metric().isPresent()).orElse(true));
        var values = new ArrayList<Optional<Note.About>>();
        values.add(Optional.empty());
        subject.values().forEach(one -> values.add(Optional.of(one)));
        var chosen = note.flatMap(Note::about);
        if (!values.contains(chosen)) values.add(chosen);
        Choices.show(about, values, chosen);
    }

    private void dress() {
        text.setId("note-text");
        text.setAccessibleText(wording.get("notes.text"));
        text.setPromptText(wording.get("notes.text"));
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        text.getStyleClass().add("note-text");
        text.textProperty().addListener((_, _, _) -> counted());
        // Tab leaves the field, as it leaves every other one.
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && !event.isControlDown()) {
                from.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                submit();
                event.consume();
            }
        });
        field(from, "note-from", "notes.from");
        field(to, "note-to", "notes.to");
        only.setId("note-only");
        only.setText(wording.get("notes.only", wording.label(subject.metric().label())));
        only.setAccessibleText(only.getText());
        about.setMaxWidth(Double.MAX_VALUE);
        count.setId("note-count");
        problem.setId("note-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("quality-error");
        tell(writing.problem());
        button(seal, "note-seal", "notes.seal", "primary");
        seal.setOnAction(_ -> submit());
        button(back, "note-back", "notes.back", "quiet");
        back.setOnAction(_ -> model.leave());
        counted();
    }

    private void field(TextField field, String id, String key) {
        field.setId(id);
        field.setAccessibleText(wording.get(key));
        field.setPromptText("2026-01-31");
        field.setPrefColumnCount(9);
        field.getStyleClass().add("quality-field");
        field.setOnAction(_ -> submit());
    }

    private void button(Button button, String id, String key, String style) {
        button.setId(id);
        button.setText(wording.get(key));
        button.setAccessibleText(button.getText());
        button.getStyleClass().add(style);
        button.setMinWidth(USE_PREF_SIZE);
    }

    private VBox named(String key, javafx.scene.Node control) {
        var box = new VBox(2, Nodes.text(wording.get(key), "text-small"), control);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private String value(Optional<Note.About> one) {
        return one.map(about -> wording.label(Notes.label(about, subject.pack())))
                .orElse(wording.get("notes.about.all"));
    }

    private void counted() {
        var words = text.getText().strip();
        var characters = words.codePointCount(0, words.length());
        count.setText(wording.get("notes.count", characters, Note.MOST_CHARACTERS));
        seal.setDisable(characters == 0 || characters > Note.MOST_CHARACTERS);
    }

    /// What was typed stays.
    NoteForm busy(boolean isBusy) {
        for (var one : List.of(text, from, to, only, about, seal, back)) one.setDisable(isBusy);
        if (!isBusy) counted();
        return this;
    }

    NoteForm tell(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        problem.setVisible(sentence.isPresent());
        problem.setManaged(sentence.isPresent());
        return this;
    }

    private void submit() {
        if (seal.isDisable()) return;
        var first = day(from);
        var last = to.getText().isBlank() ? first : day(to);
        if (first.isEmpty() || last.isEmpty()) return;
        if (last.get().isBefore(first.get())) {
            tell(Optional.of(wording.get("notes.backwards", last.get(), first.get())));
            return;
        }
        try {
            var metric = only.isSelected() ? Optional.of(subject.metric().name()) : Optional.<String>empty();
            model.seal(new Note(metric, about.getValue(), first.get(), last.get(), text.getText()));
        } catch (Note.NotNotable e) {
            tell(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Optional<LocalDate> day(TextField field) {
        try {
            return Optional.of(LocalDate.parse(field.getText().strip()));
        } catch (DateTimeException e) {
            tell(Optional.of(wording.get("notes.noDay", field.getText())));
            field.requestFocus();
            return Optional.empty();
        }
    }
}
