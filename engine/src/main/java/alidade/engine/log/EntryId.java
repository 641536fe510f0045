package alidade.engine.log;

import java.util.Comparator;
import java.util.Optional;

/// Identity of an entry: the node that sealed it, and its place in that node's log, counted from 1 without gaps.
public record EntryId(String node, long seq) implements Comparable<EntryId> {
    private static final Comparator<EntryId> ORDER =
            Comparator.comparing(EntryId::node).thenComparingLong(EntryId::seq);

    /// Reads `node:12`; empty for anything else.
    public static Optional<EntryId> read(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[1-9][0-9]{0,17}")) return Optional.empty();
        return Optional.of(new EntryId(text.substring(0, colon), Long.parseLong(text.substring(colon + 1))));
    }

    @Override
    public int compareTo(EntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return node + ":" + seq;
    }
}
