package alidade.app.views.sync;

import alidade.app.views.overview.SourceLabels;
import alidade.app.views.quality.Runs;
import alidade.app.views.quality.RunsReader;
import alidade.app.views.sync.SourceLine.LastRun;
import alidade.engine.log.Batch;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Refresh.Stopped;
import alidade.engine.store.Visibility;
import alidade.resources.packs.SourceDefinition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks an open workspace which sources there are and how they stand, without going to the network.
///
/// Never to be used on the JavaFX thread.
public final class CockpitReader {
    /// A held collection counts once a person confirmed it.
    private static final String COLLECTED = """
            select e.pack,
                   e.source,
                   case when e.status = 'HELD' and {counting} then 'SUCCESS'
                        else e.status end as status,
                   e.ended_at,
                   e.pages,
                   e.row_count,
                   e.refused_count,
                   e.error,
                   case when e.withheld then e.node end as elsewhere
              from log.entry e
             where e.origin = 'COLLECT'
             order by e.sealed_at, e.node, e.seq
            """.replace("{counting}", Visibility.now());

    private final Engine engine;

    public CockpitReader(Engine engine) {
        this.engine = engine;
    }

    /// @param route profile of routes to go by; empty for the one in use
    Cockpit read(Optional<String> route) {
        var ways = engine.preview().ways(route);
        var paces = engine.preview().paces();
        var stopped =
                engine.refresh().stopped().stream().collect(Collectors.toMap(Stopped::source, Function.identity()));
        var past = engine.store().read(CockpitReader::collected);
        var lines = new ArrayList<SourceLine>();
        for (var pack : engine.definitions().current()) {
            var labels = new SourceLabels(pack);
            var sources = new ArrayList<>(pack.sources());
            sources.sort(Comparator.comparing(SourceDefinition::name, labels.order()));
            for (var source : sources) {
                var id = pack.name() + "/" + source.id();
                var before = past.getOrDefault(new Name(pack.name(), source.name()), Past.NONE);
                lines.add(new SourceLine(
                        id,
                        source.name(),
                        source.label(),
                        source.region(),
                        pack.zone(),
                        ways.getOrDefault(id, ""),
                        source.limits().staleHours(),
                        before.success(),
                        before.last(),
                        Optional.ofNullable(stopped.get(id)),
                        Optional.ofNullable(paces.get(id))
                                .orElseThrow(() -> new IllegalStateException(id + " has no pace"))));
            }
        }
        return new Cockpit(lines, engine.readOnly());
    }

    private record Name(String pack, String source) {}

    private record Past(Optional<Instant> success, Optional<LastRun> last) {
        static final Past NONE = new Past(Optional.empty(), Optional.empty());
    }

    private static Map<Name, Past> collected(Connection reader) throws SQLException {
        var found = new HashMap<Name, Past>();
        try (var statement = reader.prepareStatement(COLLECTED);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var name = new Name(rows.getString("pack"), rows.getString("source"));
                var last = last(rows);
                var counts = last.status() == Batch.Status.SUCCESS || last.status() == Batch.Status.PARTIAL;
                var before = found.getOrDefault(name, Past.NONE);
                found.put(name, new Past(counts ? Optional.of(last.ended()) : before.success(), Optional.of(last)));
            }
        }
        return found;
    }

    private static LastRun last(ResultSet row) throws SQLException {
        return new LastRun(
                Batch.Status.valueOf(row.getString("status")),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getLong("pages"),
                row.getLong("row_count"),
                row.getLong("refused_count"),
                Optional.ofNullable(row.getString("error")).filter(error -> !error.isBlank()),
                Optional.ofNullable(row.getString("elsewhere")));
    }

    /// The newest runs.
    ///
    /// @param source value of the table's source column: only runs that it had a part in
    Runs runs(Optional<String> source) {
        return engine.store().read(reader -> RunsReader.newest(reader, source));
    }

    /// What each source brought in a run.
    List<Runs.Share> shares(Runs.Run run) {
        return RunsReader.shares(engine.store(), run);
    }
}
