package alidade.engine.standardize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Values that are kept in a list of tags: `base_model:x/y`, or with a relation, `base_model:quantized:x/y`.
final class Tags {
    private static final Pattern RELATION = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(.+)", Pattern.DOTALL);

    private Tags() {}

    /// What the first tag with the prefix names, without its relation.
    static Decoded value(JsonNode raw, String prefix) {
        return first(raw, prefix, rest -> {
            var relation = RELATION.matcher(rest);
            return relation.matches() ? relation.group(2) : rest;
        });
    }

    /// The relation of the first tag with the prefix that has one.
    static Decoded relation(JsonNode raw, String prefix) {
        return first(raw, prefix, rest -> {
            var relation = RELATION.matcher(rest);
            return relation.matches() ? relation.group(1) : "";
        });
    }

    private static Decoded first(JsonNode raw, String prefix, Function<String, String> part) {
        if (!(TextLists.read(raw) instanceof Decoded.Value(List<?> tags))) {
            return TextLists.read(raw);
        }
        for (var tag : tags) {
            if (tag instanceof String text && text.startsWith(prefix)) {
                var value = part.apply(text.substring(prefix.length())).strip();
                if (!value.isEmpty()) {
                    return new Decoded.Value(value);
                }
            }
        }
        return Decoded.MISSING;
    }
}
