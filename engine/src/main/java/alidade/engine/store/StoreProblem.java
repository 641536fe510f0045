package alidade.engine.store;

/// Says what the store could not do; what it holds can always be made again from the log.
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreProblem(String sentence, Throwable cause) {
        super(sentence + ": " + cause.getMessage(), cause);
    }
}
