package alidade.resources.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/// A YAML value together with the place where it stands.
sealed interface YamlNode {
    Place place();

    /// The same value for the schema, without places.
    JsonNode json();

    /// @param text as written, quotes and escapes resolved
    /// @param spelling where each character of the text stands in the file
    record Scalar(Place place, String text, JsonNode json, Spelling spelling) implements YamlNode {}

    record Items(Place place, List<YamlNode> nodes) implements YamlNode {
        @Override
        public JsonNode json() {
            var array = JsonNodeFactory.instance.arrayNode();
            nodes.forEach(node -> array.add(node.json()));
            return array;
        }
    }

    /// @param entries by key, in the order of the file
    record Entries(Place place, Map<String, Entry> entries) implements YamlNode {
        @Override
        public JsonNode json() {
            var object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value().json()));
            return object;
        }
    }

    record Entry(Place key, YamlNode value) {}
}
