package alidade.fetch.sources;

/// Says whether the work should stop; looked at between pages, while waiting and while reading.
@FunctionalInterface
public interface CancelSignal {
    boolean cancelled();

    static CancelSignal never() {
        return () -> false;
    }
}
