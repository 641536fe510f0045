package alidade.resources.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Looks up what the files of a draft call each other by.
final class Names {
    /// Columns that every table has beside its own.
    private static final Set<String> EVERY_TABLE = Set.of(
            "source_record_id",
            "snapshot_date",
            "observed_at",
            "inputs",
            "batch_id",
            "node",
            "seq",
            "ingestion_time",
            "status",
            "quality_score",
            "row_quality",
            "entry_no",
            "ordinal",
            "record_id",
            "attributes_id",
            "fact_id",
            "sha");

    /// Words of the filter grammar and of SQL, which could not be asked for.
    private static final Set<String> RESERVED = Set.of(
            "all",
            "and",
            "any",
            "array",
            "as",
            "asymmetric",
            "authorization",
            "between",
            "both",
            "case",
            "cast",
            "check",
            "constraint",
            "contains",
            "cross",
            "day",
            "default",
            "distinct",
            "else",
            "end",
            "except",
            "exists",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "full",
            "group",
            "groups",
            "having",
            "hour",
            "if",
            "ilike",
            "in",
            "inner",
            "intersect",
            "interval",
            "is",
            "join",
            "key",
            "leading",
            "left",
            "like",
            "limit",
            "localtime",
            "localtimestamp",
            "minus",
            "minute",
            "missing",
            "month",
            "natural",
            "not",
            "null",
            "offset",
            "on",
            "or",
            "order",
            "over",
            "partition",
            "primary",
            "qualify",
            "range",
            "regexp",
            "right",
            "row",
            "rownum",
            "rows",
            "second",
            "select",
            "set",
            "some",
            "starts",
            "symmetric",
            "table",
            "to",
            "top",
            "trailing",
            "true",
            "uescape",
            "union",
            "unique",
            "unknown",
            "user",
            "using",
            "value",
            "values",
            "when",
            "where",
            "window",
            "with",
            "year");

    private final Draft draft;

    Names(Draft draft) {
        this.draft = draft;
    }

    Optional<TableDefinition> table(String name) {
        return draft.tables.stream()
                .map(Definition::value)
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    Optional<MetricDefinition> metric(String name) {
        return draft.metrics.stream()
                .map(Definition::value)
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    Optional<Classification> classification(String name, String table) {
        return classifications(table).stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    List<Classification> classifications(String table) {
        return draft.classifications.stream()
                .map(Definition::value)
                .filter(one -> one.table().equals(table))
                .toList();
    }

    List<String> metrics() {
        return draft.metrics.stream().map(one -> one.value().name()).toList();
    }

    static List<String> columns(TableDefinition table) {
        return table.columns().stream().map(TableDefinition.Column::name).toList();
    }

    /// Columns and classifications of a table.
    List<String> dimensions(TableDefinition table) {
        var names = new ArrayList<>(columns(table));
        classifications(table.name()).forEach(one -> names.add(one.name()));
        return names;
    }

    /// The table that a definition names under `key`; a problem if there is none.
    Optional<TableDefinition> tableOf(Definition<?> definition, String key) {
        var name = definition.fields().text(key);
        var table = table(name);
        if (table.isEmpty()) {
            var known = draft.tables.stream().map(one -> one.value().name()).toList();
            draft.add(definition, definition.fields().place(key), Nearest.unknown("table", name, known));
        }
        return table;
    }

    /// A problem if a column of a table or mart could not have this name.
    void notTaken(Definition<?> definition, Place place, String name, Set<String> taken) {
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            draft.add(definition, place, "the name '" + name + "' is a word of SQL or of filters: choose another");
        } else if (taken.contains(name)) {
            draft.add(definition, place, "the name '" + name + "' is taken by a column that is always there");
        }
    }

    void freeColumn(Definition<?> definition, Place place, String name) {
        notTaken(definition, place, name, EVERY_TABLE);
    }

    /// A problem for each name that two files give to a definition of the same kind.
    <T> void unique(String kind, String key, List<Definition<T>> definitions) {
        var files = new TreeMap<String, String>();
        for (var one : definitions) {
            var name = one.fields().text(key);
            var earlier = files.putIfAbsent(name, one.file());
            if (earlier != null) {
                draft.add(
                        one, one.fields().place(key), kind + " '" + name + "' is declared twice, first in " + earlier);
            }
        }
    }

    /// A problem for each text in a list that has stood there before.
    void uniqueTexts(Definition<?> definition, String what, List<YamlNode> nodes) {
        var lines = new HashMap<String, Integer>();
        for (var node : nodes) {
            var text = Fields.text(node);
            var earlier = lines.putIfAbsent(text, node.place().line());
            if (earlier != null) {
                draft.add(definition, node.place(), what + " '" + text + "' is given twice, first in line " + earlier);
            }
        }
    }

    /// The nodes under one key of each item of a list.
    static List<YamlNode> under(Fields fields, String list, String key) {
        return fields.items(list).stream()
                .flatMap(item -> item.find(key).stream())
                .toList();
    }
}
