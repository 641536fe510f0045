package alidade.engine.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The health of a node as JSON; its schema is `node-health`.
public final class HealthDocument {
    private HealthDocument() {}

    public static ObjectNode of(Health health) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("state", health.state().word())
                .put("node", health.self().node())
                .put("region", health.self().region())
                .put("incarnation", health.self().incarnation())
                .put("since", health.self().since().toString())
                .put("at", health.at().toString());
        health.regions().forEach(document.putArray("regions")::add);
        health.collecting().forEach(document.putArray("collecting")::add);
        document.set("next", moment(health.next()));
        troubles(document, health);
        sources(document, health);
        health.meeting().ifPresentOrElse(meeting -> document.set("hub", hub(meeting)), () -> document.putNull("hub"));
        var entries = document.putObject("entries");
        health.reached().forEach(entries::put);
        var alerts = document.putObject("alerts");
        health.alerts().forEach(alerts::put);
        return document.put("free_bytes", health.freeBytes());
    }

    private static void troubles(ObjectNode document, Health health) {
        var troubles = document.putArray("troubles");
        for (var trouble : health.troubles()) {
            troubles.addObject()
                    .put("kind", trouble.kind().word())
                    .put("about", trouble.about())
                    .put("sentence", trouble.sentence())
                    .set("since", moment(trouble.since()));
        }
    }

    private static void sources(ObjectNode document, Health health) {
        var sources = document.putArray("sources");
        for (var source : health.sources()) {
            var one = sources.addObject()
                    .put("source", source.source())
                    .put("region", source.region())
                    .put("failures", source.failures());
            var last = source.runs().stream().findFirst();
            one.set("last_run", moment(last.map(run -> run.ended())));
            one.set("last_status", text(last.map(run -> run.status().name().toLowerCase(Locale.ROOT))));
            one.set("last_success", moment(source.lastSuccess().map(run -> run.ended())));
            one.set("next", moment(source.due()));
        }
    }

    private static ObjectNode hub(Meeting meeting) {
        var hub = JsonNodeFactory.instance
                .objectNode()
                .put("away", meeting.awaySince().isPresent())
                .put("exchanges", meeting.met())
                .put("failures", meeting.failed())
                .put("pushed", meeting.pushed())
                .put("pulled", meeting.pulled());
        hub.set("last", moment(meeting.last()));
        hub.set("next", moment(Optional.of(meeting.next())));
        var neighbours = hub.putArray("neighbours");
        for (var neighbour : meeting.neighbours()) {
            neighbours
                    .addObject()
                    .put("node", neighbour.node())
                    .put("region", neighbour.region())
                    .put("met", neighbour.met().toString())
                    .put("condition", neighbour.condition().name().toLowerCase(Locale.ROOT));
        }
        return hub;
    }

    private static JsonNode moment(Optional<Instant> moment) {
        return text(moment.map(Instant::toString));
    }

    private static JsonNode text(Optional<String> text) {
        return text.<JsonNode>map(JsonNodeFactory.instance::textNode).orElseGet(JsonNodeFactory.instance::nullNode);
    }
}
