package alidade.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/// Lets nodes hear what a view model says. A view model lives as long as the window, a view only until the language or
/// the room changes, or until it is printed: so the view model does not hold the node, and nobody has to say goodbye.
///
/// For the JavaFX thread.
public final class Listen {
    private Listen() {}

    /// Calls with each new value, as long as anybody has the node.
    ///
    /// @param node holds on to what is called
    public static <T> void to(ObservableValue<T> value, Node node, Consumer<? super T> then) {
        ChangeListener<T> listener = (_, _, now) -> then.accept(now);
        heldBy(node).add(listener);
        value.addListener(new WeakChangeListener<>(listener));
    }

    @SuppressWarnings("unchecked") // Nobody else puts anything there.
    private static List<Object> heldBy(Node node) {
        return (List<Object>) node.getProperties().computeIfAbsent(Listen.class, _ -> new ArrayList<>());
    }
}
