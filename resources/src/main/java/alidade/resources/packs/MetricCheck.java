package alidade.resources.packs;

import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind.Against;
import alidade.resources.packs.TableDefinition.Type;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Holds a metric against its table, the metrics it is made of, and the algebra of its kind.
final class MetricCheck {
    private static final Set<Type> NUMBERS = EnumSet.of(Type.INTEGER, Type.DECIMAL);
    private static final Set<Type> GROUPS = EnumSet.of(Type.TEXT, Type.BOOLEAN, Type.DATE, Type.INTEGER);

    private final Draft draft;
    private final Names names;
    private final Definition<MetricDefinition> definition;
    private final MetricDefinition metric;
    private final Fields file;

    MetricCheck(Draft draft, Names names, Definition<MetricDefinition> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
        this.metric = definition.value();
        this.file = definition.fields();
    }

    void check() {
        VersionCheck.check(draft, names, definition);
        var table = names.tableOf(definition, "table");
        if (table.isEmpty()) {
            return;
        }
        dimensions(table.get());
        for (var version : file.items("versions")) {
            var key = MetricFile.kindKey(version);
            var kind = MetricFile.kind(version);
            kind(version, key, kind, table.get());
            FilterCheck.check(
                    draft,
                    definition,
                    version,
                    "filter",
                    table.get(),
                    names.classifications(table.get().name()));
            if (isMade(kind)) {
                notFiltered(version, key);
            } else {
                pins(version, table.get());
            }
        }
    }

    private void dimensions(TableDefinition table) {
        for (var node : file.nodes("dimensions")) {
            var name = Fields.text(node);
            var column = table.column(name);
            if (!names.dimensions(table).contains(name)) {
                draft.add(definition, node.place(), Nearest.unknown("dimension", name, names.dimensions(table)));
            } else if (column.isPresent() && !GROUPS.contains(column.get().type())) {
                draft.add(
                        definition,
                        node.place(),
                        "'" + name + "' is " + word(column.get().type()) + ", by which nothing is grouped");
            }
        }
    }

    private void kind(Fields version, String key, MetricKind kind, TableDefinition table) {
        switch (kind) {
            case MetricKind.LatestSum(var value) -> column(version.get(key), key, value, table, NUMBERS);
            case MetricKind.LatestMax(var value) -> column(version.get(key), key, value, table, NUMBERS);
            case MetricKind.Distinct(var column) -> column(version.get(key), key, column, table, GROUPS);
            case MetricKind.Quantile(var value, var _) ->
                column(version.fields(key).get("value"), key, value, table, NUMBERS);
            case MetricKind.Risen(var value, var _) ->
                column(version.fields(key).get("value"), key, value, table, NUMBERS);
            case MetricKind.Ratio _ -> {
                made(version.fields(key), "of", kind);
                made(version.fields(key), "to", kind);
            }
            case MetricKind.Share _ -> {
                made(version.fields(key), "of", kind);
                over(version.fields(key));
            }
            case MetricKind.Growth(var _, var against) -> change(version.fields(key), kind, against);
            case MetricKind.Delta(var _, var against) -> change(version.fields(key), kind, against);
            case MetricKind.Score(var weights) ->
                score(
                        version,
                        weights.values().stream().mapToInt(Integer::intValue).sum(),
                        table);
            case MetricKind.LatestCount _, MetricKind.Observed _, MetricKind.FirstSeen _ -> {}
        }
    }

    private void column(YamlNode node, String kind, String name, TableDefinition table, Set<Type> types) {
        var column = table.column(name);
        if (column.isEmpty()) {
            draft.add(definition, node.place(), Nearest.unknown("column", name, Names.columns(table)));
        } else if (!types.contains(column.get().type())) {
            var wanted = types == NUMBERS
                    ? "an integer or decimal column"
                    : "a column of texts, booleans, dates or integers";
            draft.add(
                    definition,
                    node.place(),
                    kind + " of '" + name + "', which is " + word(column.get().type()) + ", expected " + wanted);
        }
    }

