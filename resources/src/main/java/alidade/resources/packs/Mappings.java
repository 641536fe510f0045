package alidade.resources.packs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads where the values of columns come from: `column: path`, or a mapping with `from` or `constant`.
final class Mappings {
    private Mappings() {}

    /// All mappings under the key `fields`, in the order of the file.
    static List<FieldMapping> all(Fields owner) {
        var fields = owner.fields("fields");
        return fields.keys().stream()
                .map(column -> one(column, fields.get(column), owner))
                .toList();
    }

    static FieldMapping one(String column, YamlNode node, Fields owner) {
        if (node instanceof YamlNode.Scalar path) {
            return new FieldMapping(column, List.of(path.text()), Optional.empty(), "text", Optional.empty(), Map.of());
        }
        var mapping = owner.of(node);
        if (mapping.has("from") == mapping.has("constant")) {
            owner.mistakes()
                    .add(new Mistake(
                            mapping.place(), "'" + column + "' needs either 'from' or 'constant', and not both"));
        }
        return new FieldMapping(
                column,
                mapping.texts("from"),
                mapping.maybeText("constant"),
                mapping.maybeText("decode").orElse("text"),
                mapping.maybeText("argument"),
                mapping.textsByKey("values"));
    }
}
