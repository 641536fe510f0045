package alidade.engine.pipeline;

/// A wish that cannot be met; the message is a sentence for people.
public final class Unanswerable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswerable(String sentence) {
        super(sentence);
    }
}
