package alidade.engine.metrics;

import java.util.Arrays;
import java.util.BitSet;

/// For each pair of record and attributes the first day on which it was the record's latest observation.
///
/// Kept from one question to the next; when entries were only added, only the records that they touched are looked at.
final class Presence {
    private final Columns columns;
    private int[] first = {};
    private BitSet visible = new BitSet();
    private int merges;
    private int lastEntry = -1;

    Presence(Columns columns) {
        this.columns = columns;
    }

    int[] of(Snapshot snapshot) {
        if (snapshot.visible.equals(visible) && merges == columns.merges) return first;
        var known = (BitSet) snapshot.visible.clone();
        known.and(visible);
        var added = (BitSet) snapshot.visible.clone();
        added.andNot(visible);
        // An entry that was held when it came has touched its records before it counted.
        var onlyNew = known.equals(visible) && (added.isEmpty() || added.nextSetBit(0) > lastEntry);
        var since = onlyNew ? merges : -1;
        var unchanged = since < 0 ? 0 : first.length;
        first = Arrays.copyOf(first, columns.pairs);
        Arrays.fill(first, unchanged, first.length, Snapshot.NEVER);
        // No pair belongs to two records.
        new Parts(columns.records).walk((part, from, to) -> {
            for (var record = from; record < to; record++) {
                if (since < 0 || columns.rearranged[record] > since) look(snapshot, record);
                else lookAtNew(snapshot, record);
            }
        });
        visible = (BitSet) snapshot.visible.clone();
        merges = columns.merges;
        lastEntry = columns.lastEntry;
        return first;
    }

    /// New facts behind all others: each is the latest one of its day.
    private void lookAtNew(Snapshot snapshot, int record) {
        var fact = columns.start[record] + columns.length[record] - 1;
        for (; fact >= columns.start[record] && columns.entry[fact] > lastEntry; fact--) {
            if (snapshot.counts(fact))
                first[columns.pair[fact]] = Math.min(first[columns.pair[fact]], columns.day[fact]);
        }
    }

    private void look(Snapshot snapshot, int record) {
        var end = columns.start[record] + columns.length[record];
        for (var fact = columns.start[record]; fact < end; fact++) first[columns.pair[fact]] = Snapshot.NEVER;
        snapshot.walk(record, Integer.MIN_VALUE, Integer.MAX_VALUE, (one, fact, from, to) -> {
            var pair = columns.pair[fact];
            first[pair] = Math.min(first[pair], from);
        });
    }
}
