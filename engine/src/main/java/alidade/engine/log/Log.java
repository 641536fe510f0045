package alidade.engine.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sealed entries of a workspace: those of its own node, to which it appends, and those of other nodes.
///
/// An entry that `seal` returned is on the disk. May be used from several threads; sealing is done one at a
/// time, and only one process may have the workspace open.
public final class Log {
    /// The highest meaning of header and payload that this program knows, and the one that it seals.
    public static final int SCHEMA_VERSION = EntryFile.SCHEMA_VERSION;

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);

    private final LogFolder folder;
    private final Node node;
    private final Clock clock;
    private final LogFiles files;
    private final Map<EntryId, Known> known = new ConcurrentHashMap<>();
    private @Nullable Header head;
    private Optional<String> readOnly = Optional.empty();
    /// After a failure the disk alone knows whether the entry is there.
    private boolean headIsKnown;
    /// Held while an entry is received: one at a time, and before the lock of the log.
    private final Object receiving = new Object();
    /// Hashes of entries of this node that [#receive] may take back.
    private Set<String> provenOwn = Set.of();

    private Log(Path workspace, Node node, Clock clock, LogFiles files) {
        this.folder = new LogFolder(workspace.resolve("log"), files);
        this.node = node;
        this.clock = clock;
        this.files = files;
    }

    /// Opens the log of the workspace, sweeping what a crash left half-written.
    ///
    /// A log that does not match the node's marker is opened read only: see [#readOnly()].
    public static Log open(Path workspace, Node node, Clock clock, LogFiles files) {
        var log = new Log(workspace, node, clock, files);
        try {
            files.createFolders(log.folder.of(node.id()));
            log.folder.sweep();
            log.findHead();
        } catch (IOException e) {
            throw new UncheckedIOException("the log of workspace " + workspace + " cannot be opened: " + e, e);
        }
        return log;
    }

    public Node node() {
        return node;
    }

    /// Why nothing can be sealed, in one sentence; empty when it can.
    public synchronized Optional<String> readOnly() {
        return readOnly;
    }

    /// The last entry of this node.
    public synchronized Optional<Header> head() {
        return Optional.ofNullable(head);
    }

    /// All entries that are here, of all nodes, by node and place; whether they can be read is not looked
    /// at.
    public List<EntryId> entries() {
        try {
            return folder.entries();
        } catch (IOException e) {
            throw new UncheckedIOException("the log folder cannot be listed", e);
        }
    }

    /// The headers of all entries that are here and have a readable one, by node and place.
    public List<Header> headers() {
        var found = new ArrayList<Header>();
        for (var id : entries()) {
            try {
                found.add(header(id));
            } catch (UnreadableEntry e) {
                LOG.warn("{} - its header cannot be read: {}", id, e.getMessage());
            }
        }
        return found;
    }

    /// The header of an entry, held to its own hash.
    public Header header(EntryId id) {
        return known(id).header();
    }

    /// Whether an entry is here by its header alone, without its rows.
    ///
    /// @throws UnreadableEntry when it cannot be used
    public boolean isWithheld(EntryId id) {
        return known(id).isWithheld();
    }

    /// The entries of a node that are here by their header alone.
    public List<EntryId> withheld(String ofNode) {
        try {
            return folder.entries(ofNode).stream()
                    .filter(this::isReadableAndWithheld)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the log folder of node " + ofNode + " cannot be listed", e);
        }
    }

    private boolean isReadableAndWithheld(EntryId id) {
        try {
            return isWithheld(id);
        } catch (UnreadableEntry e) {
            return false;
        }
    }

    private Known known(EntryId id) {
        return known.computeIfAbsent(id, one -> file(one).first().known());
    }

    /// Seals observations or documents as the next entry of this node.
    ///
    /// @throws NotSealable when a value has no form in the log, or the log is read only; nothing was sealed
    /// @throws UncheckedIOException when the disk fails; once reopened, the entry is there whole or not at
    ///     all
    public Header seal(Draft draft) {
        return seal(
                draft instanceof Draft.Documents ? EntryKind.DOCUMENT : EntryKind.RECORDS,
                payload -> payload.write(draft));
    }

    /// Seals records that come piece by piece; otherwise as [#seal(Draft)].
    public Header seal(Filling filling) {
        return seal(EntryKind.RECORDS, filling::fill);
    }

    private interface Content {
        Filling.Ending writeTo(PayloadWriter payload) throws IOException;
    }

    private synchronized Header seal(EntryKind kind, Content content) {
        try {
            if (!headIsKnown) {
                findHead();
            }
            refuseIfReadOnly();
            var seq = head == null ? 1 : head.id().seq() + 1;
            var id = new EntryId(node.id(), seq);
            try (var payload =
                    new PayloadWriter(files, folder.temporary(id, "payload"), folder.temporary(id, "refused"))) {
                var ending = content.writeTo(payload);
                payload.finish();
                var header = header(id, kind, ending, payload);
                headIsKnown = false;
                folder.write(header, payload);
                headIsKnown = true;
                head = header;
                known.put(id, new Known(header, false));
                remember(header);
                return header;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the entry was not sealed, since the disk failed: " + e.getMessage(), e);
        }
    }

    private Header header(EntryId id, EntryKind kind, Filling.Ending ending, PayloadWriter payload) throws IOException {
        var unhashed = new Header(
                id,
                node.incarnation(),
                node.region(),
                kind,
                EntryFile.SCHEMA_VERSION,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                ending.batch(),
                ending.coverage(),
                payload.rows(),
                payload.refused(),
                head == null ? Marker.NO_HASH : head.hash(),
                payload.payloadSha(),
                "");
        return EntryFile.asRead(unhashed);
    }

    /// Takes in an entry that another node sealed, once all of it is proven: the header by its hash, the
    /// payload by the header, and its place by the entry before it. What is here is never replaced, but an
    /// entry that is here without its rows gets them. Entries of this node itself are taken only after
    /// [#proveOwn(List)], and rows that are lacking of them always.
    ///
    /// When this returns [Reception.Taken], the entry is on the disk; the catalogue still has to bring it
    /// into the store.
    ///
    /// @param lines of the payload, decompressed; read to their end unless the header is refused
    /// @throws UncheckedIOException when the disk fails; once reopened, the entry is there whole or not at
    ///     all
    public Reception receive(Header header, InputStream lines) {
        synchronized (receiving) {
            var intake = new EntryIntake(this, folder, files);
            var answer = intake.answer(header, provenOwn, true);
            if (answer.isPresent()) return answer.get();
            var id = header.id();
            // Sealing goes on meanwhile: only the place of the file is taken together.
            try (var payload = intake.payload(id)) {
                var problem = EntryIntake.read(header, lines, payload);
                if (problem.isPresent()) return new Reception.Refused(problem.get());
                place(new Known(header, false), () -> folder.write(header, payload));
                return new Reception.Taken();
            } catch (IOException e) {
                throw notTaken(id, e);
            }
        }
    }

    /// Takes in an entry of records by its header alone, since its rows stay where they are; otherwise as
    /// [#receive(Header, InputStream)].
    public Reception receive(Header header) {
        synchronized (receiving) {
            var answer = new EntryIntake(this, folder, files).answer(header, provenOwn, false);
            if (answer.isPresent()) return answer.get();
            try {
                files.createFolders(folder.of(header.id().node()));
                place(new Known(header, true), () -> folder.writeWithheld(header));
                return new Reception.Taken();
            } catch (IOException e) {
                throw notTaken(header.id(), e);
            }
        }
    }

    private static UncheckedIOException notTaken(EntryId id, IOException e) {
        return new UncheckedIOException("entry " + id + " was not taken in, since the disk failed: " + e, e);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private synchronized void place(Known entry, Writing writing) throws IOException {
        var id = entry.header().id();
        var isOwn = id.node().equals(node.id());
        if (isOwn) headIsKnown = false;
        writing.write();
        known.put(id, entry);
        if (isOwn) findHead();
    }

    /// The place up to which this installation sealed, when the log ends before it: the workspace is an
    /// older copy.
    public synchronized OptionalLong sealedBeyond() {
        var reached = head == null ? 0 : head.id().seq();
        return Marker.read(node, files).stream()
                .filter(marker -> marker.incarnation().equals(node.incarnation()) && marker.seq() > reached)
                .mapToLong(Marker::seq)
                .findFirst();
    }

    /// Holds entries of this node that lie elsewhere to the marker of this installation. If one follows the
    /// other from the last entry here to the one that the marker names, they are what was sealed here, and
    /// [#receive] takes them; once all are here, the log is no longer read only.
    ///
    /// @param behind headers in order, the first one of the entry that would be next here
    /// @return why they cannot be taken, in a sentence; empty when they can
    public Optional<String> proveOwn(List<Header> behind) {
        synchronized (receiving) {
            var proof = OwnProof.of(Marker.read(node, files), node, head(), behind);
            provenOwn = proof.hashes();
            return proof.problem();
        }
    }

    /// The place up to which all entries of a node are here, counted from 1 without gaps; 0 when none is.
    public long reached(String ofNode) {
        try {
            var reached = 0L;
            for (var id : folder.entries(ofNode)) {
                if (id.seq() != reached + 1) break;
                reached++;
            }
            return reached;
        } catch (IOException e) {
            throw new UncheckedIOException("the log folder of node " + ofNode + " cannot be listed", e);
        }
    }

    /// Puts an entry that is damaged or missing back, from its header and content as known from elsewhere.
    /// Nothing is written unless both give the hashes of the entry, and the entry is the one that its
    /// neighbours name: so what comes back is what was sealed.
    ///
    /// @return why it was not put back, as a sentence; empty when it was
    public synchronized Optional<String> restore(Header header, Draft content) {
        return restore(header.id(), restoring -> restoring.from(header, content));
    }

    /// Puts a withheld entry back by its header alone, as [#restore(Header, Draft)].
    public synchronized Optional<String> restore(Header header) {
        return restore(header.id(), restoring -> restoring.from(header));
    }

    /// Puts an entry back from a copy of its file, as [#restore(Header, Draft)].
    public synchronized Optional<String> restore(EntryId id, Path copy) {
        return restore(id, restoring -> restoring.from(id, copy));
    }

    private interface Restoring {
        Optional<String> with(EntryRestore restore) throws IOException;
    }

    private Optional<String> restore(EntryId id, Restoring restoring) {
        try {
            var problem = restoring.with(new EntryRestore(this, Marker.read(node, files), folder, files));
            known.remove(id);
            if (id.node().equals(node.id())) {
                findHead();
            }
            return problem;
        } catch (IOException e) {
            throw new UncheckedIOException("entry " + id + " was not put back, since the disk failed", e);
        }
    }

    /// What is wrong with the entry's own file, whatever stands before it; empty when it gives all of its
    /// hashes.
    public Optional<UnreadableEntry> problem(EntryId id) {
        try {
            file(id).verify();
            return Optional.empty();
        } catch (UnreadableEntry e) {
            return Optional.of(e);
        }
    }

    /// Whether the entry's own file is there and gives all of its hashes.
    public boolean isWhole(EntryId id) {
        return problem(id).isEmpty();
    }

    /// A marker that lags behind the log does no harm, so a failure here is not one of the sealing.
    private void remember(Header header) {
        try {
            new Marker(node.incarnation(), header.id().seq(), header.hash()).write(node, files);
        } catch (IOException e) {
            LOG.warn("{} - its marker {} could not be written: {}", header.id(), node.marker(), e.toString());
        }
    }

    private void refuseIfReadOnly() {
        readOnly.ifPresent(sentence -> {
            throw new NotSealable(sentence);
        });
        var marker = Marker.read(node, files);
        readOnly = marker.flatMap(this::mismatch);
        readOnly.ifPresent(sentence -> {
            throw new NotSealable(sentence);
        });
    }

    private void findHead() throws IOException {
        var last = folder.entries(node.id()).stream().reduce((one, other) -> other);
        try {
            head = last.isEmpty() ? null : header(last.get());
            readOnly = Marker.read(node, files)
                    .map(this::mismatch)
                    .orElseGet(() -> Optional.of(
                            "this installation has no marker %s of node %s: the workspace was copied from elsewhere. It is read only"
                                    .formatted(node.marker(), node.id())));
        } catch (UnreadableEntry e) {
            head = null;
            readOnly = Optional.of(
                    "the last entry %s of the log cannot be read (%s), so none can be chained to it. The log is read only"
                            .formatted(e.id(), e.getMessage()));
        }
        headIsKnown = true;
    }

    private Optional<String> mismatch(Marker marker) {
        if (!marker.incarnation().equals(node.incarnation())) {
            return Optional.of(
                    "node %s lives here as incarnation %s, but the workspace belongs to incarnation %s. It is read only"
                            .formatted(node.id(), marker.incarnation(), node.incarnation()));
        }
        var reached = head == null ? 0 : head.id().seq();
        if (marker.seq() > reached) {
            return Optional.of(
                    "this installation sealed up to entry %s:%d, but the log ends at %d: it is an older copy. It is read only"
                            .formatted(node.id(), marker.seq(), reached));
        }
        return marker.seq() == 0 || hashAt(marker.seq()).equals(Optional.of(marker.hash()))
                ? Optional.empty()
                : Optional.of("entry %s:%d is not the one that this installation sealed. The log is read only"
                        .formatted(node.id(), marker.seq()));
    }

    private Optional<String> hashAt(long seq) {
        try {
            return Optional.of(header(new EntryId(node.id(), seq)).hash());
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }

    /// An entry with all of its content, verified.
    ///
    /// @throws UnreadableEntry when it is missing or damaged, or was written by a later version of the
    ///     program
    public Sealed read(EntryId id) {
        try (var reading = open(id)) {
            var header = reading.header();
            if (reading.isWithheld()) return new Sealed.Withheld(header);
            if (header.kind() == EntryKind.DOCUMENT) {
                var documents = new ArrayList<Document>();
                for (var row = 0L; row < header.rows(); row++) {
                    documents.add(reading.document());
                }
                return new Sealed.Documents(header, documents);
            }
            var facts = new ArrayList<Fact>();
            for (var row = 0L; row < header.rows(); row++) {
                facts.add(reading.fact());
            }
            var refused = new ArrayList<Refused>();
            for (var row = 0L; row < header.refused(); row++) {
                refused.add(reading.refused());
            }
            return new Sealed.Records(header, facts, refused);
        }
    }

    /// An entry to be read line by line; its hashes were verified before this returns.
    ///
    /// @throws UnreadableEntry as [#read(EntryId)]
    public EntryReading open(EntryId id) {
        var file = file(id);
        var first = file.verify();
        try {
            return new EntryReading(first.known(), file.lines(first));
        } catch (IOException e) {
            throw new UnreadableEntry(id, "its file cannot be read: " + e.getMessage(), e);
        }
    }

    /// The lines of an entry's payload as they were sealed; its hashes were verified before this returns.
    ///
    /// @throws UnreadableEntry as [#read(EntryId)], and when it is here without its rows
    public InputStream lines(EntryId id) {
        var file = file(id);
        try {
            var first = file.verify();
            if (first.isWithheld()) throw new UnreadableEntry(id, "it is here without its rows");
            return file.lines(first);
        } catch (IOException e) {
            throw new UnreadableEntry(id, "its file cannot be read: " + e.getMessage(), e);
        }
    }

    /// Reads every entry, walks the chain of every node, and names each one that is damaged, missing, or
    /// does not follow the one before it.
    public List<Damage> verify() {
        return new Chain(this, entries()).damages();
    }

    /// Why the node could not seal into the log of a workspace, as [#readOnly()]; nothing is changed, so
    /// another process may have it open.
    public static Optional<String> readOnly(Path workspace, Node node, LogFiles files) {
        var log = new Log(workspace, node, Clock.systemUTC(), files);
        try {
            log.findHead();
            return log.readOnly;
        } catch (IOException e) {
            return Optional.of("the log cannot be listed: " + e.getMessage());
        }
    }

    /// As [#verify()], for the log of a workspace in which nobody seals, such as one that is being
    /// restored.
    public static List<Damage> verify(Path workspace, LogFiles files) {
        return unowned(workspace, files).verify();
    }

    /// Hash of an entry of such a log; empty when it is not there or damaged.
    public static Optional<String> hashOf(Path workspace, LogFiles files, EntryId id) {
        try {
            return Optional.of(unowned(workspace, files).header(id).hash());
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }

    private static Log unowned(Path workspace, LogFiles files) {
        var nobody = new Node("nobody", "", "", workspace.resolve("no-marker"));
        return new Log(workspace, nobody, Clock.systemUTC(), files);
    }

    EntryFile file(EntryId id) {
        return new EntryFile(files, folder.file(id), id);
    }
}
