package alidade.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Puts a damaged or missing entry back, if what is offered is proven to be it: by its own hashes, and by the entry or
/// marker that names its hash. Used once.
final class EntryRestore {
    private final Log log;
    private final Optional<Marker> marker;
    private final LogFolder folder;
    private final LogFiles files;

    EntryRestore(Log log, Optional<Marker> marker, LogFolder folder, LogFiles files) {
        this.log = log;
        this.marker = marker;
        this.folder = folder;
        this.files = files;
    }

    /// @return why it was not put back, as a sentence; empty when it was
    Optional<String> from(Header header, Draft content) throws IOException {
        var problem = problem(header);
        if (problem.isPresent()) return problem;
        var id = header.id();
        files.createFolders(folder.of(id.node()));
        try (var payload = new PayloadWriter(files, folder.temporary(id, "payload"), folder.temporary(id, "refused"))) {
            payload.write(content);
            payload.finish();
            if (!payload.payloadSha().equals(header.payloadSha())) {
                return Optional.of("the content that is known does not give the SHA-256 of the payload");
            }
            folder.write(header, payload);
            return Optional.empty();
        } catch (NotSealable e) {
            return Optional.of("the content that is known cannot be sealed: " + e.getMessage());
        }
    }

    /// @return as [#from(Header, Draft)]
    Optional<String> from(Header header) throws IOException {
        var problem = problem(header);
        if (problem.isPresent()) return problem;
        files.createFolders(folder.of(header.id().node()));
        folder.writeWithheld(header);
        return Optional.empty();
    }

    private Optional<String> problem(Header header) {
        return EntryWriter.hash(header).equals(header.hash())
                ? stranger(header)
                : Optional.of("the header that is known does not give the hash of the entry");
    }

    /// @return as [#from(Header, Draft)]
    Optional<String> from(EntryId id, Path copy) throws IOException {
        Header header;
        try {
            header = new EntryFile(files, copy, id).verify().header();
        } catch (UnreadableEntry e) {
            return Optional.of("the copy " + copy + " cannot be used: " + e.getMessage());
        }
        var stranger = stranger(header);
        if (stranger.isPresent()) {
            return stranger;
        }
        files.createFolders(folder.of(id.node()));
        var temporary = folder.temporary(id, "entry");
        try (var in = files.read(copy);
                var out = files.write(temporary)) {
            in.transferTo(out);
        }
        folder.place(temporary, id);
        return Optional.empty();
    }

    /// Why this cannot be the entry of its place: the entry after it, this installation's marker, or else the entry
    /// before it names another one.
    private Optional<String> stranger(Header header) {
        var id = header.id();
        var named = header(id.node(), id.seq() + 1).map(Header::prevHash);
        if (named.isEmpty()) {
            named = marker.filter(one -> log.node().id().equals(id.node()) && one.seq() == id.seq())
                    .map(Marker::hash);
        }
        if (named.isPresent()) {
            return named.get().equals(header.hash())
                    ? Optional.empty()
                    : Optional.of("its hash is %s, but the chain names %s".formatted(header.hash(), named.get()));
        }
        var before = id.seq() == 1
                ? Optional.of(Marker.NO_HASH)
                : header(id.node(), id.seq() - 1).map(Header::hash);
        return before.equals(Optional.of(header.prevHash()))
                ? Optional.empty()
                : Optional.of("no entry beside it confirms that it belongs there");
    }

    private Optional<Header> header(String node, long seq) {
        try {
            return Optional.of(log.file(new EntryId(node, seq)).first().header());
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }
}
