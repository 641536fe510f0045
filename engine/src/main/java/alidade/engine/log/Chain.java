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
}
