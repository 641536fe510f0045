package alidade.engine.store;

import alidade.engine.log.Damage;
import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.log.UnreadableEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds what is wrong with the log and the store, changing nothing: every entry against its hashes, every table
/// through each of its indexes, and the facts against the log, one by one.
///
/// What an entry says beside its facts is left to `Inspection`, which compares the whole store with a second one.
public final class Fsck {
    private final Log log;
    private final Store store;
    private final Definitions definitions;

    public Fsck(Log log, Store store, Definitions definitions) {
        this.log = log;
        this.store = store;
        this.definitions = definitions;
    }

    /// @param entries how many entries the log holds
    /// @param facts how many facts were compared with the log
    /// @param damages entries of the log that cannot be used
    /// @param differences what the store holds otherwise than the log says, in sentences; `rebuild` mends them
    public record Findings(long entries, long facts, List<Damage> damages, List<String> differences) {
        public Findings {
            damages = List.copyOf(damages);
            differences = List.copyOf(differences);
        }

        public boolean sound() {
            return damages.isEmpty() && differences.isEmpty();
        }
    }

    /// Reads everything; takes as long as a rebuild does.
    public Findings check() {
        var entries = log.entries();
        var damages = log.verify();
        var differences = new ArrayList<String>();
        // On the writer's connection, so that nothing changes meanwhile.
        var facts = store.inTransaction(connection -> {
            differences.addAll(IndexReading.differences(connection));
            var applied = entriesInStore(connection);
            compareEntries(entries, applied, damages, differences);
            compareWithheld(connection, differences);
            var compared = 0L;
            for (var table : Layouts.declared(definitions.current()).values()) {
                compared += new FactComparison(log, connection, table).into(differences);
            }
            return compared;
        });
        return new Findings(entries.size(), facts, damages, differences);
    }

    static Map<EntryId, String> entriesInStore(Connection connection) throws SQLException {
        var entries = new TreeMap<EntryId, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select node, seq, hash from log.entry")) {
            while (rows.next()) {
                entries.put(new EntryId(rows.getString(1), rows.getLong(2)), rows.getString(3));
            }
        }
        return entries;
    }

    private void compareEntries(
            List<EntryId> inLog, Map<EntryId, String> inStore, List<Damage> damages, List<String> differences) {
        var damaged = damages.stream().map(Damage::id).toList();
        var rest = new TreeMap<>(inStore);
        for (var id : inLog) {
            var hash = rest.remove(id);
            if (hash == null && !damaged.contains(id)) {
                differences.add("entry " + id + " is in the log and not in the store");
            }
            if (hash != null && !hash.equals(hash(id))) {
                differences.add("entry " + id + " has another hash in the store than in the log");
            }
        }
        rest.keySet().forEach(id -> differences.add("entry " + id + " is in the store and not in the log"));
    }

    /// Facts are compared only of entries that have them in the store.
    private void compareWithheld(Connection connection, List<String> differences) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select node, seq from log.entry where withheld")) {
            while (rows.next()) {
                var id = new EntryId(rows.getString(1), rows.getLong(2));
                if (log.isWhole(id) && !log.isWithheld(id)) {
                    differences.add("entry " + id + " has its rows in the log and not in the store");
                }
            }
        }
    }

    private String hash(EntryId id) {
        try {
            return log.header(id).hash();
        } catch (UnreadableEntry e) {
            return "";
        }
    }
}
