package alidade.engine.exchange;

/// Says what the hub does not let this login do; everything else goes on.
public final class HubRefusal extends HubProblem {
    private static final long serialVersionUID = 1L;

    public HubRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
