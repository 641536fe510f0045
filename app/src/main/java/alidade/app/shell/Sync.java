package alidade.app.shell;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The button that brings new data: collecting from the sources, later also exchanging with others.
public interface Sync {
    /// Runs until it is over or cancelled; called in the background.
    ///
    /// @throws Exception when nothing could be done at all; its message is shown
    Outcome run(Consumer<Progress> progress, BooleanSupplier isCancelled) throws Exception;

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
