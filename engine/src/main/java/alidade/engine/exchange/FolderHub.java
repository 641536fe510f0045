package alidade.engine.exchange;

import alidade.engine.log.EntryFolder;
import alidade.engine.log.EntryFolder.Placing;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.log.UnreadableEntry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;

/// A hub that is a folder on a file share or a stick: no server, no locks.
///
/// ```
/// hub.json                                 that it is a hub, and of which format
/// log/<node>/000000000001.entry            the entries, as in a workspace
/// incoming/<node>/000000000002-<hash>/     chunks of an entry that is not sealed yet
/// withheld/<node>/000000000001             which entries lie here without their rows
/// nodes/<node>.json                        the last visit of each node
/// ```
///
/// Each node writes only below its own name, so clients never wait for each other. An entry gets its name
/// in one step after it was forced to the disk, and the name of one that is there is never given again.
public final class FolderHub implements Hub {
    private static final int MOST_HEADERS = 256;

    private final Path folder;
    private final LogFiles files;
    private final EntryFolder entries;
    private final Incoming incoming;
    private final WithheldNotes withheld;
    private final Visits visits;

    private FolderHub(Path folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
        entries = new EntryFolder(folder.resolve("log"), files);
        incoming = new Incoming(folder.resolve("incoming"), files);
        withheld = new WithheldNotes(folder.resolve("withheld"), files);
        visits = new Visits(folder.resolve("nodes"), files);
    }

    /// The hub in a folder that is one.
    ///
    /// @throws HubProblem when it is none: a stick that is not plugged in leaves an empty folder too
    public static FolderHub open(Path folder, LogFiles files) {
        var format = HubFile.read(folder, files)
                .orElseThrow(() ->
                        new HubProblem("%s is not a hub: it holds no %s. Is the share connected, the stick plugged in?"
                                .formatted(folder, HubFile.NAME)));
        if (format > HubFile.FORMAT) {
            throw new HubProblem("the hub in %s has format %d and this program knows up to %d; update it"
                    .formatted(folder, format, HubFile.FORMAT));
        }
        return new FolderHub(folder, files);
    }

    /// Makes a folder a hub; one that is a hub stays as it is.
    public static FolderHub create(Path folder, LogFiles files) {
        if (HubFile.read(folder, files).isEmpty()) HubFile.write(folder, files);
        return open(folder, files);
    }

    @Override
    public Map<String, Head> vector() {
        return asking(() -> {
            var heads = new TreeMap<String, Head>();
            for (var node : entries.nodes()) heads.put(node, head(node));
            return heads;
        });
    }

    /// Behind a gap nothing counts; a last entry that cannot be used is passed over backwards.
    private Head head(String node) throws IOException {
        for (var seq = unbroken(node); seq > 0; seq--) {
            var header = header(new EntryId(node, seq));
            if (header.isPresent()) return Head.of(header.get());
        }
        return Head.NONE;
    }

    private long unbroken(String node) throws IOException {
        var reached = 0L;
        for (var id : entries.entries(node)) {
            if (id.seq() != reached + 1) break;
            reached++;
        }
        return reached;
    }

