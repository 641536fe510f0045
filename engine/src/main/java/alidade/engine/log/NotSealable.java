package alidade.engine.log;

/// Says why something cannot be sealed: a value for which the log has no form, or a log that may not be written.
public final class NotSealable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotSealable(String sentence) {
        super(sentence);
    }

    public NotSealable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
