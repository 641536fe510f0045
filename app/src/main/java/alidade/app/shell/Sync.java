package alidade.app.shell;

import alidade.engine.pipeline.RouteChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The button that brings new data: collecting from the sources, later also exchanging with others.
public interface Sync {
    /// Runs until it is over or cancelled; called in the background.
    ///
    /// @param route profile of routes to go by; empty for the one in use
    /// @throws Exception when nothing could be done at all; its message is shown
    Outcome run(Optional<String> route, Consumer<Progress> progress, BooleanSupplier isCancelled) throws Exception;

    /// The profiles of routes that there are; called in the background.
    default RouteChoice routes() {
        return new RouteChoice(List.of(), "");
    }

    /// How far it is.
    ///
    /// @param sentence where it is, such as the source and its pages
    /// @param part of the whole, 0 to 1; negative when nobody knows
    record Progress(String sentence, double part) {}

    /// How it ended.
    ///
    /// @param complete whether everything that was tried succeeded
    record Outcome(boolean complete, String sentence) {}
}
