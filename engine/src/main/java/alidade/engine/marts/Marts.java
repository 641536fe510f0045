package alidade.engine.marts;

import alidade.engine.log.Hashes;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Metrics;
import alidade.engine.store.Definitions;
import alidade.engine.store.Store;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes the marts of all packs: what readers find in the schema `mart` is always the whole of one publication.
///
/// A value depends on nothing that is later than its day. So the days before the earliest one that new entries speak of
/// stay as they are, and all later ones are worked out again: a correction is carried forward, and growth and weeks
/// look back. The last period is worked out each time, since the horizon moves on. Changed definitions change every
/// day.
///
/// Safe for several threads; one publishes at a time. The quality of the days has to be published before.
public final class Marts {
    private static final Logger LOG = LoggerFactory.getLogger(Marts.class);

    /// Days before any that a source speaks of.
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /// The name under which the store keeps what the marts were last made from.
    private static final String MADE_FROM = "marts:made_from";

    private final Store store;
    private final Definitions definitions;
    private final Metrics metrics;

    public Marts(Store store, Definitions definitions, Metrics metrics) {
        this.store = store;
        this.definitions = definitions;
        this.metrics = metrics;
    }

    /// Brings the marts up to date after entries that speak of these days; also right with none, when only time passed.
    ///
    /// @param touched the days of the world, in the pack's zone, that new entries have facts or coverage of
    public synchronized void publish(Set<LocalDate> touched) {
        publish(touched.isEmpty() ? Optional.empty() : Optional.of(Collections.min(touched)));
    }

    /// Works out every day anew.
    public synchronized void recomputeAll() {
        publish(Optional.of(BEGINNING));
    }

    private void publish(Optional<LocalDate> touched) {
        var packs = definitions.current();
        var madeFrom = madeFrom(packs);
        var vector = new Knowledge.Vector(store.read(Marts::heads));
        var everything = !store.inTransaction(Marts::lastMadeFrom).equals(Optional.of(madeFrom));
        var changes = new ArrayList<Change>();
        for (var pack : packs) {
            for (var definition : pack.marts()) {
                var mart = new MartTable(pack, definition);
                var from = everything ? BEGINNING : store.read(reader -> mart.from(reader, touched));
                changes.add(new Change(mart, from, mart.rows(metrics, from, vector)));
            }
        }
        var deleted = new TreeMap<String, List<Metrics.Deleted>>();
        for (var pack : packs) {
            for (var table : pack.tables()) deleted.put(table.name(), metrics.deleted(pack, table, vector));
        }
        store.transact(writer -> {
            for (var change : changes) {
                change.mart().create(writer);
                change.mart().write(writer, change.from(), change.lines());
            }
            // Also when no definition changed: another node may have sealed the same one earlier.
            MetricVersions.write(writer, packs);
            for (var table : deleted.entrySet()) DeletedRecords.write(writer, table.getKey(), table.getValue());
            remember(writer, madeFrom);
        });
        LOG.info("marts - published {} rows of {} marts", rows(changes), changes.size());
    }

    /// What of one mart is written anew.
    private record Change(MartTable mart, LocalDate from, List<MartTable.Line> lines) {}

    private static long rows(List<Change> changes) {
        return changes.stream().mapToLong(change -> change.lines().size()).sum();
    }

    private String madeFrom(List<Pack> packs) {
        var text = new StringBuilder();
        for (var pack : packs) {
            text.append(pack.name()).append('\n');
            definitions
                    .files(pack.name())
                    .ofFigures()
                    .texts()
                    .forEach((path, content) ->
                            text.append(path).append('\n').append(content).append('\n'));
        }
        return Hashes.sha256(text.toString());
    }

    private static Optional<String> lastMadeFrom(Connection writer) throws SQLException {
        try (var query = writer.prepareStatement("select text from store.meta where name = ?")) {
            query.setString(1, MADE_FROM);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void remember(Connection writer, String madeFrom) throws SQLException {
        try (var statement = writer.prepareStatement("merge into store.meta (name, text) values (?, ?)")) {
            statement.setString(1, MADE_FROM);
            statement.setString(2, madeFrom);
            statement.executeUpdate();
        }
    }

    private static Map<String, Long> heads(Connection reader) throws SQLException {
        var heads = new TreeMap<String, Long>();
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("select node, max(seq) from log.entry group by node")) {
            while (rows.next()) heads.put(rows.getString(1), rows.getLong(2));
        }
        return heads;
    }
}
