package alidade.engine.store;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people ruled about entries: that a held one counts after all, that a mended one does not.
///
/// A ruling stands at a vector that has it and nothing that supersedes it. Undoing one supersedes only what was known
/// of it: a ruling that another node made meanwhile goes on standing. The text of a ruling names its moment, so that
/// its hash, by which it is superseded, is its own. [Visibility] says the same in SQL.
///
/// Not thread safe.
public final class Rulings {
    /// A held entry counts.
    public static final String CONFIRMATION = "confirmation";

    /// A mended entry does not count.
    public static final String RETRACTION = "retraction";

    static final Set<String> TYPES = Set.of(CONFIRMATION, RETRACTION);

    private static final Comparator<Ruling> ORDER =
            Comparator.comparing(Ruling::sealedAt).thenComparing(Ruling::by);

    private final Map<EntryId, List<Ruling>> rulings = new HashMap<>();
    private boolean anyRetraction;

    /// One sealed ruling, or the undoing of one.
    ///
    /// @param by the entry that holds it
    /// @param of the entry that it is about
    /// @param stands false where it only takes back what it supersedes
    public record Ruling(
            EntryId by,
            Instant sealedAt,
            String type,
            EntryId of,
            boolean stands,
            String sha,
            Optional<String> parent) {
        /// Of one node nothing supersedes what it sealed later: a text may come back.
        boolean isSupersededBy(Ruling other) {
            return other.parent.equals(Optional.of(sha))
                    && (!other.by.node().equals(by.node()) || other.by.seq() > by.seq());
        }
    }

    /// Those that the store lists.
    public static Rulings load(Connection reader) throws SQLException {
        var rulings = new Rulings();
        rulings.extend(reader, -1);
        return rulings;
    }

    /// Reads those of the entries behind one.
    ///
    /// @param from local number of the last entry that was read
    public void extend(Connection reader, int from) throws SQLException {
        var sql = """
                select e.node, e.seq, e.sealed_at, r.type, r.of_node, r.of_seq, r.stands, r.sha, r.parent
                  from log.ruling r
                  join log.entry e on e.entry_no = r.entry_no
                 where r.entry_no > ?
                 order by r.entry_no, r.ordinal
                """;
        try (var query = reader.prepareStatement(sql)) {
            query.setInt(1, from);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    add(new Ruling(
                            new EntryId(rows.getString(1), rows.getLong(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4),
                            new EntryId(rows.getString(5), rows.getLong(6)),
                            rows.getBoolean(7),
                            rows.getString(8),
                            Optional.ofNullable(rows.getString(9))));
                }
            }
        }
    }

    private void add(Ruling ruling) {
        rulings.computeIfAbsent(ruling.of(), of -> new ArrayList<>()).add(ruling);
        anyRetraction |= ruling.type().equals(RETRACTION);
    }

    /// Whether any entry was ever retracted.
    public boolean anyRetraction() {
        return anyRetraction;
    }

    /// All of a type about an entry, in the order of their sealing.
    public List<Ruling> about(EntryId of, String type) {
        return rulings.getOrDefault(of, List.of()).stream()
                .filter(one -> one.type().equals(type))
                .sorted(ORDER)
                .toList();
    }

    /// Those of them that stand at a vector.
    public List<Ruling> standing(EntryId of, String type, Map<String, Long> vector) {
        var reached = about(of, type).stream()
                .filter(one -> one.by().seq() <= vector.getOrDefault(one.by().node(), 0L))
                .toList();
        return reached.stream()
                .filter(Ruling::stands)
                .filter(one -> reached.stream().noneMatch(one::isSupersededBy))
                .toList();
    }

    /// Since when a held entry counts at a vector; empty when it does not.
    public Optional<Instant> confirmedAt(EntryId of, Map<String, Long> vector) {
        return standing(of, CONFIRMATION, vector).stream().map(Ruling::sealedAt).findFirst();
    }

    /// Whether a mended entry was taken back at a vector.
    public boolean isRetracted(EntryId of, Map<String, Long> vector) {
        return !standing(of, RETRACTION, vector).isEmpty();
    }

    /// Whether the facts and the coverage of an entry up to the vector count.
    public boolean counts(EntryId id, Batch.Status status, Batch.Origin origin, Map<String, Long> vector) {
        if (status == Batch.Status.HELD && confirmedAt(id, vector).isEmpty()) return false;
        return origin != Batch.Origin.MEND || !isRetracted(id, vector);
    }
}
