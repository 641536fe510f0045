package alidade.engine.metrics;

/// A question that cannot be answered as it was asked; the message is the sentence that people read.
public final class QuestionProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param sentence what was asked, why it has no answer, and the nearest thing that has one
    public QuestionProblem(String sentence) {
        super(sentence);
    }
}
