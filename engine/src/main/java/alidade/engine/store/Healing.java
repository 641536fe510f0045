package alidade.engine.store;

import alidade.engine.log.Damage;
import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts damaged and missing entries of the log back, from wherever another copy of them is.
///
/// A copy counts only when it gives the hashes of the entry and the chain names it, so nothing but what was sealed can
/// come back. The store is the copy that is always there: it holds what every entry says.
public final class Healing {
    private static final Logger LOG = LoggerFactory.getLogger(Healing.class);

    /// Beyond it missing entries are not asked for one by one: a file with an absurd number is not one of the log.
    private static final long LARGEST_GAP = 100_000;

    private final Log log;
    private final Store store;
    private final Definitions definitions;

    public Healing(Log log, Store store, Definitions definitions) {
        this.log = log;
        this.store = store;
        this.definitions = definitions;
    }

    /// @param restored entries that are whole again
    /// @param left entries that are not, and why
    public record Healed(List<EntryId> restored, List<Damage> left) {
        public Healed {
            restored = List.copyOf(restored);
            left = List.copyOf(left);
        }
    }

    /// @param copies tries to put an entry back from elsewhere, and says why it did not; empty when it did
    public Healed heal(Function<EntryId, Optional<String>> copies) {
        var restored = new ArrayList<EntryId>();
        var reasons = new TreeMap<EntryId, String>();
        // From the end: each entry then names the hash of the one before it.
        for (var id : broken().descendingSet()) {
            var reason = fromStore(id);
            if (reason.isPresent()) {
                var known = reason.get();
                reason = copies.apply(id).map(other -> known + "; " + other);
            }
            if (reason.isPresent() && isHeaderPutBack(id)) reason = Optional.empty();
            if (reason.isEmpty()) {
                LOG.info("{} - put back", id);
                restored.add(id);
            } else {
                reasons.put(id, reason.get());
            }
        }
        var left = new ArrayList<Damage>();
        for (var damage : log.verify()) {
            var reason = reasons.remove(damage.id());
            left.add(reason == null ? damage : new Damage(damage.id(), damage.sentence() + "; " + reason));
        }
        reasons.forEach((id, reason) -> left.add(new Damage(id, "it is missing; " + reason)));
        return new Healed(restored, left);
    }

    private Optional<String> fromStore(EntryId id) {
        try {
            var stored = store.inTransaction(
                    connection -> StoredEntry.read(connection, id, Layouts.declared(definitions.current())));
            if (stored.isEmpty()) return Optional.of("the store does not hold it");
            var content = stored.get().content();
            return content.isEmpty()
                    ? Optional.of("the store holds it without its rows")
                    : log.restore(stored.get().header(), content.get())
                            .map(sentence -> "the store does not hold it as it was sealed: " + sentence);
        } catch (StoreProblem e) {
            return Optional.of("the store cannot be asked: " + e.getMessage());
        }
    }

    /// An entry that was here by its header alone comes back so, when no copy of it has its rows.
    private boolean isHeaderPutBack(EntryId id) {
        try {
            return store.inTransaction(connection -> StoredEntry.read(connection, id, Map.of()))
                    .filter(stored -> stored.content().isEmpty())
                    .filter(stored -> log.restore(stored.header()).isEmpty())
                    .isPresent();
        } catch (StoreProblem e) {
            return false;
        }
    }

    /// Entries that are not whole, and those that the store or the places beside them say to have been there.
    private TreeSet<EntryId> broken() {
        var here = new TreeSet<>(log.entries());
        var broken = new TreeSet<EntryId>();
        for (var id : here) {
            if (log.problem(id).filter(problem -> !problem.isOfLaterVersion()).isPresent()) broken.add(id);
            for (var seq = id.seq() - 1; seq > 0 && seq > id.seq() - LARGEST_GAP; seq--) {
                var before = new EntryId(id.node(), seq);
                if (here.contains(before)) break;
                broken.add(before);
            }
        }
        try {
            for (var id : store.inTransaction(Fsck::entriesInStore).keySet()) {
                if (!here.contains(id)) broken.add(id);
            }
        } catch (StoreProblem e) {
            LOG.warn("store - it cannot tell which entries there were: {}", e.getMessage());
        }
        return broken;
    }
}
