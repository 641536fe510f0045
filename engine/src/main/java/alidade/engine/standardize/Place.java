package alidade.engine.standardize;

import alidade.fetch.sources.JsonPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/// A place in a raw record: the column of that very name, which may hold dots, or else what the path leads to.
record Place(String text, Optional<JsonPath> path) {
    static Place of(String text) {
        try {
            return new Place(text, Optional.of(JsonPath.of(text)));
        } catch (IllegalArgumentException _) {
            return new Place(text, Optional.empty());
        }
    }

    /// What stands there; a list where the path asks for every item; a missing node where there is nothing.
    JsonNode in(JsonNode record) {
        var column = record.get(text);
        if (column != null) {
            return column;
        }
        if (path.isEmpty()) {
            return MissingNode.getInstance();
        }
        var found = path.get().all(record);
        if (found.isEmpty()) {
            return MissingNode.getInstance();
        }
        return text.contains("[*]") ? JsonNodeFactory.instance.arrayNode().addAll(found) : found.getFirst();
    }
}
