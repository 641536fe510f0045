package alidade.resources.packs;

import alidade.resources.packs.MartDefinition.MartColumn;
import alidade.resources.packs.MetricDefinition.Grain;

/// A file under `marts/`.
final class MartFile {
    private MartFile() {}

    static MartDefinition read(Fields file) {
        return new MartDefinition(
                file.text("mart"),
                file.label("label"),
                file.text("table"),
                file.word("grain", Grain.class),
                file.text("period_column"),
                file.texts("dimensions"),
                file.nodes("columns").stream().map(node -> column(file, node)).toList());
    }

    private static MartColumn column(Fields file, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return new MartColumn(scalar.text(), scalar.text());
        }
        var column = file.of(node);
        return new MartColumn(column.text("name"), column.text("metric"));
    }
}
