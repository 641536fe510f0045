package alidade.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// JSON documents for programs: members in the order they were put, numbers exactly as they were computed.
final class Documents {
    private static final JsonNodeFactory nodes = JsonNodeFactory.withExactBigDecimals(true);
    private static final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Documents() {}

    static ObjectNode object() {
        return nodes.objectNode();
    }

    static ArrayNode array() {
        return nodes.arrayNode();
    }

    static JsonNode number(Optional<BigDecimal> value) {
        return value.<JsonNode>map(nodes::numberNode).orElseGet(nodes::nullNode);
    }

    static JsonNode text(Optional<?> value) {
        return value.<JsonNode>map(one -> nodes.textNode(one.toString())).orElseGet(nodes::nullNode);
    }

    /// A bound value of a query: numbers and truths as such, all else as text.
    static JsonNode value(Object value) {
        return switch (value) {
            case Long number -> nodes.numberNode(number);
            case Integer number -> nodes.numberNode(number);
            case BigDecimal number -> nodes.numberNode(number);
            case Boolean truth -> nodes.booleanNode(truth);
            default -> nodes.textNode(value.toString());
        };
    }

    static ObjectNode vector(Map<String, Long> vector) {
        var document = object();
        vector.forEach(document::put);
        return document;
    }

    static JsonNode read(String text) throws JsonProcessingException {
        return json.readTree(text);
    }

    static String write(JsonNode document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes can always be written", e);
        }
    }
}
