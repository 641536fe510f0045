package alidade.engine.pipeline;

import alidade.engine.log.Fact;
import alidade.engine.log.Hashes;
import alidade.engine.log.Log;
import alidade.engine.log.Refused;
import alidade.engine.store.Store;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is sealed already of a table, so that importing it again changes nothing.
final class KnownFacts {
    /// 128 bits, so that a million of them take little room.
    private static final int REFUSED_DIGITS = 32;

    private final Log log;
    private final Store store;

    KnownFacts(Log log, Store store) {
        this.log = log;
        this.store = store;
    }

    /// The facts of a table that are sealed now; what is sealed later is not among them.
    EarlierFacts earlier(TableDefinition table) {
        return new EarlierFacts(log, store, table);
    }

    /// How often each refused row of a table is sealed, by fingerprint.
    Map<String, Integer> refused(String table) {
        return store.read(reader -> {
            var known = new HashMap<String, Integer>();
            var query = "select rule, reason, raw from std.refused where table_name = ?";
            try (var statement = reader.prepareStatement(query)) {
                statement.setString(1, table);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var refused = fingerprint(rows.getString(1), rows.getString(2), rows.getString(3));
                        known.merge(refused, 1, Integer::sum);
                    }
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
                       and not e.withheld
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
        return Hashes.sha256(rule + "\n" + reason + "\n" + raw).substring(0, REFUSED_DIGITS);
    }
}
