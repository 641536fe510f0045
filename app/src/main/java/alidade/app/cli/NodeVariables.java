package alidade.app.cli;

import java.util.List;

/// The environment variables that `node run` reads where an option is not given; units and compose files set them.
public final class NodeVariables {
    public static final String REGION = "ALIDADE_REGION";
    public static final String HUB = "ALIDADE_HUB";
    public static final String EVERY = "ALIDADE_EXCHANGE_MINUTES";
    public static final String SILENCE = "ALIDADE_SILENCE_HOURS";
    public static final String WATCH = "ALIDADE_WATCH";
    public static final String PORT = "ALIDADE_HEALTH_PORT";
    /// Never an option, since others can read the arguments of a process.
    public static final String WEBHOOK = "ALIDADE_WEBHOOK";

    /// All of them.
    public static final List<String> ALL = List.of(REGION, HUB, EVERY, SILENCE, WATCH, PORT, WEBHOOK);

    private NodeVariables() {}
}
