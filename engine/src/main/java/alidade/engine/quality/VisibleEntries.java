package alidade.engine.quality;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.EntryId;
import alidade.engine.store.Rulings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The entries that count at a place in each node's log, in the order of their sealing.
///
/// A held entry counts while a confirmation of it stands, a mended one while nothing retracts it, with facts and
/// coverage alike; one whose rows are not here never, since what it saw would seem to be gone.
public final class VisibleEntries {
    private final List<Sealed> sealed;
    private final Map<Integer, List<Coverage>> coverage;
    private final Map<Integer, Sealed> counting = new HashMap<>();

    private VisibleEntries(List<Sealed> sealed, Map<Integer, List<Coverage>> coverage) {
        this.sealed = List.copyOf(sealed);
        this.coverage = Map.copyOf(coverage);
        for (var entry : sealed) if (entry.counts()) counting.put(entry.number(), entry);
    }

    /// @param vector head of each node's log; of a node that is not named, none
    public static VisibleEntries load(Connection reader, Map<String, Long> vector) throws SQLException {
        var rulings = Rulings.load(reader);
        var entries = new ArrayList<Sealed>();
        var query = """
                select entry_no, node, seq, sealed_at, batch_id, origin, pack, table_name, source,
                       started_at, ended_at, status, merged, row_count, refused_count, error, withheld
                  from log.entry
                """;
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (rows.getLong("seq") > vector.getOrDefault(rows.getString("node"), 0L)) continue;
                entries.add(sealed(rows, rulings, vector));
            }
        }
        entries.sort(Comparator.comparing(Sealed::sealedAt).thenComparing(Sealed::id));
        return new VisibleEntries(entries, coverage(reader));
    }

    /// All that the log holds at this moment, as a vector.
    public static Map<String, Long> heads(Connection reader) throws SQLException {
        var heads = new HashMap<String, Long>();
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("select node, max(seq) from log.entry group by node")) {
            while (rows.next()) heads.put(rows.getString(1), rows.getLong(2));
        }
        return heads;
    }

    private static Map<Integer, List<Coverage>> coverage(Connection reader) throws SQLException {
        var coverage = new HashMap<Integer, List<Coverage>>();
        var query = "select entry_no, source, input, date, extent from log.coverage order by source, input, date";
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                coverage.computeIfAbsent(rows.getInt(1), number -> new ArrayList<>())
                        .add(new Coverage(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getObject(4, LocalDate.class),
                                Coverage.Extent.valueOf(rows.getString(5))));
            }
        }
        return coverage;
    }

    private static Sealed sealed(ResultSet row, Rulings rulings, Map<String, Long> vector) throws SQLException {
        var id = new EntryId(row.getString("node"), row.getLong("seq"));
        var status = Batch.Status.valueOf(row.getString("status"));
        var origin = Batch.Origin.valueOf(row.getString("origin"));
        return new Sealed(
                row.getInt("entry_no"),
                id,
                moment(row, row.findColumn("sealed_at")).orElseThrow(),
                row.getString("batch_id"),
                origin,
                text(row, "pack"),
                text(row, "table_name"),
                text(row, "source"),
                moment(row, row.findColumn("started_at")).orElse(Instant.EPOCH),
                moment(row, row.findColumn("ended_at")).orElse(Instant.EPOCH),
                status,
                row.getLong("merged"),
                row.getLong("row_count"),
                row.getLong("refused_count"),
                Optional.ofNullable(row.getString("error")),
                status == Batch.Status.HELD ? rulings.confirmedAt(id, vector) : Optional.empty(),
                rulings.counts(id, status, origin, vector),
                row.getBoolean("withheld"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? Optional.empty() : Optional.of(moment.toInstant());
    }

    /// All sealed entries up to the vector, those that are held included.
    public List<Sealed> all() {
        return sealed;
    }

    /// Those whose facts and coverage count.
    public List<Sealed> counting() {
        return sealed.stream().filter(Sealed::counts).toList();
    }

    /// Whether the facts of an entry count.
    boolean counts(int entryNumber) {
        return counting.containsKey(entryNumber);
    }

    /// The entry of a number; empty when it does not count.
    Optional<Sealed> counting(int entryNumber) {
        return Optional.ofNullable(counting.get(entryNumber));
    }

    /// What an entry says it has seen, whether it counts or not.
    public List<Coverage> coverageOf(Sealed entry) {
        return coverage.getOrDefault(entry.number(), List.of());
    }

    /// An entry as the catalogue knows it.
    ///
    /// @param number local, and never shown
    /// @param confirmedAt when a person let a held entry count
    /// @param stands whether no ruling, or lack of one, keeps it from counting
    /// @param withheld whether its rows are not here
    public record Sealed(
            int number,
            EntryId id,
            Instant sealedAt,
            String batch,
            Batch.Origin origin,
            String pack,
            String table,
            String source,
            Instant started,
            Instant ended,
            Batch.Status status,
            long merged,
            long rows,
            long refused,
            Optional<String> error,
            Optional<Instant> confirmedAt,
            boolean stands,
            boolean withheld) {
        /// Whether its facts and its coverage do.
        public boolean counts() {
            return stands && !withheld;
        }

        /// The day on which the run that made it began.
        public LocalDate startedOn(ZoneId zone) {
            return LocalDate.ofInstant(started, zone);
        }
    }
}
