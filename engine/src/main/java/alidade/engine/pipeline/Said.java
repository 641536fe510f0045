package alidade.engine.pipeline;

import alidade.engine.log.Document;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// The text of a document in which a person says something: an object of JSON with `who` and `at`, and with what is
/// said. By its moment it is never the same text twice.
final class Said {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Said() {}

    static ObjectNode by(String who, Instant at) {
        return JSON.createObjectNode().put("at", at.toString()).put("who", who);
    }

    /// The same, put back by a person at a moment; who said it first stays.
    static String again(Document before, String who, Instant at) {
        return object(before.text())
                .put("again", root(before))
                .put("again_by", who)
                .put("at", at.toString())
                .toString();
    }

    /// The hash of what was said first, however often it was put back since.
    static String root(Document document) {
        return object(document.text()).path("again").asText(document.sha());
    }

    /// Another program may have sealed any text.
    private static ObjectNode object(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode said) return said;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("why", text);
        }
        return JSON.createObjectNode().put("why", text);
    }
}
