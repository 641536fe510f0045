package alidade.engine.marts;

import alidade.engine.metrics.Differences;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The table `mart.metric_versions`: every version of every metric, since when it is in force, and what it changed.
final class MetricVersions {
    private static final String TABLE = """
            create table if not exists mart.metric_versions (
                version_id varchar primary key,
                effective_date date,
                description varchar not null,
                changes varchar not null,
                created_at timestamp(6) with time zone)""";
    private static final String DOCUMENTS = """
            select d.path, d.text, e.sealed_at
              from log.document d
              join log.entry e on e.entry_no = d.entry_no
             where d.type = 'definition'
             order by e.sealed_at, e.node, e.seq, d.ordinal
            """;

    private MetricVersions() {}

    static void write(Connection writer, List<Pack> packs) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute(TABLE);
            statement.execute("delete from mart.metric_versions");
        }
        var documents = documents(writer);
        var written = new TreeSet<String>();
        try (var insert = writer.prepareStatement("insert into mart.metric_versions values (?, ?, ?, ?, ?)")) {
            for (var pack : packs) {
                for (var metric : pack.metrics()) {
                    for (var place = 0; place < metric.versions().size(); place++) {
                        var version = metric.versions().get(place);
                        var id = metric.name() + "@" + version.version();
                        if (!written.add(id)) continue;
                        insert.setString(1, id);
                        insert.setObject(2, version.effective().orElse(null));
                        insert.setString(3, version.description().zh());
                        insert.setString(4, Differences.json(metric, place));
                        var created = created(documents, pack, metric, version);
                        if (created.isPresent()) insert.setObject(5, created.get());
                        else insert.setNull(5, Types.TIMESTAMP_WITH_TIMEZONE);
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    /// A sealed text and the moment of its sealing.
    private record Text(String path, String text, OffsetDateTime sealedAt) {}

    private static List<Text> documents(Connection writer) throws SQLException {
        var documents = new ArrayList<Text>();
        try (var statement = writer.createStatement();
                var rows = statement.executeQuery(DOCUMENTS)) {
            while (rows.next()) {
                documents.add(new Text(rows.getString(1), rows.getString(2), rows.getObject(3, OffsetDateTime.class)));
            }
        }
        return documents;
    }

    /// When a document first named this version of the metric.
    private static Optional<OffsetDateTime> created(
            List<Text> documents, Pack pack, MetricDefinition metric, MetricDefinition.Version version) {
        var name = Pattern.compile("(?m)^metric:\\s*[\"']?" + Pattern.quote(metric.name()) + "[\"']?\\s*$");
        var label = Pattern.compile("version:\\s*[\"']?" + Pattern.quote(version.version()) + "[\"']?\\s*[,}\\n]");
        return documents.stream()
                .filter(document -> document.path().startsWith(pack.name() + "/metrics/"))
                .filter(document -> name.matcher(document.text()).find())
                .filter(document -> label.matcher(document.text()).find())
                .map(Text::sealedAt)
                .findFirst();
    }
}
