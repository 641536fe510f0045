package alidade.app.widgets;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Boxes to choose one of several things from.
public final class Choices {
    /// However long the things are that can be chosen.
    private static final double MOST = 320;

    private Choices() {}

    /// @param word how a thing is written
    /// @param onChoice gets what is chosen, also when it is shown by [#show(ComboBox, List, Object)]
    public static <T> ComboBox<T> of(String id, String name, Function<T, String> word, Consumer<T> onChoice) {
        var box = new ComboBox<T>();
        box.setMaxWidth(MOST);
        box.setId(id);
        box.setAccessibleText(name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T one) {
                return one == null ? "" : word.apply(one);
            }

            @Override
            public T fromString(String text) {
                return box.getValue();
            }
        });
        box.valueProperty().addListener((_, _, one) -> {
            if (one != null) onChoice.accept(one);
        });
        return box;
    }

    public static <T> void show(ComboBox<T> box, List<T> items, T value) {
        if (!box.getItems().equals(items)) box.getItems().setAll(items);
        box.setValue(value);
    }
}
