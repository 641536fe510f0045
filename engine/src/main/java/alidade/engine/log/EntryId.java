package alidade.engine.log;

import java.util.Comparator;

/// Identity of an entry: the node that sealed it, and its place in that node's log, counted from 1 without gaps.
public record EntryId(String node, long seq) implements Comparable<EntryId> {
    private static final Comparator<EntryId> ORDER =
            Comparator.comparing(EntryId::node).thenComparingLong(EntryId::seq);

    @Override
    public int compareTo(EntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return node + ":" + seq;
    }
}
