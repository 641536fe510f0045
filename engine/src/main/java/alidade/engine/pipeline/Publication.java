package alidade.engine.pipeline;

import alidade.engine.log.Hashes;
import alidade.engine.marts.Marts;
import alidade.engine.quality.TouchedDays;
import alidade.engine.quality.VisibleEntries;
import alidade.engine.store.Applied;
import alidade.engine.store.Definitions;
import alidade.engine.store.Published;
import alidade.engine.store.Store;
import alidade.engine.store.StoreProblem;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings new entries into view: quality, then marts, then alerts, each in one transaction. Thread safe.
///
/// A marker in the store tells up to which entry all of them are published, and by which definitions. It is written
/// last: after a crash in between, the same days are published again at the next start, with the same result.
///
/// A store that contradicts itself while it is published into, which only damage can bring about, is made anew from the
/// log first.
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final Store store;
    private final Definitions definitions;
    private final List<Stage> stages;
    private final Refilling anew;

    /// One thing that is derived from the entries.
    interface Stage {
        /// How progress names it.
        String name();

        /// Derives anew what the touched days may have changed, in one transaction.
        void publish(Map<String, Long> vector, List<Pack> packs, Touched touched);
    }

    /// Empties the store and fills it from the log.
    interface Refilling {
        Applied fromLog();
    }

    Publication(Store store, Definitions definitions, List<Stage> stages, Refilling anew) {
        this.store = store;
        this.definitions = definitions;
        this.stages = List.copyOf(stages);
        this.anew = anew;
    }

    /// The usual stages over a store.
    static Publication over(Store store, Definitions definitions, Marts marts, Refilling anew) {
        List<Stage> stages = List.of(new QualityStage(store), new MartsStage(marts), new AlertStage(store));
        return new Publication(store, definitions, stages, anew);
    }

    /// Publishes what is sealed and not yet published; nothing happens when there is nothing.
    ///
    /// @return whether anything was published
    synchronized boolean publish(Progress progress) {
        try {
            return publishOnce(progress);
        } catch (StoreProblem e) {
            if (!e.tellsOfDamage()) throw e;
            LOG.warn("store - it is made anew from the log, since: {}", e.getMessage());
            anew.fromLog();
            return publishOnce(progress);
        }
    }

    private boolean publishOnce(Progress progress) {
        var packs = definitions.current();
        var before = store.inTransaction(Published::read);
        var now = store.read(reader -> new Published(lastEntry(reader), fingerprint(packs)));
        if (before.equals(Optional.of(now))) return false;
        var touched = store.read(reader -> touched(reader, before, now, packs));
        var vector = new TreeMap<>(store.read(VisibleEntries::heads));
        for (var stage : stages) {
            progress.at(new Step.Publishing(stage.name()));
            stage.publish(vector, packs, touched);
        }
        store.transact(now::write);
        store.checkpoint();
        return true;
    }

    /// Makes the store anew from the log, and publishes everything.
    synchronized Applied publishAnew(Progress progress) {
        var applied = anew.fromLog();
        publishOnce(progress);
        return applied;
    }

    private static int lastEntry(Connection reader) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("select coalesce(max(entry_no), -1) from log.entry")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private String fingerprint(List<Pack> packs) {
        var texts = new StringBuilder();
        for (var pack : packs) texts.append(definitions.files(pack.name()).ofFigures());
        return Hashes.sha256(texts.toString());
    }

    private static Touched touched(Connection reader, Optional<Published> before, Published now, List<Pack> packs)
            throws SQLException {
        if (before.isEmpty() || !before.get().definitions().equals(now.definitions())) return Touched.allDays();
        // Only damage brings a marker beyond the last entry; what it stands for cannot be told.
        if (before.get().entry() > now.entry()) return Touched.allDays();
        return Touched.days(TouchedDays.since(reader, before.get().entry(), packs));
    }
}
