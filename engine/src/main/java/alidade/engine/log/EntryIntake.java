package alidade.engine.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/// Takes in entries that were sealed elsewhere, each only if everything about it is proven.
///
/// Not thread safe.
final class EntryIntake {
    private final Log log;
    private final LogFolder folder;
    private final LogFiles files;

    EntryIntake(Log log, LogFolder folder, LogFiles files) {
        this.log = log;
        this.folder = folder;
        this.files = files;
    }

    /// @param provenOwn hashes of entries of this node that may come back
    /// @param withRows whether its rows come with it
    /// @return why it is not even looked into; empty when it is to be taken
    Optional<Reception> answer(Header header, Set<String> provenOwn, boolean withRows) {
        var id = header.id();
        if (header.schemaVersion() > EntryFile.SCHEMA_VERSION) {
            return Optional.of(new Reception.Newer(header.schemaVersion()));
        }
        if (!Node.isId(id.node()) || id.seq() < 1 || id.seq() > LogFolder.LAST_PLACE) {
            return Optional.of(new Reception.Refused("'" + id + "' names no entry"));
        }
        if (!EntryWriter.hash(header).equals(header.hash())) {
            return Optional.of(new Reception.Refused("its header does not give the hash that it states"));
        }
        if (!withRows && header.kind() == EntryKind.DOCUMENT) {
            return Optional.of(new Reception.Refused("it holds documents, and they are not with it"));
        }
        if (files.exists(folder.file(id))) return besideTheOneHere(header, withRows);
        if (id.node().equals(log.node().id()) && !provenOwn.contains(header.hash())) {
            return Optional.of(new Reception.Refused("it is not proven that this installation sealed it"));
        }
        return behind(header);
    }

    private Optional<Reception> besideTheOneHere(Header header, boolean withRows) {
        var id = header.id();
        try {
            if (!log.header(id).hash().equals(header.hash())) return Optional.of(new Reception.Fork(id.seq()));
            return withRows && log.isWithheld(id) ? Optional.empty() : Optional.of(new Reception.Here());
        } catch (UnreadableEntry e) {
            return Optional.of(new Reception.Refused("the copy of it that is here is damaged: " + e.getMessage()));
        }
    }

    private Optional<Reception> behind(Header header) {
        var seq = header.id().seq();
        if (seq == 1) {
            return header.prevHash().equals(Marker.NO_HASH)
                    ? Optional.empty()
                    : Optional.of(
                            new Reception.Refused("it is the first of its node and yet names an entry before it"));
        }
        var before = new EntryId(header.id().node(), seq - 1);
        if (!files.exists(folder.file(before))) {
            return Optional.of(new Reception.Gap(log.reached(before.node()) + 1));
        }
        try {
            return log.header(before).hash().equals(header.prevHash())
                    ? Optional.empty()
                    : Optional.of(new Reception.Fork(before.seq()));
        } catch (UnreadableEntry e) {
            return Optional.of(new Reception.Refused("the entry before it is damaged here: " + e.getMessage()));
        }
    }

    /// Reads the payload and holds it to the header; nothing of it counts yet.
    ///
    /// @return what is wrong with it; empty when it is what was sealed
    static Optional<String> read(Header header, InputStream lines, PayloadWriter payload) throws IOException {
        var want = header.rows() + header.refused();
        var problem = payload.copy(lines, want);
        if (problem.isPresent()) return problem;
        payload.finish();
        return payload.payloadSha().equals(header.payloadSha())
                ? Optional.empty()
                : Optional.of("its payload does not give the SHA-256 that the header states");
    }

    PayloadWriter payload(EntryId id) throws IOException {
        files.createFolders(folder.of(id.node()));
        return new PayloadWriter(files, folder.temporary(id, "payload"), folder.temporary(id, "refused"));
    }
}
