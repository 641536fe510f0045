package alidade.app.views.scope;

import alidade.app.views.scope.ScopeReading.Choice;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The values of one dimension, to be searched and ticked. However many there are, only those in sight have nodes.
final class FilterPanel extends VBox {
    private static final double GAP = 8;
    private static final double WIDTH = 320;
    private static final double HEIGHT = 300;

    private final Wording wording;
    private final Set<String> ticked;
    private final Consumer<Set<String>> onTick;
    private final TextField search = new TextField();

    /// @param ticked the values that count now
    /// @param onTick gets all that count after each change
    FilterPanel(String id, Wording wording, Set<String> ticked, Consumer<Set<String>> onTick) {
        super(GAP);
        this.wording = wording;
        this.ticked = new HashSet<>(ticked);
        this.onTick = onTick;
        setId(id);
        getStyleClass().addAll("card", "filter-panel");
        setPrefSize(WIDTH, HEIGHT);
        getChildren().setAll(new StateNote(id + "-state", wording.get("state.loading"), ""));
    }

    void fail(String sentence) {
        getChildren().setAll(new StateNote(getId() + "-state", wording.get("state.failed"), sentence));
    }

    void show(List<Choice> choices) {
        if (choices.isEmpty()) {
            getChildren().setAll(new StateNote(getId() + "-state", wording.get("state.empty"), ""));
            return;
        }
        var fitting = new FilteredList<>(FXCollections.observableList(choices));
        search.setId(getId() + "-search");
        search.setPromptText(wording.get("scope.search"));
        search.setAccessibleText(wording.get("scope.search"));
        search.textProperty().addListener((_, _, text) -> fitting.setPredicate(choice -> fits(choice, text)));
        var list = list(fitting);
        var clear = new Button(wording.get("scope.clear"));
        clear.setId(getId() + "-clear");
        clear.setAccessibleText(clear.getText());
        clear.getStyleClass().add("quiet");
        clear.setOnAction(_ -> {
            ticked.clear();
            list.refresh();
            onTick.accept(Set.of());
        });
        var count = Nodes.text(wording.get("scope.values", choices.size()), "text-note");
        var foot = new HBox(GAP, count, Nodes.spring(), clear);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(search, list, foot);
        search.requestFocus();
    }

    private ListView<Choice> list(FilteredList<Choice> choices) {
        var list = new ListView<>(choices);
        list.setId(getId() + "-list");
        list.setAccessibleText(wording.get("scope.search"));
        list.setCellFactory(CheckBoxListCell.forListView(this::isTicked, new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice choice) {
                return choice == null ? "" : choice.name().in(wording.locale());
            }

            @Override
            public @Nullable Choice fromString(String text) {
                return null;
            }
        }));
        list.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.SPACE && event.getCode() != KeyCode.ENTER) return;
            var choice = list.getSelectionModel().getSelectedItem();
            if (choice == null) return;
            tick(choice, !ticked.contains(choice.value()));
            list.refresh();
            event.consume();
        });
        return list;
    }

    private boolean fits(Choice choice, String text) {
        var words = choice.value() + "\n" + choice.name().in(Locale.ENGLISH) + "\n"
                + choice.name().in(Locale.SIMPLIFIED_CHINESE);
        return words.toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT).strip());
    }

    private ObservableValue<Boolean> isTicked(Choice choice) {
        var property = new SimpleBooleanProperty(ticked.contains(choice.value()));
        property.addListener((_, _, isOn) -> tick(choice, isOn));
        return property;
    }

    private void tick(Choice choice, boolean isOn) {
        var isNew = isOn ? ticked.add(choice.value()) : ticked.remove(choice.value());
        if (isNew) onTick.accept(Set.copyOf(ticked));
    }
}
