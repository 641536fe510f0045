package alidade.engine.pipeline;

import java.io.UncheckedIOException;

/// A wish that cannot be met; the message is a sentence for people.
public final class Unanswerable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswerable(String sentence) {
        super(sentence);
    }

    private Unanswerable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The disk failed, most often because it is full.
    static Unanswerable disk(UncheckedIOException e) {
        return new Unanswerable(
                "%s; what was sealed before is kept, and the same command goes on from there once the disk takes writes again"
                        .formatted(e.getMessage()),
                e);
    }
}