    /// Checks a metric that this one is made of.
    private void made(Fields parts, String key, MetricKind kind) {
        var name = parts.text(key);
        var of = names.metric(name);
        if (of.isEmpty()) {
            draft.add(definition, parts.place(key), Nearest.unknown("metric", name, names.metrics()));
            return;
        }
        var inner = of.get();
        Algebra.refusal(kind, inner).ifPresent(reason -> draft.add(definition, parts.place(key), reason));
        if (!inner.table().equals(metric.table())) {
            draft.add(
                    definition,
                    parts.place(key),
                    "metric '" + name + "' is about table '" + inner.table() + "', not '" + metric.table() + "'");
        }
        metric.dimensions().stream()
                .filter(dimension -> !inner.dimensions().contains(dimension))
                .forEach(dimension -> draft.add(
                        definition,
                        parts.place(key),
                        "metric '" + name + "' has no dimension '" + dimension + "', by which this one may be asked"));
        metric.grains().stream()
                .sorted()
                .filter(grain -> !inner.grains().contains(grain))
                .forEach(grain -> draft.add(
                        definition,
                        parts.place(key),
                        "metric '" + name + "' is not given by " + grain.name().toLowerCase(Locale.ROOT)
                                + ", as this one is"));
    }

    private void over(Fields share) {
        for (var node : share.nodes("over")) {
            if (!metric.dimensions().contains(Fields.text(node))) {
                draft.add(
                        definition,
                        node.place(),
                        Nearest.unknown("dimension of this metric", Fields.text(node), metric.dimensions()));
            }
        }
    }

    private void change(Fields parts, MetricKind kind, Against against) {
        made(parts, "of", kind);
        var allowed = switch (against) {
            case PREVIOUS_DAY, PREVIOUS_OBSERVATION -> EnumSet.of(Grain.DAY);
            case PREVIOUS_WEEK, SAME_WEEK_LAST_YEAR -> EnumSet.of(Grain.DAY, Grain.WEEK);
        };
        metric.grains().stream()
                .sorted()
                .filter(grain -> !allowed.contains(grain))
                .forEach(grain -> draft.add(
                        definition,
                        parts.place("against"),
                        "against " + parts.text("against") + " has no meaning by "
                                + grain.name().toLowerCase(Locale.ROOT)));
    }

    private void score(Fields version, int sum, TableDefinition table) {
        if (sum != 100) {
            draft.add(definition, version.place("score"), "the weights add up to " + sum + ", expected 100");
        }
        for (var node : file.nodes("dimensions")) {
            if (!Fields.text(node).equals(table.sourceColumn())) {
                draft.add(
                        definition,
                        node.place(),
                        "a score is kept by source, so its only dimension is '" + table.sourceColumn() + "'");
            }
        }
    }

    /// Whether the kind takes its values from other metrics or from the quality of the data, not from records.
    private static boolean isMade(MetricKind kind) {
        return kind instanceof MetricKind.Ratio
                || kind instanceof MetricKind.Share
                || kind instanceof MetricKind.Growth
                || kind instanceof MetricKind.Delta
                || kind instanceof MetricKind.Score;
    }

    private void notFiltered(Fields version, String kind) {
        for (var key : List.of("filter", "classifications")) {
            if (version.has(key)) {
                draft.add(
                        definition,
                        version.keyPlace(key),
                        "a " + kind + " counts no records, so '" + key + "' has nothing to do here");
            }
        }
    }

    private void pins(Fields version, TableDefinition table) {
        if (!version.has("classifications")) {
            return;
        }
        var pins = version.fields("classifications");
        for (var name : pins.keys()) {
            var classification = names.classification(name, table.name());
            if (classification.isEmpty()) {
                var known = names.classifications(table.name()).stream()
                        .map(Classification::name)
                        .toList();
                draft.add(definition, pins.keyPlace(name), Nearest.unknown("classification", name, known));
            } else if (classification.get().version(pins.text(name)).isEmpty()) {
                var known = classification.get().versions().stream()
                        .map(Classification.Version::version)
                        .toList();
                draft.add(
                        definition,
                        pins.place(name),
                        Nearest.unknown("version of '" + name + "'", pins.text(name), known));
            } else if (!FilterCheck.names(version.filter("filter")).contains(name)
                    && !metric.dimensions().contains(name)) {
                draft.add(
                        definition,
                        pins.keyPlace(name),
                        "neither the filter nor a dimension of this metric uses '" + name + "'");
            }
        }
    }

    private static String word(Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case INTEGER -> "an integer";
            case DECIMAL -> "a decimal";
            case BOOLEAN -> "a boolean";
            case DATE -> "a date";
            case TIMESTAMP -> "a moment";
            case TEXT_LIST -> "a list of texts";
        };
    }
}
