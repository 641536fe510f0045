package alidade.fetch.sources;

/// Says whether the work should stop: at once, or after the page in hand.
@FunctionalInterface
public interface CancelSignal {
    /// Whether to stop at once. Looked at between pages, while waiting and while reading: a page that is being read is
    /// let go, and asked for again when the run goes on.
    boolean cancelled();

    /// Whether to stop after the page in hand. Looked at between pages and while waiting, not while reading: a page
    /// that was asked for comes to its end.
    default boolean pausing() {
        return cancelled();
    }

    static CancelSignal never() {
        return () -> false;
    }
}
