package alidade.app.cli;

import alidade.engine.node.Health;
import alidade.engine.node.HealthDocument;
import com.fasterxml.jackson.databind.JsonNode;

/// The health of a node in words.
final class HealthText {
    private HealthText() {}

    static String of(Visit visit, Health health) {
        return of(visit, HealthDocument.of(health));
    }

    /// @param document as `/health` answers it
    static String of(Visit visit, JsonNode document) {
        var text = new StringBuilder();
        var state = document.path("state").asText();
        text.append(visit.say(
                        "cli.node.health.state",
                        document.path("node").asText(),
                        document.path("region").asText(),
                        visit.say("cli.node.health." + state)))
                .append('\n');
        for (var trouble : document.path("troubles")) {
            text.append(visit.say(
                            "cli.node.trouble." + trouble.path("kind").asText(),
                            trouble.path("about").asText(),
                            trouble.path("sentence").asText()))
                    .append('\n');
        }
        var next = document.path("next").asText();
        if (document.path("next").isTextual())
            text.append(visit.say("cli.node.health.next", next)).append('\n');
        return text.toString();
    }
}
