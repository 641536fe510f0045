package alidade.engine.pipeline;

import alidade.engine.log.Fact;
import alidade.engine.standardize.SourceRecordId;
import alidade.engine.store.FactIds;
import alidade.engine.store.Store;
import alidade.engine.store.Visibility;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells what is new in a history that a source gives again with every collection: a day of a record that the store
/// does not have, or has with another count. The rest is not sealed again.
final class BackFill {
    private final Store store;

    BackFill(Store store) {
        this.store = store;
    }

    private record RecordDay(String id, LocalDate date) {}

    /// @param facts of one source on earlier days, in the order of their dates
    List<Fact> news(TableDefinition table, String source, List<Fact> facts) {
        if (facts.isEmpty() || table.count().isEmpty()) return facts;
        var count = table.count().get();
        var known = store.read(reader -> known(
                reader, table, source, facts.getFirst().date(), facts.getLast().date()));
        return facts.stream()
                .filter(fact -> {
                    var there = known.get(new RecordDay(SourceRecordId.of(table, fact), fact.date()));
                    return there == null || !(fact.values().get(count) instanceof Long now) || there != (long) now;
                })
                .toList();
    }

    /// The count of each record and day as the store shows it: that of the later observation, then the larger one.
    private static Map<RecordDay, Long> known(
            Connection reader, TableDefinition table, String source, LocalDate from, LocalDate to) throws SQLException {
        var query = """
                select f.snapshot_date, r.source_record_id, f."%2$s"
                  from std."%1$s_fact" f
                  join std."%1$s_record" r on r.record_id = f.record_id
                  join log.entry e on e.entry_no = f.entry_no
                 where f.fact_id >= ?
                   and f.fact_id < ?
                   and r."%3$s" = ?
                   and {counting}
                 order by f.observed_at, f."%2$s" nulls first, e.node, e.seq
                """.formatted(table.name(), table.count().orElseThrow(), table.sourceColumn())
                .replace("{counting}", Visibility.now());
        var known = new HashMap<RecordDay, Long>();
        try (var statement = reader.prepareStatement(query)) {
            statement.setLong(1, FactIds.firstOf(from));
            statement.setLong(2, FactIds.firstOf(to.plusDays(1)));
            statement.setString(3, source);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var day = new RecordDay(rows.getString(2), rows.getObject(1, LocalDate.class));
                    var count = rows.getLong(3);
                    if (rows.wasNull()) known.remove(day);
                    else known.put(day, count);
                }
            }
        }
        return known;
    }
}
