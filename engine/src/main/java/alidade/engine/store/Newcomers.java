package alidade.engine.store;

import alidade.engine.log.Damage;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.UnreadableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which entries of the log are not in the store yet, or not with the rows that the log has of them, and
/// stand on an unbroken chain.
///
/// An entry whose payload is damaged is passed over by its sound header. Behind a header that is missing or damaged
/// the chain goes on only at an entry that the store applied before.
final class Newcomers {
    private static final String NO_HASH = "0".repeat(64);

    private final Log log;
    private final Map<EntryId, String> applied;
    /// Those of the applied ones that came without their rows.
    private final Set<EntryId> withheld;

    private Newcomers(Log log, Map<EntryId, String> applied, Set<EntryId> withheld) {
        this.log = log;
        this.applied = applied;
        this.withheld = withheld;
    }

    static Newcomers against(Log log, Store store) {
        return store.read(connection -> {
            var hashes = new TreeMap<EntryId, String>();
            var withheld = new TreeSet<EntryId>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select node, seq, hash, withheld from log.entry")) {
                while (rows.next()) {
                    var id = new EntryId(rows.getString(1), rows.getLong(2));
                    hashes.put(id, rows.getString(3));
                    if (rows.getBoolean(4)) withheld.add(id);
                }
            }
            return new Newcomers(log, hashes, withheld);
        });
    }

    /// The entry with all of its node that have to come before it.
    List<EntryId> upTo(EntryId id) {
        if (applied.containsKey(id) || id.seq() == 1 || applied.containsKey(before(id))) {
            return List.of(id);
        }
        return log.entries().stream()
                .filter(one -> one.node().equals(id.node()) && one.seq() <= id.seq())
                .toList();
    }

    /// @param candidates by node and place
    /// @param damages gets those that cannot be used
    List<Header> of(List<EntryId> candidates, List<Damage> damages) {
        var found = new ArrayList<Header>();
        var sound = new TreeMap<EntryId, String>();
        for (var id : candidates) {
            try {
                if (applied.containsKey(id) && !(withheld.contains(id) && hasRows(id))) continue;
                var header = log.header(id);
                var problem = problem(header, sound);
                if (problem.isPresent()) {
                    damages.add(new Damage(id, problem.get()));
                    continue;
                }
                sound.put(id, header.hash());
                found.add(header);
            } catch (UnreadableEntry e) {
                damages.add(new Damage(id, String.valueOf(e.getMessage())));
            }
        }
        return found;
    }

    /// Only an entry that can be used brings rows: another one says nothing against what was applied.
    private boolean hasRows(EntryId id) {
        try {
            return !log.isWithheld(id) && log.isWhole(id);
        } catch (UnreadableEntry e) {
            return false;
        }
    }

    private Optional<String> problem(Header header, Map<EntryId, String> sound) {
        var id = header.id();
        if (id.seq() == 1) {
            return header.prevHash().equals(NO_HASH)
                    ? Optional.empty()
                    : Optional.of("it is the first of its node and yet names an entry before it");
        }
        var hash = applied.getOrDefault(before(id), sound.getOrDefault(before(id), ""));
        if (hash.isEmpty()) {
            return Optional.of("it stands behind a break of the chain: entry " + before(id)
                    + " is missing, damaged or itself behind one");
        }
        return hash.equals(header.prevHash())
                ? Optional.empty()
                : Optional.of("it does not follow entry " + before(id) + ", whose hash is " + hash);
    }

    private static EntryId before(EntryId id) {
        return new EntryId(id.node(), id.seq() - 1);
    }
}
