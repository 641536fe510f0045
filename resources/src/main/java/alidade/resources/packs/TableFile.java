package alidade.resources.packs;

import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.ImportMapping;
import alidade.resources.packs.TableDefinition.Pii;
import alidade.resources.packs.TableDefinition.Replicate;
import alidade.resources.packs.TableDefinition.Type;
import alidade.resources.packs.TableDefinition.ValueLabel;
import java.util.List;

/// A file under `tables/`.
final class TableFile {
    private TableFile() {}

    static TableDefinition read(Fields file) {
        return new TableDefinition(
                file.text("table"),
                file.label("label"),
                file.text("source_column"),
                file.texts("identity"),
                file.maybeText("count"),
                file.number("carry_days", 30),
                file.word("replicate", Replicate.EVERYONE),
                file.each("columns", TableFile::column),
                file.each("imports", TableFile::importMapping),
                values(file));
    }

    private static Column column(Fields column) {
        return new Column(
                column.text("name"),
                column.label("label"),
                column.word("type", Type.class),
                column.flag("required"),
                column.maybeText("unit"),
                column.word("pii", Pii.NONE),
                column.maybeNumber("minimum"));
    }

    private static ImportMapping importMapping(Fields mapping) {
        return new ImportMapping(
                mapping.text("import"),
                mapping.text("format"),
                mapping.maybeText("relation"),
                Mappings.one("date", mapping.get("date"), mapping),
                mapping.find("observed_at").map(node -> Mappings.one("observed_at", node, mapping)),
                mapping.zone("zone"),
                Mappings.all(mapping));
    }

    private static List<ValueLabel> values(Fields file) {
        if (!file.has("values")) {
            return List.of();
        }
        var values = file.fields("values");
        return values.keys().stream()
                .flatMap(column -> values.items(column).stream()
                        .map(value -> new ValueLabel(column, value.text("value"), value.label("label"))))
                .toList();
    }
}
