package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.pipeline.Engine;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `quality`: score, verdict, rates and counters of each source on a day.
@Command(name = "quality", description = "${bundle:cli.quality}")
final class QualityCommand extends VisitCommand {
    /// The last day of each source that is not after the one asked for.
    private static final String SQL = """
            select d.*
              from quality.data_quality_daily d
              join (select source, table_name, max(date) as date
                      from quality.data_quality_daily
                     where date <= ?
                     group by source, table_name) l
                on l.source = d.source
               and l.table_name = d.table_name
               and l.date = d.date
             where ? is null
                or d.source = ?
             order by d.pack, d.table_name, d.source
            """;

    private static final List<String> COUNTERS = List.of(
            "total_records",
            "new_records",
            "updated_records",
            "deleted_records",
            "returned_records",
            "expired_records",
            "received_records",
            "merged_records",
            "refused_records",
            "key_fields",
            "null_fields",
            "runs",
            "failure_count",
            "age_days");
    private static final List<String> RATES =
            List.of("null_rate", "duplicate_rate", "refused_rate", "failure_rate", "staleness");

    @Option(names = "--on", paramLabel = "DATE", description = "${bundle:cli.quality.on}")
    private @Nullable LocalDate on;

    @Option(names = "--source", paramLabel = "S", description = "${bundle:cli.quality.source}")
    private @Nullable String source;

    QualityCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) throws SQLException {
        var engine = visit.desk().engine();
        var sources = Documents.array();
        try (var reader = engine.store().reader().getConnection();
                var select = reader.prepareStatement(SQL)) {
            select.setObject(1, on != null ? on : LocalDate.MAX.withYear(9999));
            select.setString(2, source);
            select.setString(3, source);
            try (var rows = select.executeQuery()) {
                while (rows.next()) sources.add(document(engine, rows));
            }
        }
        if (sources.isEmpty()) throw CommandProblem.failed(nothing(visit));
        var passes = true;
        for (var one : sources) passes &= one.get("passes").booleanValue();
        var document = Documents.object().put("passes", passes);
        document.set("sources", sources);
        return Outcome.verdict(passes, document, () -> text(visit, sources));
    }

    private String nothing(Visit visit) {
        return source == null ? visit.say("cli.quality.nothing") : visit.say("cli.quality.noSource", source);
    }

    private static ObjectNode document(Engine engine, ResultSet row) throws SQLException {
        var score = Optional.ofNullable(row.getBigDecimal("quality_score"));
        var limit = limit(engine, row.getString("pack"), row.getString("table_name"));
        var document = Documents.object()
                .put("source", row.getString("source"))
                .put("date", row.getObject("date", LocalDate.class).toString())
                .put("pack", row.getString("pack"))
                .put("table", row.getString("table_name"))
                .put("observed", row.getBoolean("observed"));
        document.set("quality_score", Documents.number(score));
        document.set("score_version", Documents.text(Optional.ofNullable(row.getString("score_version"))));
        document.set("score_limit", Documents.number(limit));
        document.put("passes", limit.isEmpty() || score.isEmpty() || score.get().compareTo(limit.get()) >= 0);
        document.put("verdict", row.getString("verdict")).put("notes", row.getString("notes"));
        for (var counter : COUNTERS) document.put(counter, row.getLong(counter));
        for (var rate : RATES) document.put(rate, row.getBigDecimal(rate));
        var success = Optional.ofNullable(row.getObject("last_success_time", OffsetDateTime.class));
        document.set("last_success_time", Documents.text(success.map(OffsetDateTime::toInstant)));
        return document;
    }

    private static Optional<BigDecimal> limit(Engine engine, String pack, String table) {
        return engine.definitions().current().stream()
                .filter(one -> one.name().equals(pack))
                .flatMap(one -> one.qualityOf(table).stream())
                .map(quality -> BigDecimal.valueOf(quality.scoreLimit()))
                .findFirst();
    }

    private static String text(Visit visit, ArrayNode sources) {
        var columns = new ArrayList<Column>();
        columns.add(Column.text(""));
        columns.add(Column.text(visit.say("cli.explain.source")));
        columns.add(Column.text(visit.say("cli.query.date")));
        columns.add(Column.number(visit.say("cli.quality.score")));
        columns.add(Column.number(visit.say("cli.quality.limit")));
        columns.add(Column.text(visit.say("cli.quality.verdict")));
        columns.add(Column.number(visit.say("cli.quality.records")));
        columns.add(Column.number(visit.say("cli.quality.nullRate")));
        columns.add(Column.number(visit.say("cli.query.age")));
        columns.add(Column.text(visit.say("cli.quality.notes")));
        var table = new Table(columns);
        for (var one : sources) {
            table.row(
                    one.get("passes").booleanValue() ? "✓" : "✗",
                    one.get("source").textValue(),
                    one.get("date").textValue(),
                    one.get("quality_score").asText("–"),
                    one.get("score_limit").asText("–"),
                    one.get("verdict").textValue(),
                    one.get("total_records").asText(),
                    one.get("null_rate").asText(),
                    one.get("age_days").asText(),
                    one.get("notes").textValue());
        }
        return table.render(visit.request().columns());
    }
}