    private Optional<Header> header(EntryId id) {
        try {
            return Optional.of(entries.header(id));
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }

    @Override
    public Stretch headers(String node, long after) {
        return asking(() -> {
            var there = new TreeSet<>(entries.entries(node)).tailSet(new EntryId(node, after), false);
            var headers = new ArrayList<Header>();
            var without = new TreeSet<Long>();
            for (var id : there) {
                var next = new EntryId(node, after + headers.size() + 1);
                if (!id.equals(next)) return new Stretch(headers, without, Optional.of(new Halt.Missing(next)));
                try {
                    var known = entries.known(id);
                    headers.add(known.header());
                    if (known.isWithheld()) without.add(id.seq());
                } catch (UnreadableEntry e) {
                    return new Stretch(headers, without, Optional.of(halt(e)));
                }
                if (headers.size() == MOST_HEADERS) break;
            }
            return new Stretch(headers, without, Optional.empty());
        });
    }

    private static Halt halt(UnreadableEntry e) {
        var sentence = String.valueOf(e.getMessage());
        return e.isOfLaterVersion() ? new Halt.Newer(e.id(), sentence) : new Halt.Unusable(e.id(), sentence);
    }

    @Override
    public Map<Integer, String> present(Header header) {
        return asking(() -> incoming.present(header));
    }

    @Override
    public void send(Header header, Chunk chunk) {
        asking(() -> {
            incoming.keep(header, chunk);
            return true;
        });
    }

    @Override
    public Verdict seal(Header header) {
        return asking(() -> {
            var answer = answer(header, true);
            if (answer.equals(Optional.of(new Verdict.Duplicate()))) withheld.forget(header.id());
            if (answer.isPresent()) return answer.get();
            try (var lines = incoming.lines(header)) {
                var verdict = verdict(header, entries.place(header, lines, incoming.place(header)));
                if (verdict instanceof Verdict.Appended) withheld.forget(header.id());
                return verdict;
            } catch (ZipException | EOFException e) {
                return shortOf(header, Long.MAX_VALUE);
            } catch (UnreadableEntry e) {
                throw unusable(header, e);
            }
        });
    }

    /// The note comes first: one too many does no harm.
    @Override
    public Verdict withhold(Header header) {
        return asking(() -> {
            var answer = answer(header, false);
            if (answer.isPresent()) return answer.get();
            withheld.note(header.id());
            try {
                return verdict(header, entries.withhold(header, incoming.place(header)));
            } catch (UnreadableEntry e) {
                throw unusable(header, e);
            }
        });
    }

    private Verdict verdict(Header header, Placing placing) throws IOException {
        return switch (placing) {
            case Placing.Placed() -> appended(header);
            case Placing.Taken() -> new Verdict.Fork(header.id().seq());
            case Placing.Short(var have, var _) -> shortOf(header, have);
        };
    }

    private static HubProblem unusable(Header header, UnreadableEntry e) {
        return new HubProblem(
                "what lies in the place of entry %s cannot be used: %s".formatted(header.id(), e.getMessage()), e);
    }

    /// @param withRows whether an entry that is here without its rows is to get them
    private Optional<Verdict> answer(Header header, boolean withRows) throws IOException {
        if (header.schemaVersion() > Log.SCHEMA_VERSION) {
            return Optional.of(new Verdict.Newer(header.schemaVersion()));
        }
        var id = header.id();
        var reached = unbroken(id.node());
        if (entries.entries(id.node()).contains(id)) {
            try {
                var there = entries.known(id);
                if (!there.header().hash().equals(header.hash())) return Optional.of(new Verdict.Fork(id.seq()));
                return withRows && there.isWithheld() ? Optional.empty() : Optional.of(new Verdict.Duplicate());
            } catch (UnreadableEntry e) {
                // What a later program sealed is not damaged: it is another entry.
                if (e.isOfLaterVersion()) return Optional.of(new Verdict.Fork(id.seq()));
                entries.setAside(id);
                reached = unbroken(id.node());
            }
        }
        if (id.seq() != reached + 1) return Optional.of(new Verdict.Gap(reached + 1));
        if (reached == 0) return Optional.empty();
        var before = header(new EntryId(id.node(), reached));
        if (before.isEmpty()) return Optional.of(new Verdict.Gap(reached));
        return before.get().hash().equals(header.prevHash())
                ? Optional.empty()
                : Optional.of(new Verdict.Fork(reached));
    }

    private Verdict appended(Header header) throws IOException {
        incoming.forget(header);
        return new Verdict.Appended();
    }

    /// As many lines as there should be, and yet not the right ones: some chunk is damaged, and nobody
    /// knows which.
    private Verdict shortOf(Header header, long have) throws IOException {
        var want = header.rows() + header.refused();
        if (have < want) return new Verdict.Short(have, want);
        incoming.forget(header);
        return new Verdict.Short(0, want);
    }

    @Override
    public Set<Long> withheld(String node) {
        return asking(() -> withheld.of(node));
    }

    @Override
    public boolean keepsRowsToItself() {
        return false;
    }

    @Override
    public InputStream lines(Header header) {
        return asking(() -> new HubLines(header.id(), entries.lines(header)));
    }

    @Override
    public Life meet(Node node, Clock clock) {
        return asking(() -> {
            var reached = unbroken(node.id());
            var without = withheld.of(node.id());
            incoming.sweep(node.id(), seq -> seq <= reached && !without.contains(seq));
            return visits.leave(node, clock);
        });
    }

    @Override
    public List<Life> lives() {
        return asking(visits::all);
    }

    @Override
    public List<String> strangers() {
        return asking(() -> entries.strangers().stream()
                .map(path -> folder.relativize(path) + " is not an entry of a node")
                .toList());
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T asking(Question<T> question) {
        if (!files.exists(folder.resolve(HubFile.NAME))) {
            throw new HubProblem("the hub in %s is gone: is the share still connected, the stick still plugged in?"
                    .formatted(folder));
        }
        try {
            return question.ask();
        } catch (IOException e) {
            throw new HubProblem("the hub in %s cannot be used: %s".formatted(folder, e), e);
        }
    }
}
