package alidade.engine.pipeline;

import alidade.engine.landing.Landing;
import alidade.engine.log.Damage;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.marts.Marts;
import alidade.engine.metrics.Metrics;
import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import alidade.engine.store.Fsck;
import alidade.engine.store.Store;
import alidade.engine.store.StoreContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through the whole workspace and changes nothing: the log against its hashes, the landing against the names of
/// its pages, the store against the log, and every table and figure against a second store that is made from the log
/// beside it, as a rebuild would make it.
///
/// So a figure that differs by one bit is found, wherever the bit was. Takes as long as a rebuild, and as much room as
/// the store has.
public final class Inspection {
    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);
    private static final String SECOND = "fsck.tmp";

    private final Path workspace;
    private final Log log;
    private final Store store;
    private final Definitions definitions;
    private final Landing landing;
    private final Function<Store, Definitions> over;
    private final LogFiles files;

    /// @param over the definitions as another store gives them
    Inspection(
            Path workspace,
            Log log,
            Store store,
            Definitions definitions,
            Landing landing,
            Function<Store, Definitions> over,
            LogFiles files) {
        this.workspace = workspace;
        this.log = log;
        this.store = store;
        this.definitions = definitions;
        this.landing = landing;
        this.over = over;
        this.files = files;
    }

    /// @param entries how many entries the log holds
    /// @param facts how many facts were compared with the log
    /// @param pages how many pages of the landing were read
    /// @param damages entries of the log that cannot be used; `heal` tries to put them back
    /// @param differences what the store holds otherwise than the log gives, in sentences; `rebuild` mends them
    /// @param lost what is damaged in the landing, in sentences; it is not used, and `heal` clears it away
    public record Findings(
            long entries, long facts, long pages, List<Damage> damages, List<String> differences, List<String> lost) {
        public Findings {
            damages = List.copyOf(damages);
            differences = List.copyOf(differences);
            lost = List.copyOf(lost);
        }

        public boolean sound() {
            return damages.isEmpty() && differences.isEmpty() && lost.isEmpty();
        }
    }

    /// Reads everything.
    public Findings check() {
        var landed = landing.verify();
        var differences = new ArrayList<String>();
        var entries = log.entries().size();
        var facts = 0L;
        List<Damage> damages;
        try {
            var found = new Fsck(log, store, definitions).check();
            facts = found.facts();
            damages = found.damages();
            differences.addAll(found.differences());
            compare(damages, differences);
        } catch (RuntimeException e) {
            // A damaged store gives values that nobody expects, so there is no list of what may go wrong.
            LOG.warn("store - it cannot be inspected: {}", e.toString());
            damages = log.verify();
            differences.add("the store cannot be read: " + e);
        }
        return new Findings(entries, facts, landed.pages(), damages, differences, landed.damages());
    }

    private void compare(List<Damage> damages, List<String> differences) {
        var place = workspace.resolve(SECOND);
        sweep(place);
        try (var second = Store.open(place)) {
            fill(second);
            // An entry that was damaged after it came into the store counts in one store and not in the other, and
            // was named already.
            var apart = new TreeSet<>(store.read(Inspection::entries));
            apart.removeAll(second.read(Inspection::entries));
            if (apart.isEmpty()) {
                differences.addAll(StoreContent.differences(store, second));
            } else if (damages.isEmpty()) {
                differences.add("the store holds entries that the log does not give: " + apart);
            }
        } finally {
            sweep(place);
        }
    }

    private static List<String> entries(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select node || ':' || seq from log.entry")) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    private void fill(Store second) {
        var own = over.apply(second);
        var catalogue = new Catalogue(log, second, own);
        catalogue.replay();
        var marts = new Marts(second, own, new Metrics(second.reader(), own::at));
        Publication.over(second, own, marts, catalogue::rebuild).publish(Progress.none());
    }

    private void sweep(Path place) {
        try {
            for (var file : files.list(place)) files.delete(file);
            files.delete(place);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + place + " cannot be emptied", e);
        }
    }
}
