package alidade.app.shell;

import alidade.app.views.explain.Subject;
import alidade.app.widgets.Wording;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// Where the rail at the left leads: one view with its name and its work. For the JavaFX thread.
///
/// @param id names its button and its texts, `nav.<id>`
/// @param icon a path in a square of 17 units
/// @param isScoped whether it follows the scope of all views
/// @param load asks the engine again, in the background
/// @param stop lets go of what is under way
/// @param view makes its nodes; they fill the room they are given and scroll by themselves where they have to
public record Place(
        String id, String icon, boolean isScoped, Runnable load, Runnable stop, Function<Setting, Region> view) {
    /// How a view is to be painted.
    ///
    /// @param compact for small windows
    /// @param explain opens the explanation of a number
    public record Setting(Wording wording, boolean compact, Consumer<Subject> explain) {}
}
