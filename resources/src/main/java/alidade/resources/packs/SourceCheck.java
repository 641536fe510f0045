package alidade.resources.packs;

import alidade.resources.packs.SourceDefinition.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds a source against its table, its stages and what its inputs give.
final class SourceCheck {
    private final Draft draft;
    private final Names names;
    private final Definition<SourceDefinition> definition;
    private final SourceDefinition source;
    private final Fields file;

    SourceCheck(Draft draft, Names names, Definition<SourceDefinition> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
        this.source = definition.value();
        this.file = definition.fields();
    }

    void check() {
        names.uniqueTexts(definition, "input", Names.under(file, "inputs", "input"));
        names.uniqueTexts(definition, "stage", Names.under(file, "stages", "stage"));
        auth();
        retry();
        stages();
        names.tableOf(definition, "table").ifPresent(this::fields);
    }

    private void auth() {
        if (source.auth()
                .filter(one -> !one.kind().equals("bearer") && one.name().isEmpty())
                .isPresent()) {
            var auth = file.fields("auth");
            draft.add(
                    definition,
                    auth.place("kind"),
                    "auth of kind '" + auth.text("kind") + "' needs 'name', the name of the " + auth.text("kind"));
        }
    }

    private void retry() {
        if (source.retry().longest().compareTo(source.retry().first()) < 0) {
            draft.add(
                    definition,
                    file.place("retry"),
                    "the longest wait of " + source.retry().longest().toSeconds() + " s is shorter than the first of "
                            + source.retry().first().toSeconds() + " s");
        }
    }

    private void stages() {
        var stages = file.items("stages");
        var used = new HashSet<String>();
        for (var i = 0; i < stages.size(); i++) {
            var stage = source.stages().get(i);
            var fields = stages.get(i);
            if (stage.perRecord() && i == 0) {
                draft.add(
                        definition,
                        fields.place("per_record"),
                        "the first stage finds the records, so it cannot be asked per record");
            }
            if (!stage.perRecord() && stage.key().isEmpty()) {
                draft.add(
                        definition,
                        fields.place("stage"),
                        "stage '" + stage.name() + "' needs 'key', the path that joins its records");
            }
            host(fields, stage);
            used.addAll(new RequestCheck(draft, definition, source, fields, stage).check());
        }
        unusedValues(used);
    }

    private void host(Fields fields, Stage stage) {
        var host = stage.request().host();
        if (!source.hosts().containsKey(host)) {
            draft.add(
                    definition,
                    fields.fields("request").place("host"),
                    Nearest.unknown("host", host, source.hosts().keySet()));
        }
    }

    private void unusedValues(Set<String> used) {
        for (var input : file.items("inputs")) {
            if (!input.has("values")) {
                continue;
            }
            var values = input.fields("values");
            values.keys().stream()
                    .filter(name -> !used.contains(name))
                    .forEach(name -> draft.add(
                            definition,
                            values.keyPlace(name),
                            "no request asks for {" + name + "}; leave it out, or write it into a stage"));
        }
    }

    private void fields(TableDefinition table) {
        new MappingCheck(draft, definition, table).check(file, source.fields(), Set.of(table.sourceColumn()));
        var fields = file.fields("fields");
        if (fields.has(table.sourceColumn())) {
            draft.add(
                    definition,
                    fields.keyPlace(table.sourceColumn()),
                    "'" + table.sourceColumn() + "' is always '" + source.name()
                            + "', the name of the source: leave it out");
        }
        for (var mapping : source.fields()) {
            if (mapping.constant().isEmpty()) {
                paths(fields, mapping.column());
            }
        }
    }

    private void paths(Fields fields, String column) {
        var stages = source.stages().stream().map(Stage::name).toList();
        var node = fields.get(column);
        var paths = node instanceof YamlNode.Entries ? fields.fields(column).nodes("from") : List.of(node);
        for (var path : paths) {
            var text = Fields.text(path);
            var first = text.split("[.\\[]", 2)[0];
            if (!stages.contains(first)) {
                draft.add(
                        definition,
                        path.place(),
                        "'" + text + "' begins with an " + Nearest.unknown("stage", first, stages));
            }
        }
    }
}
