package alidade.resources.packs;

import java.util.List;

/// Holds a classification against its table and its own values.
final class ClassificationCheck {
    private final Draft draft;
    private final Names names;
    private final Definition<Classification> definition;
    private final Fields file;

    ClassificationCheck(Draft draft, Names names, Definition<Classification> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
        this.file = definition.fields();
    }

    void check() {
        VersionCheck.check(draft, names, definition);
        names.uniqueTexts(definition, "value", Names.under(file, "values", "value"));
        var name = definition.value().name();
        names.freeColumn(definition, file.place("classification"), name);
        for (var version : file.items("versions")) {
            version.items("rules").forEach(rule -> value(rule, "then"));
            value(version, "otherwise");
        }
        names.tableOf(definition, "table").ifPresent(table -> {
            if (table.column(name).isPresent()) {
                draft.add(
                        definition,
                        file.place("classification"),
                        "'" + name + "' is a column of table '" + table.name() + "': choose another name");
            }
            for (var version : file.items("versions")) {
                for (var rule : version.items("rules")) {
                    FilterCheck.check(draft, definition, rule, "when", table, List.of());
                }
            }
        });
    }

    private void value(Fields owner, String key) {
        var known = definition.value().values().stream()
                .map(Classification.ClassLabel::value)
                .toList();
        if (!known.contains(owner.text(key))) {
            draft.add(definition, owner.place(key), Nearest.unknown("value", owner.text(key), known));
        }
    }
}
