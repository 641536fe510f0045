package alidade.app.views.since;

import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Engine;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks the store for the entries behind a vector, as a user that may only select. Never to be used on the JavaFX
/// thread.
public final class SinceReader {
    private static final int MOST_ENTRIES = 200;
    private static final String ENTRIES = """
            select e.node,
                   e.seq,
                   e.origin,
                   e.batch_id,
                   e.source,
                   e.sealed_at,
                   e.row_count,
                   e.refused_count,
                   e.status,
                   e.withheld
              from log.entry e
             order by e.sealed_at desc, e.node, e.seq desc
            """;

    private final Engine engine;

    public SinceReader(Engine engine) {
        this.engine = engine;
    }

    /// @param seen head of each node's log that was seen; empty when nobody has looked here yet: then nothing is new
    public Since read(Optional<Map<String, Long>> seen) {
        var zone = engine.definitions().current().stream()
                .findFirst()
                .map(pack -> pack.zone())
                .orElse(java.time.ZoneOffset.UTC);
        return engine.store().read(reader -> {
            var entries = new ArrayList<Since.Entry>();
            var vector = new TreeMap<String, Long>();
            var all = 0L;
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(ENTRIES)) {
                while (rows.next()) {
                    var id = new EntryId(rows.getString(1), rows.getLong(2));
                    vector.merge(id.node(), id.seq(), Math::max);
                    if (seen.isEmpty() || id.seq() <= seen.get().getOrDefault(id.node(), 0L)) continue;
                    all++;
                    if (entries.size() == MOST_ENTRIES) continue;
                    entries.add(new Since.Entry(
                            id,
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getObject(6, OffsetDateTime.class).toInstant(),
                            rows.getLong(7),
                            rows.getLong(8),
                            rows.getBoolean(10),
                            rows.getString(9)));
                }
            }
            return new Since(entries, all, vector, zone);
        });
    }
}
