package alidade.engine.metrics;

import java.util.Set;

/// Column names as H2 reads them.
final class SqlNames {
    /// Words that H2 keeps for itself and that a pack may use as a column.
    private static final Set<String> RESERVED = Set.of(
            "all", "and", "any", "as", "between", "both", "case", "cast", "check", "constraint", "cross", "current_date",
            "day", "default", "distinct", "else", "end", "except", "exists", "false", "fetch", "for", "foreign", "from",
            "full", "group", "groups", "having", "hour", "if", "ilike", "in", "inner", "intersect", "interval", "is",
            "join", "key", "leading", "left", "like", "limit", "minus", "minute", "month", "natural", "not", "null",
            "offset", "on", "or", "order", "over", "partition", "primary", "qualify", "range", "regexp", "right", "row",
            "rownum", "rows", "second", "select", "set", "some", "table", "to", "top", "trailing", "true", "union",
            "unique", "unknown", "user", "using", "value", "values", "when", "where", "window", "with", "year");

    private SqlNames() {}

    static String quoted(String name) {
        return RESERVED.contains(name) ? '"' + name + '"' : name;
    }
}
