package alidade.engine.metrics;

import alidade.resources.packs.Filter;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes a score as SQL over the counters of the quality engine: sums first, then shares, each rounded half-even.
final class ScoreSql {
    private static final String COUNTERS = "source, null_fields, key_fields, merged_records, refused_records,"
            + " received_records, failure_count, runs, staleness";

    private final TableDefinition table;
    private final Map<String, Optional<String>> dimensions;
    private final Filter where;
    private final Optional<Scores> earlier;

    /// @param earlier the counters as they were known at an earlier moment; empty for those that are published
    ScoreSql(TableDefinition table, Map<String, Optional<String>> dimensions, Filter where, Optional<Scores> earlier) {
        this.table = table;
        this.dimensions = dimensions;
        this.where = where;
        this.earlier = earlier;
    }

    /// The part of the text that adds up the counters of the sources.
    SqlText counters(LocalDate day) {
        var conditions = new ArrayList<SqlText>();
        if (earlier.isEmpty()) {
            conditions.add(SqlText.of("table_name = ?", table.name()));
            conditions.add(SqlText.of("\"date\" = ?", day));
        }
        dimensions.forEach((name, value) -> conditions.add(SqlText.of("source = ?", value.orElse(""))));
        if (!(where instanceof Filter.Everything)) {
            var condition = new FilterSql(table, Map.of()).condition(where);
            var column = "f." + SqlNames.quoted(table.sourceColumn());
            conditions.add(new SqlText(condition.text().replace(column, "source"), condition.parameters()));
        }
        if (conditions.isEmpty()) conditions.add(SqlText.of("1 = 1"));
        return SqlText.fill(
                """
                    select count(*) as sources,
                           sum(null_fields) as null_fields,
                           sum(key_fields) as key_fields,
                           sum(merged_records) as merged_records,
                           sum(refused_records) as refused_records,
                           sum(received_records) as received_records,
                           sum(failure_count) as failure_count,
                           sum(runs) as runs,
                           sum(staleness) as staleness
                      from {}
                     where {}""",
                earlier.map(scores -> values(scores, day)).orElse(SqlText.of("quality.data_quality_daily")),
                SqlText.join(" and ", conditions));
    }

    /// What is published is what is known now: earlier counters are written out, as they were worked out from the
    /// entries that count.
    private static SqlText values(Scores scores, LocalDate day) {
        var rows = new ArrayList<SqlText>();
        scores.on(Math.toIntExact(day.toEpochDay()))
                .forEach((source, one) -> rows.add(SqlText.of(
                        "(?, %d, %d, %d, %d, %d, %d, %d, %s)"
                                .formatted(
                                        one.nullFields(),
                                        one.keyFields(),
                                        one.merged(),
                                        one.refused(),
                                        one.received(),
                                        one.failures(),
                                        one.runs(),
                                        one.staleness().toPlainString()),
                        source)));
        if (rows.isEmpty()) {
            return SqlText.of("(select " + COUNTERS + " from quality.data_quality_daily where 1 = 0) known");
        }
        return SqlText.fill("(values {}) known(" + COUNTERS + ")", SqlText.join(", ", rows));
    }

    SqlText amount(Map<String, Integer> weights) {
        var penalties = new ArrayList<SqlText>();
        new TreeMap<>(weights).forEach((name, weight) -> penalties.add(SqlText.fill(weight + " * {}", share(name))));
        return SqlText.fill(
                "case when (select sources from counters) > 0 then {} end",
                rounded(SqlText.fill("100 - ({})", SqlText.join("\n + ", penalties))));
    }

    private static SqlText share(String penalty) {
        return switch (penalty) {
            case "null_rate" -> share("null_fields", "key_fields");
            case "duplicate_rate" -> share("merged_records", "received_records");
            case "refused_rate" -> share("refused_records", "received_records");
            case "failure_rate" -> share("failure_count", "runs");
            case "staleness" -> share("staleness", "sources");
            default -> throw new QuestionProblem("there is no penalty '" + penalty + "'");
        };
    }

    private static SqlText share(String part, String whole) {
        var counters = " from counters)";
        return SqlText.fill(
                "coalesce({}, 0)",
                SqlWriter.divided(SqlText.of("(select " + part + counters), SqlText.of("(select " + whole + counters)));
    }

    /// Half-even to 2 decimals.
    private static SqlText rounded(SqlText score) {
        return SqlText.fill("""
                (
                select (floor(s * 100)
                        + case
                            when s * 100 - floor(s * 100) > 0.5 then 1
                            when s * 100 - floor(s * 100) = 0.5 and mod(floor(s * 100), 2) <> 0 then 1
                            else 0
                          end) * 0.01
                  from (select {} as s) e)""", score);
    }
}
