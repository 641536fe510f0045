package alidade.engine.log;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether entries of a node that lie elsewhere are those that this installation sealed: its marker names
/// the last one.
///
/// @param hashes of the entries that are proven
/// @param problem why none is, in a sentence
record OwnProof(Set<String> hashes, Optional<String> problem) {
    /// @param head the last entry of the node that is here
    /// @param behind headers in order, the first one of the entry that would be next here
    static OwnProof of(Optional<Marker> known, Node node, Optional<Header> head, List<Header> behind) {
        var marker = known.filter(one -> one.incarnation().equals(node.incarnation()));
        if (marker.isEmpty()) return failed("this installation has no marker of the node that could prove them");
        var proven = new HashSet<String>();
        var before = head;
        for (var header : behind) {
            var problem = Chain.problem(header, before);
            if (problem.isPresent()) return failed("entry " + header.id() + ": " + problem.get());
            proven.add(header.hash());
            before = Optional.of(header);
            if (header.id().seq() == marker.get().seq()) break;
        }
        var last = before.map(header -> header.id().seq()).orElse(0L);
        if (last != marker.get().seq()) {
            return failed("they reach up to %d, and this installation sealed up to %d"
                    .formatted(last, marker.get().seq()));
        }
        return before.map(Header::hash).equals(Optional.of(marker.get().hash()))
                ? new OwnProof(Set.copyOf(proven), Optional.empty())
                : failed("entry %s:%d is not the one that this installation sealed".formatted(node.id(), last));
    }

    private static OwnProof failed(String sentence) {
        return new OwnProof(Set.of(), Optional.of(sentence));
    }
}
