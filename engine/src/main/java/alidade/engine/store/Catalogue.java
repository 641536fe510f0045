package alidade.engine.store;

import alidade.engine.log.Damage;
import alidade.engine.log.EntryId;
import alidade.engine.log.EntryKind;
import alidade.engine.log.EntryReading;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Sealed;
import alidade.engine.log.UnreadableEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings sealed entries into the tables of the store, each once, whatever happens in between.
///
/// The order in which entries of several nodes arrive leaves no trace but in local numbers. May be used from several
/// threads; one works at a time.
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final Log log;
    private final Store store;
    private final Definitions definitions;
    private final Map<String, FactWriter> writers = new TreeMap<>();
    private Map<String, StandardTable> tables = Map.of();

    public Catalogue(Log log, Store store, Definitions definitions) {
        this.log = log;
        this.store = store;
        this.definitions = definitions;
    }

    /// Applies every entry that is in the log and not in the store, documents first, and lays out the tables that
    /// the definitions then declare. To be called at start, and after entries came from elsewhere.
    ///
    /// A store that contradicts itself, which only damage can bring about, is emptied and filled anew.
    public Applied replay() {
        return replay((_, _) -> {});
    }

    /// The same, for those who want to know how far it is.
    public synchronized Applied replay(Listener listener) {
        try {
            return replayOnce(listener);
        } catch (StoreProblem e) {
            if (!e.tellsOfDamage()) {
                throw e;
            }
            LOG.warn("store - it is made anew from the log, since: {}", e.getMessage());
            empty();
            return replayOnce(listener);
        }
    }

    /// Hears of each entry that was applied or set aside.
    @FunctionalInterface
    public interface Listener {
        /// @param done how many of `all` so far
        void at(int done, int all);
    }

    private Applied replayOnce(Listener listener) {
        return apply(Newcomers.against(log, store), log.entries(), listener);
    }

    /// Applies one entry of this node, or of another one, that is in the log; nothing happens when it is in the
    /// store already.
    public synchronized Applied apply(EntryId id) {
        var newcomers = Newcomers.against(log, store);
        return apply(newcomers, newcomers.upTo(id), (_, _) -> {});
    }

    /// Empties the store and applies the whole log; quality and marts are then to be published again.
    public synchronized Applied rebuild() {
        empty();
        return replayOnce((_, _) -> {});
    }

    private void empty() {
        writers.clear();
        store.transact(connection -> {
            LogTables.drop(connection);
            Store.prepare(connection);
            definitions.reload(connection);
        });
    }

    /// Place of the last entry of each node that is in the store.
    public Map<String, Long> heads() {
        return store.read(connection -> {
            var heads = new TreeMap<String, Long>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select node, max(seq) from log.entry group by node")) {
                while (rows.next()) {
                    heads.put(rows.getString(1), rows.getLong(2));
                }
            }
            return heads;
        });
    }

    /// Entries that are here by their header alone, with the node on which their rows live in their name.
    public Set<EntryId> withheld() {
        return store.read(connection -> {
            var entries = new TreeSet<EntryId>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select node, seq from log.entry where withheld")) {
                while (rows.next()) entries.add(new EntryId(rows.getString(1), rows.getLong(2)));
            }
            return entries;
        });
    }

    private Applied apply(Newcomers newcomers, List<EntryId> candidates, Listener listener) {
        store.transact(Layouts::clearUnfinished);
        var damages = new ArrayList<Damage>();
        var headers = newcomers.of(candidates, damages);
        var applied = new ArrayList<EntryId>();
        var done = 0;
        for (var header : headers) {
            if (header.kind() == EntryKind.DOCUMENT) {
                apply(header.id(), applied, damages);
                listener.at(++done, headers.size());
            }
        }
        var relaid = layOut(damages);
        for (var header : headers) {
            if (header.kind() != EntryKind.DOCUMENT) {
                apply(header.id(), applied, damages);
                listener.at(++done, headers.size());
            }
        }
        note(applied, damages);
        return new Applied(applied, relaid, damages);
    }

    private void apply(EntryId id, List<EntryId> applied, List<Damage> damages) {
        try (var reading = log.open(id);
                var connection = store.writer()) {
            connection.setAutoCommit(false);
            try {
                apply(connection, reading);
                connection.commit();
                applied.add(id);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                writers.clear();
                Layouts.clearUnfinished(connection);
                connection.commit();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (UnreadableEntry e) {
            damages.add(new Damage(id, String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw new StoreProblem("entry " + id + " was not applied and will be at the next start", e);
        }
    }

    private void apply(Connection connection, EntryReading reading) throws SQLException {
        var header = reading.header();
        var entryNo = nextEntryNo(connection);
        var pouring = new Pouring(connection, reading, entryNo);
        if (header.kind() == EntryKind.DOCUMENT) {
            var documents = pouring.documents();
            EntryRows.header(connection, entryNo, header, false);
            definitions.learn(new Sealed.Documents(header, documents));
            return;
        }
        if (reading.isWithheld()) {
            EntryRows.header(connection, entryNo, header, true);
            return;
        }
        var inSeveralCommits = header.rows() + header.refused() >= Pouring.ROWS_PER_COMMIT;
        if (inSeveralCommits) {
            Layouts.begin(connection, entryNo);
        }
        var writer = writer(connection, header);
        if (writer.isPresent()) {
            pouring.facts(writer.get());
        } else {
            pouring.skipFacts();
        }
        pouring.refused();
        // It was here by its header alone, and has another number now: what was published learns of it.
        EntryRows.removeWithheld(connection, header.id());
        EntryRows.header(connection, entryNo, header, false);
        if (inSeveralCommits) {
            Layouts.end(connection);
        }
    }

    /// Facts of a table that no pack declares wait in the log until one does.
    private Optional<FactWriter> writer(Connection connection, Header header) throws SQLException {
        var name = header.batch().table();
        var table = tables.get(name);
        if (table == null || !table.pack().equals(header.batch().pack())) {
            return Optional.empty();
        }
        var known = writers.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var writer = new FactWriter(connection, table);
        writers.put(name, writer);
        return Optional.of(writer);
    }

    private static int nextEntryNo(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(max(entry_no), 0) + 1 from log.entry")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Makes the standard tables those that the definitions in force declare, and fills the changed ones again.
    private List<String> layOut(List<Damage> damages) {
        tables = Layouts.declared(definitions.current());
        var present = store.inTransaction(Layouts::present);
        var relaid = new ArrayList<String>();
        for (var name : present.keySet()) {
            if (!tables.containsKey(name)) {
                store.transact(connection -> Layouts.remove(connection, name));
                relaid.add(name);
            }
        }
        for (var table : tables.values()) {
            if (!table.layout().equals(present.get(table.name()))) {
                fill(table, damages);
                relaid.add(table.name());
            }
        }
        return relaid;
    }

    private void fill(StandardTable table, List<Damage> damages) {
        writers.remove(table.name());
        store.transact(connection -> Layouts.create(connection, table));
        var entries = store.inTransaction(connection -> EntryRows.ofTable(connection, table));
        for (var entry : entries.entrySet()) {
            try (var reading = log.open(entry.getValue())) {
                if (reading.isWithheld()) {
                    throw new UnreadableEntry(entry.getValue(), "it lies in the log without its rows, and had them");
                }
                store.transact(connection -> {
                    var writer = new FactWriter(connection, table);
                    new Pouring(connection, reading, entry.getKey()).facts(writer);
                });
            } catch (UnreadableEntry e) {
                damages.add(new Damage(entry.getValue(), String.valueOf(e.getMessage())));
                store.transact(connection -> EntryRows.remove(connection, entry.getKey(), table));
            }
        }
        store.transact(connection -> Layouts.finish(connection, table));
    }

    private void note(List<EntryId> applied, List<Damage> damages) {
        if (applied.isEmpty() && damages.isEmpty()) {
            return;
        }
        damages.forEach(damage -> LOG.warn("{} - set aside: {}", damage.id(), damage.sentence()));
        store.transact(connection -> EntryRows.setAside(connection, applied, damages));
    }
}
