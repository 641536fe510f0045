package alidade.engine.metrics;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import alidade.engine.store.Rulings;
import alidade.engine.store.Visibility;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The sealed entries as the store lists them, with their coverage, and which of them count at a vector.
///
/// Not thread safe: extended and read under the lock of [Library].
final class Entries {
    private final List<@Nullable Entry> byNumber = new ArrayList<>();
    private final Rulings rulings = new Rulings();
    private final List<Complete> complete = new ArrayList<>();
    private final Map<EntryId, Withheld> withheld = new TreeMap<>();
    private int last = -1;

    record Entry(
            int number,
            EntryId id,
            Instant sealedAt,
            Batch.Status status,
            Batch.Origin origin,
            String batch,
            String hash,
            boolean isWithheld) {}

    private record Withheld(Entry entry, String pack, String table, WithheldEntry shown) {}

    /// One input of one source was seen to its end on a day.
    record Complete(int entry, String source, String input, int day) {}

    /// Reads what was sealed since the last time.
    ///
    /// @return false when what was read before is not there any more, as after a rebuild: start anew
    boolean extend(Connection reader) throws SQLException {
        if (!stillHolds(reader)) return false;
        var from = last;
        readEntries(reader, from);
        rulings.extend(reader, from);
        readCoverage(reader, from);
        return true;
    }

