package alidade.engine.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks the entries of every node in order and holds each to the one before.
///
/// An entry whose payload is damaged but whose header is sound is passed over: the chain goes on through its hash.
/// Behind a header that is missing or damaged nothing of that node can be relied upon.
final class Chain {
    private final Log log;
    private final List<EntryId> entries;
    private final List<Damage> damages = new ArrayList<>();

    Chain(Log log, List<EntryId> entries) {
        this.log = log;
        this.entries = entries;
    }

    List<Damage> damages() {
        var before = Optional.<Header>empty();
        var brokenNode = "";
        for (var id : entries) {
            if (id.node().equals(brokenNode)) {
                damages.add(new Damage(id, "it stands behind a break of the chain"));
                continue;
            }
            var previous = before.filter(header -> header.id().node().equals(id.node()));
            var header = link(log, id, previous);
            if (header.isEmpty()) {
                brokenNode = id.node();
                continue;
            }
            before = header;
            verify(id);
        }
        return damages;
    }

    private Optional<Header> link(Log log, EntryId id, Optional<Header> previous) {
        try {
            var header = log.file(id).first().header();
            var problem = problem(header, previous);
            problem.ifPresent(sentence -> damages.add(new Damage(id, sentence)));
            return problem.isEmpty() ? Optional.of(header) : Optional.empty();
        } catch (UnreadableEntry e) {
            damages.add(new Damage(id, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void verify(EntryId id) {
        try {
            log.file(id).verify();
        } catch (UnreadableEntry e) {
            damages.add(new Damage(id, String.valueOf(e.getMessage())));
        }
    }

    /// Why the entry does not follow the one before it.
    static Optional<String> problem(Header header, Optional<Header> previous) {
        var expected = previous.map(one -> one.id().seq() + 1).orElse(1L);
        if (header.id().seq() != expected) {
            return Optional.of(
                    "entry %s:%d is missing before it".formatted(header.id().node(), expected));
        }
        var hash = previous.map(Header::hash).orElse(Marker.NO_HASH);
        return header.prevHash().equals(hash)
                ? Optional.empty()
                : Optional.of(
                        "it names %s as the hash of the entry before, which is %s".formatted(header.prevHash(), hash));
    }

    /// Why this cannot be the entry of its place: the entry after it, this installation's marker, or else the entry
    /// before it names another one.
    Optional<String> stranger(Header header, Optional<Marker> marker) {
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
