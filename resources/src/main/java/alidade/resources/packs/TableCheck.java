package alidade.resources.packs;

import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.ImportMapping;
import alidade.resources.packs.TableDefinition.Type;
import java.util.Set;

/// Holds a table's parts against each other.
final class TableCheck {
    private final Draft draft;
    private final Names names;
    private final Definition<TableDefinition> definition;
    private final TableDefinition table;
    private final Fields file;

    TableCheck(Draft draft, Names names, Definition<TableDefinition> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
        this.table = definition.value();
        this.file = definition.fields();
    }

    void check() {
        columns();
        source();
        identity();
        count();
        values();
        names.uniqueTexts(definition, "import", Names.under(file, "imports", "import"));
        var imports = file.items("imports");
        for (var i = 0; i < imports.size(); i++) {
            importMapping(imports.get(i), table.imports().get(i));
        }
    }

    private void columns() {
        var nodes = Names.under(file, "columns", "name");
        names.uniqueTexts(definition, "column", nodes);
        nodes.forEach(node -> names.freeColumn(definition, node.place(), Fields.text(node)));
        for (var column : file.items("columns")) {
            var type = column.word("type", Type.class);
            if (column.has("minimum") && type != Type.INTEGER && type != Type.DECIMAL) {
                draft.add(definition, column.keyPlace("minimum"), "only integer and decimal columns have a minimum");
            }
        }
    }

    private void source() {
        var column = column("source_column", file.get("source_column"), table.sourceColumn());
        if (column
                && table.column(table.sourceColumn())
                        .filter(one -> isText(one) && one.required())
                        .isEmpty()) {
            draft.add(
                    definition,
                    file.place("source_column"),
                    "'" + table.sourceColumn() + "' names the source of a row, so it must be a required text column");
        }
    }

    private void identity() {
        for (var node : file.nodes("identity")) {
            var name = Fields.text(node);
            if (column("identity", node, name)
                    && table.column(name).filter(TableCheck::isText).isEmpty()) {
                draft.add(
                        definition,
                        node.place(),
                        "'" + name + "' is part of the identity, so it must be a text column");
            }
        }
        if (!table.identity().getFirst().equals(table.sourceColumn())) {
            draft.add(
                    definition,
                    file.nodes("identity").getFirst().place(),
                    "the identity begins with '" + table.identity().getFirst() + "', expected the source column '"
                            + table.sourceColumn() + "' first");
        }
    }

    private void count() {
        if (table.count().isEmpty()) {
            return;
        }
        var name = table.count().get();
        if (column("count", file.get("count"), name)
                && table.column(name).filter(one -> one.type() == Type.INTEGER).isEmpty()) {
            draft.add(definition, file.place("count"), "'" + name + "' is a count, so it must be an integer column");
        }
    }

    private boolean column(String key, YamlNode node, String name) {
        if (table.column(name).isPresent()) {
            return true;
        }
        draft.add(
                definition, node.place(), Nearest.unknown("column", name, Names.columns(table)) + " (in " + key + ")");
        return false;
    }

    private static boolean isText(Column column) {
        return column.type() == Type.TEXT;
    }

    private void values() {
        if (!file.has("values")) {
            return;
        }
        var values = file.fields("values");
        for (var column : values.keys()) {
            if (table.column(column).isEmpty()) {
                draft.add(definition, values.keyPlace(column), Nearest.unknown("column", column, Names.columns(table)));
            }
            names.uniqueTexts(definition, "value", Names.under(values, column, "value"));
        }
    }

    private void importMapping(Fields fields, ImportMapping mapping) {
        var sqlite = mapping.format().equals("sqlite");
        if (sqlite && mapping.relation().isEmpty()) {
            draft.add(
                    definition,
                    fields.place("format"),
                    "an import from sqlite needs 'relation', the table in the file");
        }
        if (!sqlite && mapping.relation().isPresent()) {
            draft.add(
                    definition,
                    fields.keyPlace("relation"),
                    "only sqlite has a 'relation', this is " + mapping.format());
        }
        var check = new MappingCheck(draft, definition, table);
        check.decoder(fields, "date", mapping.date(), Set.of(Type.DATE));
        mapping.observedAt().ifPresent(moment -> check.decoder(fields, "observed_at", moment, Set.of(Type.TIMESTAMP)));
        check.check(fields, mapping.fields(), Set.of());
    }
}
