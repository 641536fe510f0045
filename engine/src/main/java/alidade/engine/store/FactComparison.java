package alidade.engine.store;

import alidade.engine.log.CanonicalJson;
import alidade.engine.log.EntryId;
import alidade.engine.log.Fact;
import alidade.engine.log.Hashes;
import alidade.engine.log.Log;
import alidade.engine.log.UnreadableEntry;
import alidade.resources.packs.TableDefinition.Column;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Compares all facts of one standard table with the log, entry by entry.
///
/// Both sides are put into lines, and each entry is given the number of its lines and the sum of their hashes, so
/// that neither order nor size matters.
final class FactComparison {
    private static final int ROWS_PER_FETCH = 10_000;

    private final Log log;
    private final Connection connection;
    private final StandardTable table;
    private final List<Column> columns;
    private final CanonicalJson json = new CanonicalJson();

    FactComparison(Log log, Connection connection, StandardTable table) {
        this.log = log;
        this.connection = connection;
        this.table = table;
        columns = new ArrayList<>(table.identityColumns());
        columns.addAll(table.attributeColumns());
        columns.addAll(table.measureColumns());
    }

    /// @param sum of the first eight bytes of each line's SHA-256, modulo 2^64
    private record Check(long rows, long sum) {
        static final Check NOTHING = new Check(0, 0);

        Check add(byte[] line) {
            var digest = Hashes.newSha256().digest(line);
            return new Check(rows + 1, sum + ByteBuffer.wrap(digest).getLong());
        }
    }

    /// Adds what differs, in sentences, and returns how many facts were compared.
    long into(List<String> differences) throws SQLException {
        if (!table.layout().equals(Layouts.present(connection).get(table.name()))) {
            differences.add("table %s is not laid out as the definitions in force declare it".formatted(table.name()));
            return 0;
        }
        var stored = stored();
        var compared = 0L;
        for (var entry : EntryRows.ofTable(connection, table).entrySet()) {
            var found = stored.getOrDefault(entry.getKey(), Check.NOTHING);
            stored.remove(entry.getKey());
            compare(entry.getValue(), found, differences);
            compared += found.rows();
        }
        var strays = strays();
        if (strays > 0) {
            differences.add("table %s holds %d facts under the key of another day".formatted(table.name(), strays));
        }
        stored.forEach((entryNo, check) ->
                differences.add("table %s holds %d facts of no entry".formatted(table.name(), check.rows())));
        new BlockComparison(connection, table).into(differences);
        readView(differences);
        return compared;
    }

    /// What people read has to be readable, whatever lies under it.
    private void readView(List<String> differences) {
        var sql = "select * from " + table.view() + " order by fact_id fetch first row only";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (rows.next()) rows.getObject(1);
        } catch (SQLException e) {
            differences.add("the view of table %s cannot be read: %s".formatted(table.name(), e.getMessage()));
        }
    }

    /// Metrics find facts by the day in their key.
    private long strays() throws SQLException {
        var sql = "select fact_id, snapshot_date from " + table.facts();
        var strays = 0L;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_PER_FETCH);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    var day = rows.getObject(2, LocalDate.class);
                    var id = rows.getLong(1);
                    strays += id < FactIds.firstOf(day) || id >= FactIds.firstOf(day.plusDays(1)) ? 1 : 0;
                }
            }
        }
        return strays;
    }

    private void compare(EntryId id, Check found, List<String> differences) throws SQLException {
        try {
            var expected = sealed(id);
            if (expected.rows() != found.rows()) {
                differences.add("entry %s has %d facts in the log and %d in table %s"
                        .formatted(id, expected.rows(), found.rows(), table.name()));
            } else if (!expected.equals(found)) {
                differences.add(
                        "entry %s has facts in table %s that are not those of the log".formatted(id, table.name()));
            }
        } catch (UnreadableEntry e) {
            differences.add("entry %s cannot be compared: %s".formatted(id, e.getMessage()));
        }
    }

    private Map<Integer, Check> stored() throws SQLException {
        var names = columns.stream()
                .map(column -> StandardTable.quoted(column.name()))
                .collect(Collectors.joining(", "));
        var sql = """
                select ordinal, snapshot_date, observed_at, inputs, row_quality, source_record_id, %s, entry_no
                from %s f
                join %s r on r.record_id = f.record_id
                join %s a on a.attributes_id = f.attributes_id""".formatted(names, table.facts(), table.records(), table.attributes());
        var checks = new TreeMap<Integer, Check>();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_PER_FETCH);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    CanonicalRow.write(json, rows, 6 + columns.size());
                    var entryNo = rows.getInt(7 + columns.size());
                    checks.put(
                            entryNo, checks.getOrDefault(entryNo, Check.NOTHING).add(json.drain()));
                }
            }
        }
        return checks;
    }

    private Check sealed(EntryId id) throws SQLException {
        var check = Check.NOTHING;
        try (var reading = log.open(id)) {
            for (var ordinal = 0; ordinal < reading.header().rows(); ordinal++) {
                check = check.add(line(ordinal, reading.fact()));
            }
        }
        return check;
    }

    private byte[] line(int ordinal, Fact fact) throws SQLException {
        json.beginArray().number(ordinal).day(fact.date()).moment(fact.observedAt());
        json.text(FactWriter.inputs(fact)).number(table.rowQuality(fact)).text(table.sourceRecordId(fact));
        for (var column : columns) {
            CanonicalRow.write(json, ColumnValue.of(column.type(), fact.values().get(column.name())));
        }
        return json.endArray().newline().drain();
    }
}
