package alidade.app.views.start;

import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;

/// Makes a demo workspace elsewhere, or brings it up to today, to be opened in place of this one.
public interface DemoMaker {
    /// Not for the JavaFX thread. Cancelled, what was made so far stays and is gone on with the next time.
    ///
    /// @return whether it is ready to be opened; false when it was cancelled
    /// @throws RuntimeException when it cannot be made; its message is shown
    boolean make(Progress progress, CancelSignal cancel);

    /// Opens it. For the JavaFX thread.
    void open();
}