    private boolean stillHolds(Connection reader) throws SQLException {
        if (last < 0) return true;
        try (var query = reader.prepareStatement("select hash from log.entry where entry_no = ?")) {
            query.setInt(1, last);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getString(1).equals(of(last).hash());
            }
        }
    }

    private void readEntries(Connection reader, int from) throws SQLException {
        var sql = """
                select entry_no, node, seq, sealed_at, status, origin, batch_id, hash, withheld,
                       pack, table_name, source, row_count
                  from log.entry
                 where entry_no > ?
                 order by entry_no
                """;
        try (var query = reader.prepareStatement(sql)) {
            query.setInt(1, from);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    add(new Entry(
                            rows.getInt(1),
                            new EntryId(rows.getString(2), rows.getLong(3)),
                            rows.getObject(4, OffsetDateTime.class).toInstant(),
                            Batch.Status.valueOf(rows.getString(5)),
                            Batch.Origin.valueOf(rows.getString(6)),
                            Optional.ofNullable(rows.getString(7)).orElse(""),
                            rows.getString(8),
                            rows.getBoolean(9)));
                    if (rows.getBoolean(9)) addWithheld(of(last), rows);
                }
            }
        }
    }

    /// Rows that came later gave their entry another number.
    private void add(Entry entry) {
        while (byNumber.size() <= entry.number()) byNumber.add(null);
        byNumber.set(entry.number(), entry);
        last = entry.number();
        withheld.remove(entry.id());
    }

    private void addWithheld(Entry entry, ResultSet row) throws SQLException {
        var shown = new WithheldEntry(
                entry.id(), entry.batch(), row.getString("source"), entry.sealedAt(), row.getLong("row_count"));
        withheld.put(entry.id(), new Withheld(entry, row.getString("pack"), row.getString("table_name"), shown));
    }

    private void readCoverage(Connection reader, int from) throws SQLException {
        var sql = """
                select entry_no, source, input, date
                  from log.coverage
                 where entry_no > ?
                   and extent = 'COMPLETE'
                 order by entry_no
                """;
        try (var query = reader.prepareStatement(sql)) {
            query.setInt(1, from);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var day = Math.toIntExact(rows.getObject(4, LocalDate.class).toEpochDay());
                    complete.add(new Complete(rows.getInt(1), rows.getString(2), rows.getString(3), day));
                }
            }
        }
    }

    Entry of(int number) {
        var entry = number < byNumber.size() ? byNumber.get(number) : null;
        if (entry == null) throw new IllegalStateException("the store lists no entry number " + number);
        return entry;
    }

    /// The number of the last entry that was read; −1 where there is none.
    int last() {
        return last;
    }

    List<Complete> complete() {
        return complete;
    }

    /// The head of each node's log as far as it has been read.
    Map<String, Long> heads() {
        var heads = new TreeMap<String, Long>();
        for (var entry : byNumber) {
            if (entry != null) heads.merge(entry.id().node(), entry.id().seq(), Math::max);
        }
        return heads;
    }

    /// Which entries count at a vector, as a condition on a row `e` of `log.entry`; what cannot make a difference is
    /// left out.
    Visibility.Snippet condition(Map<String, Long> vector) {
        var anyHeld = byNumber.stream().anyMatch(entry -> entry != null && entry.status() == Batch.Status.HELD);
        var counting = Visibility.of(vector, anyHeld, rulings.anyRetraction());
        return withheld.isEmpty()
                ? counting
                : new Visibility.Snippet(counting.condition() + "\n   and not e.withheld", counting.parameters());
    }

    /// Entries of a table that would count at a vector, if their rows were here; the last sealed first.
    List<WithheldEntry> withheld(Map<String, Long> vector, String pack, String table) {
        return withheld.values().stream()
                .filter(one -> one.pack().equals(pack) && one.table().equals(table))
                .filter(one -> isReached(one.entry().id(), vector) && isRuledToCount(one.entry(), vector))
                .map(Withheld::shown)
                .sorted(Comparator.comparing(WithheldEntry::sealedAt).reversed().thenComparing(WithheldEntry::entry))
                .toList();
    }

    private boolean isRuledToCount(Entry entry, Map<String, Long> vector) {
        return rulings.counts(entry.id(), entry.status(), entry.origin(), vector);
    }

    /// What may be used, as the head of each node's log.
    Map<String, Long> resolve(Knowledge knowledge) {
        return switch (knowledge) {
            case Knowledge.Now() -> heads();
            case Knowledge.At(var moment) -> sealedUpTo(moment);
            case Knowledge.Vector(var heads) -> here(heads);
        };
    }

    private Map<String, Long> here(Map<String, Long> asked) {
        var heads = heads();
        asked.forEach((node, seq) -> {
            var reached = heads.getOrDefault(node, 0L);
            if (seq > reached) {
                throw new QuestionProblem("the vector names entry %s:%d, but this workspace holds that node up to %d"
                        .formatted(node, seq, reached));
            }
        });
        return asked;
    }

    private Map<String, Long> sealedUpTo(Instant moment) {
        var heads = new TreeMap<String, Long>();
        for (var entry : byNumber) {
            if (entry == null || entry.sealedAt().isAfter(moment)) continue;
            heads.merge(entry.id().node(), entry.id().seq(), Math::max);
        }
        return heads;
    }

    /// Entries whose facts and coverage count, by number; what an entry saw counts only with its rows.
    BitSet visibleAt(Map<String, Long> vector) {
        var visible = new BitSet(byNumber.size());
        for (var entry : byNumber) {
            if (entry == null || entry.isWithheld() || !isReached(entry.id(), vector)) continue;
            if (isRuledToCount(entry, vector)) visible.set(entry.number());
        }
        return visible;
    }

    /// The numbers of the entries that are here and not in a vector.
    List<Integer> outside(Map<String, Long> vector) {
        var outside = new ArrayList<Integer>();
        for (var entry : byNumber) if (entry != null && !isReached(entry.id(), vector)) outside.add(entry.number());
        return outside;
    }

    private static boolean isReached(EntryId id, Map<String, Long> vector) {
        return id.seq() <= vector.getOrDefault(id.node(), 0L);
    }

    /// When the last entry of the vector was sealed, held ones included; empty where there is none.
    Optional<Instant> lastSealed(Map<String, Long> vector) {
        var latest = Instant.MIN;
        for (var entry : byNumber) {
            if (entry != null
                    && isReached(entry.id(), vector)
                    && entry.sealedAt().isAfter(latest)) {
                latest = entry.sealedAt();
            }
        }
        return latest.equals(Instant.MIN) ? Optional.empty() : Optional.of(latest);
    }

    /// Order of (node, seq).
    int compare(int one, int other) {
        return one == other ? 0 : of(one).id().compareTo(of(other).id());
    }
}
