package alidade.resources.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Holds a mart against the metrics it is made of.
final class MartCheck {
    private static final Set<String> ALWAYS = Set.of("observed", "age_days", "metric_version");
    private static final Set<String> MARTS = Set.of("metric_versions", "alerts");

    private final Draft draft;
    private final Names names;
    private final Definition<MartDefinition> definition;
    private final MartDefinition mart;
    private final Fields file;

    MartCheck(Draft draft, Names names, Definition<MartDefinition> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
        this.mart = definition.value();
        this.file = definition.fields();
    }

    void check() {
        names.notTaken(definition, file.place("mart"), mart.name(), MARTS);
        columnNames();
        names.tableOf(definition, "table").ifPresent(this::dimensions);
        var nodes = file.nodes("columns");
        for (var i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            var place = node instanceof YamlNode.Entries ? file.of(node).place("metric") : node.place();
            metric(place, mart.columns().get(i).metric());
        }
    }

    private void columnNames() {
        var nodes = new ArrayList<YamlNode>(List.of(file.get("period_column")));
        nodes.addAll(file.nodes("dimensions"));
        for (var node : file.nodes("columns")) {
            nodes.add(node instanceof YamlNode.Entries ? file.of(node).get("name") : node);
        }
        names.uniqueTexts(definition, "column", nodes);
        nodes.forEach(node -> names.notTaken(definition, node.place(), Fields.text(node), ALWAYS));
    }

    private void dimensions(TableDefinition table) {
        var known = names.dimensions(table);
        for (var node : file.nodes("dimensions")) {
            if (!known.contains(Fields.text(node))) {
                draft.add(definition, node.place(), Nearest.unknown("dimension", Fields.text(node), known));
            }
        }
    }

    private void metric(Place place, String name) {
        var metric = names.metric(name);
        if (metric.isEmpty()) {
            draft.add(definition, place, Nearest.unknown("metric", name, names.metrics()));
            return;
        }
        var grain = mart.grain().name().toLowerCase(Locale.ROOT);
        if (!metric.get().grains().contains(mart.grain())) {
            draft.add(definition, place, "metric '" + name + "' is not given by " + grain + ", the grain of the mart");
        }
        if (!metric.get().table().equals(mart.table())) {
            draft.add(
                    definition,
                    place,
                    "metric '" + name + "' is about table '" + metric.get().table() + "', not '" + mart.table() + "'");
        }
        for (var dimension : mart.dimensions()) {
            if (!metric.get().dimensions().contains(dimension)) {
                draft.add(definition, place, "metric '" + name + "' has no dimension '" + dimension + "'");
            }
        }
    }
}
