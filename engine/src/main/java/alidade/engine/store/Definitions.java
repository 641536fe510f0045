package alidade.engine.store;

import alidade.engine.log.Batch;
import alidade.engine.log.BatchLabel;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.EntryKind;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Sealed;
import alidade.engine.log.UnreadableEntry;
import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.PackReading;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The definitions in force: packs as read from the sealed documents, never from the drafts in files.
///
/// Thread safe.
public final class Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final String TYPE = "definition";

    private final Log log;
    private final Store store;
    private final Clock clock;
    private final Function<PackFiles, PackReading> reader;
    private final Vectors vectors;
    private final DocumentHistory history = new DocumentHistory(TYPE);
    private final Map<PackFiles, Optional<Pack>> readings = new ConcurrentHashMap<>();

    /// @param reader turns the files of a pack into the pack
    public Definitions(Log log, Store store, Clock clock, Function<PackFiles, PackReading> reader) {
        this.log = log;
        this.store = store;
        this.clock = clock;
        this.reader = reader;
        this.vectors = new Vectors(store);
        store.read(connection -> {
            history.load(connection);
            return true;
        });
    }

    /// How a proposal ended.
    public sealed interface Proposal {
        /// The changed files are documents now; the entry is still to be applied to the store.
        record Sealed(Header header) implements Proposal {}

        record Unchanged() implements Proposal {}

        /// The pack has mistakes; the last good definitions stay in force.
        record Refused(List<PackProblem> problems) implements Proposal {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Packs in force by all that is here, by name.
    public List<Pack> current() {
        return packs(version -> true);
    }

    /// Packs in force by the entries up to a place in each node's log, by name.
    public List<Pack> at(Map<String, Long> vector) {
        return packs(visibleAt(vector));
    }

    /// Packs in force at a state of knowledge, by name.
    public List<Pack> at(Knowledge knowledge) {
        return at(vectors.resolve(knowledge));
    }

    /// Paths of which two or more versions stand beside each other, with the entries that brought them; the last
    /// one counts.
    public Map<String, List<EntryId>> conflicts() {
        var conflicts = new TreeMap<String, List<EntryId>>();
        history.heads(version -> true).forEach((path, heads) -> {
            if (heads.size() > 1) {
                conflicts.put(
                        path, heads.stream().map(DocumentHistory.Version::entry).toList());
            }
        });
        return conflicts;
    }

    /// Which sealed document a definition was read from.
    ///
    /// @param path with the pack's name in front
    /// @param sha the name by which a later document cites it
    public record Origin(String path, EntryId entry, Instant sealedAt, String sha) {}

    /// Where the definition at a path comes from, by the entries up to a place in each node's log.
    ///
    /// @param path with the pack's name in front
    public Optional<Origin> origin(String path, Map<String, Long> vector) {
        return Optional.ofNullable(history.heads(visibleAt(vector)).get(path))
                .map(List::getLast)
                .filter(version -> !version.document().text().isEmpty())
                .map(version -> new Origin(
                        path,
                        version.entry(),
                        version.sealedAt(),
                        version.document().sha()));
    }

    /// The documents in force for a pack, as files: what a proposal is compared with.
    public PackFiles files(String pack) {
        return new PackFiles(pack, texts(history.heads(version -> true)).getOrDefault(pack, Map.of()));
    }

    /// One sealed text of a file of a pack.
    ///
    /// @param path inside the pack, such as `metrics/active_models.yaml`
    /// @param entry that brought it
    /// @param text empty where the file was removed
    public record Revision(String path, EntryId entry, Instant sealedAt, String text) {}

    /// Every text that the files of a pack ever had here, in order of sealing.
    public List<Revision> revisions(String pack) {
        return history.all().stream()
                .filter(version -> packOf(version.document().path()).equals(pack))
                .map(version -> new Revision(
                        version.document().path().substring(pack.length() + 1),
                        version.entry(),
                        version.sealedAt(),
                        version.document().text()))
                .toList();
    }

    /// Seals those files of a pack that differ from the definitions in force, as one entry.
    ///
    /// @param files all files of the pack, those of the workspace already put over the shipped ones
    /// @throws StoreProblem when the store does not hold the documents that are in force as the log gives them
    public Proposal propose(PackFiles files) {
        var reading = reader.apply(files);
        return switch (reading) {
            case PackReading.Refused(var problems) -> new Proposal.Refused(problems);
            case PackReading.Read(var pack) -> propose(files, pack);
        };
    }

    private Proposal propose(PackFiles files, Pack pack) {
        var heads = history.heads(version -> true);
        var documents = new ArrayList<Document>();
        files.texts().forEach((path, text) -> add(documents, heads, files.pack() + "/" + path, text));
        for (var path : heads.keySet()) {
            if (path.startsWith(files.pack() + "/")
                    && !files.texts().containsKey(path.substring(files.pack().length() + 1))) {
                add(documents, heads, path, "");
            }
        }
        if (documents.isEmpty()) {
            return new Proposal.Unchanged();
        }
        holdAgainstLog();
        return new Proposal.Sealed(log.seal(new Draft.Documents(batch(pack), documents)));
    }

    /// A damaged store may have forgotten what is in force, and then it would be sealed a second time.
    private void holdAgainstLog() {
        var applied = store.read(Fsck::entriesInStore).keySet();
        for (var header : log.headers()) {
            if (header.kind() != EntryKind.DOCUMENT || !applied.contains(header.id())) continue;
            if (!isAsSealed(header.id())) {
                throw StoreProblem.ofDamage(
                        "the store does not hold the documents of entry " + header.id() + " as the log gives them");
            }
        }
    }

    /// An entry that was damaged after it came into the store says nothing against it.
    private boolean isAsSealed(EntryId id) {
        try {
            return !(log.read(id) instanceof Sealed.Documents documents) || history.holds(documents);
        } catch (UnreadableEntry e) {
            return true;
        }
    }

    private static void add(
            List<Document> documents, Map<String, List<DocumentHistory.Version>> heads, String path, String text) {
        var head = Optional.ofNullable(heads.get(path)).map(List::getLast).map(DocumentHistory.Version::document);
        if (!head.map(Document::text).orElse("").equals(text)) {
            documents.add(new Document(TYPE, path, text, head.map(Document::sha)));
        }
    }

    private Batch batch(Pack pack) {
        var now = clock.instant();
        var taken = new TreeSet<String>();
        log.headers().forEach(header -> taken.add(header.batch().id()));
        return new Batch(
                BatchLabel.of(now, pack.zone(), log.node().region(), taken),
                Batch.Origin.DOCUMENT,
                pack.name(),
                "",
                "",
                now,
                now,
                Batch.Status.SUCCESS,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    /// Takes in the documents of an entry that was just applied.
    void learn(Sealed.Documents sealed) {
        history.learn(sealed);
    }

    /// Starts again from what the store holds.
    void reload(java.sql.Connection connection) throws SQLException {
        history.load(connection);
    }

    private static Predicate<DocumentHistory.Version> visibleAt(Map<String, Long> vector) {
        return version ->
                version.entry().seq() <= vector.getOrDefault(version.entry().node(), 0L);
    }

    private List<Pack> packs(Predicate<DocumentHistory.Version> visible) {
        var packs = new ArrayList<Pack>();
        for (var name : texts(history.heads(visible)).keySet()) {
            lastGood(name, visible).ifPresent(packs::add);
        }
        return packs;
    }

    /// Where the documents in force give no pack, such as after a conflict, the last state that gives one.
    private Optional<Pack> lastGood(String pack, Predicate<DocumentHistory.Version> visible) {
        var states = visible;
        while (true) {
            var heads = history.heads(
                    states.and(version -> packOf(version.document().path()).equals(pack)));
            var texts = texts(heads).get(pack);
            if (texts == null) {
                return Optional.empty();
            }
            var read = read(new PackFiles(pack, texts));
            if (read.isPresent()) {
                return read;
            }
            var last = heads.values().stream()
                    .flatMap(List::stream)
                    .map(DocumentHistory.Version::entry)
                    .max(history::compare)
                    .orElseThrow();
            states = states.and(version -> !version.entry().equals(last));
        }
    }

    private Optional<Pack> read(PackFiles files) {
        return readings.computeIfAbsent(files, this::readOnce);
    }

    private Optional<Pack> readOnce(PackFiles files) {
        return switch (reader.apply(files)) {
            case PackReading.Read(var pack) -> Optional.of(pack);
            case PackReading.Refused(var problems) -> {
                LOG.warn("{} - sealed definitions are not in force: {}", files.pack(), problems);
                yield Optional.empty();
            }
        };
    }

    /// Texts by path inside the pack, by pack; those that were removed left out.
    private static Map<String, Map<String, String>> texts(Map<String, List<DocumentHistory.Version>> heads) {
        var packs = new TreeMap<String, Map<String, String>>();
        heads.forEach((path, versions) -> {
            var text = versions.getLast().document().text();
            if (!text.isEmpty()) {
                packs.computeIfAbsent(packOf(path), pack -> new TreeMap<>())
                        .put(path.substring(packOf(path).length() + 1), text);
            }
        });
        return packs;
    }

    private static String packOf(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }
}
