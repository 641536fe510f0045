package alidade.app.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a node tells on this computer how it is.
final class PortOption {
    private static final long USUAL = 9637;
    private static final long MOST = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "${bundle:cli.node.port}")
    private Optional<String> port = Optional.empty();

    int in(Visit visit, Map<String, String> environment) {
        return Math.toIntExact(
                NodeOptions.number(visit, "--port", port, NodeVariables.PORT, environment, 0, USUAL, MOST));
    }
}
