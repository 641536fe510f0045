package alidade.engine.exchange;

/// Says why the hub cannot be used just now; what was acknowledged before is safe.
public class HubProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HubProblem(String sentence) {
        super(sentence);
    }

    public HubProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
