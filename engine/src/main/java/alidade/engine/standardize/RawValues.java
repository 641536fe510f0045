package alidade.engine.standardize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;

/// What counts as nothing, and as one value, in raw records.
final class RawValues {
    /// How programs that keep tables as text write that there is nothing.
    private static final Set<String> NOTHING = Set.of("None", "nan", "NaN", "null", "NULL");

    private RawValues() {}

    static boolean isMissing(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return true;
        }
        return node.isTextual()
                && (node.textValue().isBlank()
                        || NOTHING.contains(node.textValue().strip()));
    }

    /// The node itself, or the first item of a list that is not missing.
    static JsonNode first(JsonNode node) {
        if (!node.isArray()) {
            return node;
        }
        for (var item : node) {
            if (!isMissing(item)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}
