package alidade.app.views.quality;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import alidade.engine.store.Store;
import alidade.engine.store.Visibility;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the ingestion log, newest run first. Never to be used on the JavaFX thread.
public final class RunsReader {
    private static final int MOST_RUNS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The names of the sources stand in the view as a JSON array, so a name in quotes is found in it.
    private static final String RUNS = """
            select l.*,
                   p.pages,
                   p.row_count,
                   p.withheld,
                   count(*) over () as total
              from log.ingestion_log l
              join (select node, batch_id, sum(pages) as pages, sum(row_count) as row_count,
                             bool_or(withheld) as withheld
                      from log.entry e
                     where kind = 'RECORDS'
                       and {reached}
                     group by node, batch_id) p
                on p.node = l.node_id
               and p.batch_id = l.batch_id
             where locate(?, l.sources) > 0
             order by l.id desc
             fetch first ? rows only
            """;
    private static final String SHARES = """
            select node,
                   seq,
                   source,
                   status,
                   started_at,
                   ended_at,
                   pages,
                   row_count,
                   refused_count,
                   error,
                   withheld
              from log.entry
             where node = ?
               and batch_id = ?
               and kind = 'RECORDS'
             order by seq
            """;

    private RunsReader() {}

    /// The newest runs.
    ///
    /// @param source value of the table's source column: only runs that it had a part in
    public static Runs newest(Connection reader, Optional<String> source) throws SQLException {
        return newest(reader, source, new Visibility.Snippet("true", List.of()));
    }

    /// Those of them that some entries had a part in.
    ///
    /// @param reached a condition on a row `e` of `log.entry`
    static Runs newest(Connection reader, Optional<String> source, Visibility.Snippet reached) throws SQLException {
        var runs = new ArrayList<Runs.Run>();
        long total = 0;
        try (var statement = reader.prepareStatement(RUNS.replace("{reached}", reached.condition()))) {
            int at = 0;
            for (var parameter : reached.parameters()) statement.setObject(++at, parameter);
            statement.setString(++at, source.map(RunsReader::quoted).orElse(""));
            statement.setInt(++at, MOST_RUNS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    total = rows.getLong("total");
                    runs.add(run(rows));
                }
            }
        }
        return new Runs(total, runs);
    }

    /// What each source brought in a run, in the order in which they were sealed.
    public static List<Runs.Share> shares(Store store, Runs.Run run) {
        return store.read(reader -> {
            try (var statement = reader.prepareStatement(SHARES)) {
                statement.setString(1, run.node());
                statement.setString(2, run.batch());
                return shares(statement);
            }
        });
    }

    private static List<Runs.Share> shares(PreparedStatement statement) throws SQLException {
        var shares = new ArrayList<Runs.Share>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                shares.add(new Runs.Share(
                        new EntryId(rows.getString("node"), rows.getLong("seq")),
                        rows.getString("source"),
                        Batch.Status.valueOf(rows.getString("status")),
                        moment(rows, "started_at"),
                        moment(rows, "ended_at"),
                        rows.getLong("pages"),
                        rows.getLong("row_count"),
                        rows.getLong("refused_count"),
                        text(rows, "error"),
                        rows.getBoolean("withheld")));
            }
        }
        return List.copyOf(shares);
    }

    private static Runs.Run run(ResultSet row) throws SQLException {
        return new Runs.Run(
                row.getLong("id"),
                row.getString("batch_id"),
                row.getString("node_id"),
                row.getString("node"),
                texts(row.getString("sources")),
                moment(row, "start_time"),
                moment(row, "end_time"),
                Runs.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("pages"),
                row.getLong("row_count"),
                row.getLong("records_inserted"),
                row.getLong("records_updated"),
                row.getLong("records_failed"),
                text(row, "error_message"),
                row.getBoolean("withheld"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).filter(text -> !text.isBlank());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// The texts of a JSON array.
    private static List<String> texts(String array) {
        try {
            return List.of(JSON.readValue(array, String[].class));
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException("The sources of a run are no array of texts: " + array, problem);
        }
    }
}
