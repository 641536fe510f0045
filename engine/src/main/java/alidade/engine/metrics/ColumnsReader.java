package alidade.engine.metrics;

import alidade.engine.store.FactBlocks;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a standard table from the store into [Columns]: all of it at first, then only what was sealed since.
final class ColumnsReader {
    private final Columns columns;
    private final TableDefinition table;
    private final Map<String, Type> types = new HashMap<>();
    private int readUpTo = -1;
    private long lastRecord = -1;
    private long lastAttributes = -1;

    ColumnsReader(Columns columns) {
        this.columns = columns;
        table = columns.table;
        for (var column : table.columns()) types.put(column.name(), column.type());
    }

    /// @param lastEntry number of the last entry that the store lists
    void extend(Connection reader, int lastEntry) throws SQLException {
        if (lastEntry == readUpTo) return;
        readRecords(reader);
        readAttributes(reader);
        readFacts(reader, lastEntry);
        readUpTo = lastEntry;
    }

    private void readRecords(Connection reader) throws SQLException {
        var names = columns.texts.recordColumns();
        var sql = "select record_id, source_record_id" + listed(names) + " from std." + table.name()
                + "_record where record_id > ? order by record_id";
        try (var query = reader.prepareStatement(sql)) {
            query.setLong(1, lastRecord);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    lastRecord = rows.getLong(1);
                    columns.texts.addRecord(lastRecord, rows.getString(2), texts(rows, names, 3));
                }
            }
        }
    }

    private void readAttributes(Connection reader) throws SQLException {
        var names = columns.texts.attributesColumns();
        var sql = "select attributes_id" + listed(names) + " from std." + table.name()
                + "_attributes where attributes_id > ? order by attributes_id";
        try (var query = reader.prepareStatement(sql)) {
            query.setLong(1, lastAttributes);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    lastAttributes = rows.getLong(1);
                    columns.texts.addAttributes(lastAttributes, texts(rows, names, 2));
                }
            }
        }
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> ", " + SqlNames.quoted(name)).collect(Collectors.joining());
    }

    private Map<String, @Nullable String> texts(ResultSet row, List<String> names, int first) throws SQLException {
        var texts = new HashMap<String, @Nullable String>();
        for (var i = 0; i < names.size(); i++) {
            texts.put(names.get(i), text(row, first + i, types.get(names.get(i))));
        }
        return texts;
    }

    private static @Nullable String text(ResultSet row, int column, @Nullable Type type) throws SQLException {
        if (type == Type.TIMESTAMP) {
            var moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant().toString();
        }
        if (type == Type.BOOLEAN) {
            var bool = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.toString(bool);
        }
        return row.getString(column);
    }

    /// All facts at first, then those of new entries only. Those of entries that the store does not list yet are still
    /// being written: they are left for the next time.
    ///
    /// The blocks are read twice, once to count, so that the facts need to be nowhere but in their place.
    private void readFacts(Connection reader, int lastEntry) throws SQLException {
        try (var blocks = new FactBlocks(reader, table)) {
            var heads = blocks.ofEntries(readUpTo + 1L, lastEntry);
            if (heads.isEmpty()) return;
            var coming = new int[columns.texts.records()];
            for (var block : heads) {
                for (var id : blocks.recordIds(block)) coming[columns.texts.record(id)]++;
            }
            columns.expect(coming);
            for (var block : heads) columns.add(block, blocks.facts(block));
        }
    }
}
