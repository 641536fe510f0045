package alidade.app.widgets;

import alidade.app.fx.Listen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// A few alternatives side by side, of which one is on.
public final class Segments<T> extends HBox {
    /// @param id names its button, behind that of the row
    public record Choice<T>(String id, String text, T value) {}

    private final List<ToggleButton> buttons = new ArrayList<>();

    /// @param value the one that is on, which the row follows
    /// @param onChoice hears what a person chose
    public Segments(String id, List<Choice<T>> choices, ReadOnlyObjectProperty<T> value, Consumer<T> onChoice) {
        setId(id);
        getStyleClass().add("segments");
        setMaxWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var choice : choices) {
            var button = new ToggleButton(choice.text());
            button.setId(id + "-" + choice.id());
            button.setAccessibleText(choice.text());
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add("segment");
            button.setToggleGroup(group);
            button.setSelected(choice.value().equals(value.get()));
            button.setOnAction(_ -> {
                // A second click would leave none on.
                button.setSelected(true);
                onChoice.accept(choice.value());
            });
            Listen.to(value, button, now -> button.setSelected(choice.value().equals(now)));
            buttons.add(button);
        }
        getChildren().addAll(buttons);
    }

    /// Names an alternative anew, such as with a number.
    public void rename(int index, String text) {
        buttons.get(index).setText(text);
        buttons.get(index).setAccessibleText(text);
    }
}
