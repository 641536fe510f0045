package alidade.engine.exchange;

/// Ends the reading of an entry that nobody wants any more; nothing of it is kept.
final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
        super("the exchange was cancelled", null, false, false);
    }
}
