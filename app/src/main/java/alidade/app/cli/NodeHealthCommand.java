package alidade.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `node health`: how the node that runs on this computer is.
@Command(name = "health", description = "${bundle:cli.node.health}")
final class NodeHealthCommand extends VisitCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> environment = System.getenv();

    @Mixin
    private final PortOption port = new PortOption();

    NodeHealthCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) throws InterruptedException {
        var document = ask(visit, port.in(visit, environment));
        return new Outcome(exitCode(document), document, () -> HealthText.of(visit, document));
    }

    private static JsonNode ask(Visit visit, int port) throws InterruptedException {
        var address = URI.create("http://127.0.0.1:%d/health".formatted(port));
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var document =
                    Documents.read(client.send(request, BodyHandlers.ofString()).body());
            if (document.path("state").isTextual()) return document;
            throw CommandProblem.failed(visit.say("cli.node.health.none", address.toString()));
        } catch (IOException e) {
            throw CommandProblem.failed(visit.say("cli.node.health.none", address.toString()));
        }
    }

    private static int exitCode(JsonNode document) {
        return switch (document.path("state").asText()) {
            case "good", "collecting" -> ExitCode.DONE;
            case "troubled" -> ExitCode.DATA_DID_NOT_PASS;
            default -> ExitCode.FAILED;
        };
    }
}
