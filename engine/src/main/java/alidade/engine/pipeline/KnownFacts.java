package alidade.engine.pipeline;

import alidade.engine.log.EntryId;
import alidade.engine.log.Fact;
import alidade.engine.log.Hashes;
import alidade.engine.log.Log;
import alidade.engine.log.Refused;
import alidade.engine.log.Sealed;
import alidade.engine.store.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is sealed already of a table, so that importing it again changes nothing.
///
/// It is read from the entries themselves and not from the store, whose numbers may be rounded.
final class KnownFacts {
    private final Log log;
    private final Store store;

    KnownFacts(Log log, Store store) {
        this.log = log;
        this.store = store;
    }

    /// Fingerprints of all visible facts of a table on the days from one to another.
    Set<String> facts(String table, LocalDate from, LocalDate to) {
        var known = new HashSet<String>();
        for (var entry : entries(table, from, to)) {
            if (!(log.read(entry) instanceof Sealed.Records(var _, var facts, var _))) continue;
            for (var fact : facts) {
                if (!fact.date().isBefore(from) && !fact.date().isAfter(to)) known.add(fingerprint(fact));
            }
        }
        return known;
    }

    private List<EntryId> entries(String table, LocalDate from, LocalDate to) {
        var query = """
                select distinct e.node, e.seq
                  from std."%s_block" b
                  join log.entry e on e.entry_no = b.entry_no
                 where b.snapshot_date between ? and ?
                   and (e.status <> 'HELD'
                        or exists (select 1
                                     from log.confirmation k
                                    where k.held_node = e.node
                                      and k.held_seq = e.seq))
                 order by e.node, e.seq
                """.formatted(table);
        return store.read(reader -> {
            var entries = new ArrayList<EntryId>();
            try (var statement = reader.prepareStatement(query)) {
                statement.setObject(1, from);
                statement.setObject(2, to);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) entries.add(new EntryId(rows.getString(1), rows.getLong(2)));
                }
            }
            return entries;
        });
    }

    /// Fingerprints of all refused rows of a table.
    Set<String> refused(String table) {
        return store.read(reader -> {
            var known = new HashSet<String>();
            var query = "select rule, reason, raw from std.refused where table_name = ?";
            try (var statement = reader.prepareStatement(query)) {
                statement.setString(1, table);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) known.add(fingerprint(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return known;
        });
    }

    /// The coverage that the imports of a table have told, as `source`, day and extent.
    Set<String> coverage(String table) {
        return store.read(reader -> {
            var known = new HashSet<String>();
            var query = """
                    select c.source, c."date", c.extent
                      from log.coverage c
                      join log.entry e on e.entry_no = c.entry_no
                     where e.table_name = ?
                       and c.input = 'import'
                    """;
            try (var statement = reader.prepareStatement(query)) {
                statement.setString(1, table);
                try (var rows = statement.executeQuery()) {
                    while (rows.next())
                        known.add(coverage(rows.getString(1), rows.getObject(2, LocalDate.class), rows.getString(3)));
                }
            }
            return known;
        });
    }

    static String coverage(String source, LocalDate date, String extent) {
        return source + "\n" + date + "\n" + extent;
    }

    /// The same for two facts of one record, day, moment and values; what brought them makes no difference.
    static String fingerprint(Fact fact) {
        var text = new StringBuilder();
        text.append(fact.date()).append('\n');
        text.append(fact.observedAt().truncatedTo(ChronoUnit.MICROS)).append('\n');
        fact.values().forEach((column, value) -> {
            var plain = value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : value.toString();
            text.append(column)
                    .append(' ')
                    .append(plain.length())
                    .append(' ')
                    .append(plain)
                    .append('\n');
        });
        return Hashes.sha256(text.toString());
    }

    static String fingerprint(Refused refused) {
        return fingerprint(refused.rule(), refused.reason(), refused.raw());
    }

    private static String fingerprint(String rule, String reason, String raw) {
        return Hashes.sha256(rule + "\n" + reason + "\n" + raw);
    }
}
