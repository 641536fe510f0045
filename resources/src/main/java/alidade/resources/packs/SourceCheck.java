package alidade.resources.packs;

import alidade.resources.packs.SourceDefinition.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds a source against its table, its stages and what its inputs give.
final class SourceCheck {
    /// What stands beside the stages in a merged record.
    private static final Set<String> BESIDE_STAGES = Set.of("input", "link", "day");

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
        links();
        stages();
        names.tableOf(definition, "table").ifPresent(table -> {
            fields(table);
            history(table);
        });
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
            if (BESIDE_STAGES.contains(stage.name())) {
                draft.add(
                        definition,
                        fields.place("stage"),
                        "a stage cannot be called '" + stage.name() + "', which stands beside the stages");
            }
            finding(fields, stage, i == 0);
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

    /// What finds the records: the links of all inputs, or the first stage.
    private void finding(Fields fields, Stage stage, boolean isFirst) {
        if (source.isLinked() && !stage.perRecord()) {
            draft.add(
                    definition,
                    fields.place("stage"),
                    "the inputs have links, which are the records, so every stage needs per_record: true");
        } else if (!source.isLinked() && stage.perRecord() && isFirst) {
            draft.add(
                    definition,
                    fields.place("per_record"),
                    "the first stage finds the records, so it cannot be asked per record");
        }
    }

    private void links() {
        if (!source.isLinked()) return;
        for (var input : file.items("inputs")) {
            if (input.has("links")) continue;
            draft.add(definition, input.place("input"), "the other inputs have links, and this one has none");
        }
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
                paths(fields, mapping.column(), places("input"));
            }
        }
    }

    private void history(TableDefinition table) {
        if (source.history().isEmpty()) return;
        var history = source.history().get();
        var check = new MappingCheck(draft, definition, table);
        var fields = file.fields("history");
        check.decoder(fields, "date", history.date(), Set.of(TableDefinition.Type.DATE));
        check.some(fields, history.fields());
        for (var mapping : history.fields()) {
            if (mapping.constant().isEmpty()) paths(fields.fields("fields"), mapping.column(), places("input", "day"));
            if (!table.identity().contains(mapping.column())) continue;
            draft.add(
                    definition,
                    fields.fields("fields").keyPlace(mapping.column()),
                    "'" + mapping.column() + "' says which record it is, and is taken from the record itself: leave it"
                            + " out");
        }
        if (history.date().constant().isEmpty()) paths(fields, "date", places("day"));
        path(fields.get("records"), places());
    }

    /// The stages and what stands beside them.
    private List<String> places(String... beside) {
        var places = new ArrayList<>(source.stages().stream().map(Stage::name).toList());
        places.addAll(List.of(beside));
        if (source.isLinked()) places.add("link");
        return places;
    }

    private void paths(Fields fields, String column, List<String> stages) {
        var node = fields.get(column);
        var paths = node instanceof YamlNode.Entries ? fields.of(node).nodes("from") : List.of(node);
        for (var path : paths) path(path, stages);
    }

    private void path(YamlNode path, List<String> stages) {
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
