package alidade.app.specimens;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/// One component with its states.
///
/// @param of the class that it is of
public record Specimen(Class<?> of, List<State> states) {
    public Specimen {
        states = List.copyOf(states);
    }

    /// @param name key of its name, behind `gallery.state.`
    /// @param node makes it, on the JavaFX thread
    public record State(String name, Supplier<Region> node) {}

    public static State state(String name, Supplier<Region> node) {
        return new State(name, node);
    }

    /// Does something when a value is of a kind for the first time, such as the next step towards a state.
    public static <T, K extends T> void once(ObservableValue<T> value, Class<K> kind, Consumer<K> then) {
        once(value, kind::isInstance, now -> then.accept(kind.cast(now)));
    }

    /// The same for a value that is as it should be.
    public static <T> void once(ObservableValue<T> value, Predicate<T> isSo, Consumer<T> then) {
        var isDone = new AtomicBoolean();
        value.subscribe(now -> {
            if (isSo.test(now) && isDone.compareAndSet(false, true)) then.accept(now);
        });
    }

    /// Keeps a view at a size, as a window does.
    public static Region sized(Region view, double width, double height) {
        view.setPrefSize(width, height);
        view.setMinSize(width, height);
        view.setMaxSize(width, height);
        return view;
    }
}
