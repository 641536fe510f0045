package alidade.app.gallery;

import java.util.List;
import java.util.function.Supplier;
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

    static State state(String name, Supplier<Region> node) {
        return new State(name, node);
    }
}
