package alidade.engine.metrics;

import alidade.engine.store.FactBlocks;
import alidade.engine.store.FactBlocks.Head;
import alidade.engine.store.PackedFacts;
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
        var arrivals = readFacts(reader, lastEntry);
        if (arrivals.size() > 0) columns.merge(arrivals);
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
    private Arrivals readFacts(Connection reader, int lastEntry) throws SQLException {
        var arrivals = new Arrivals(decimals());
        try (var blocks = new FactBlocks(reader, table)) {
            for (var block : blocks.ofEntries(readUpTo + 1L, lastEntry)) add(arrivals, block, blocks.facts(block));
        }
        return arrivals;
    }

    private boolean[] decimals() {
        var measures = table.measures();
        var decimals = new boolean[measures.size()];
        for (var m = 0; m < decimals.length; m++) decimals[m] = measures.get(m).type() == Type.DECIMAL;
        return decimals;
    }

    private void add(Arrivals arrivals, Head block, PackedFacts facts) {
        var day = Math.toIntExact(block.day().toEpochDay());
        for (var at = 0; at < facts.size(); at++) {
            var place = arrivals.next();
            arrivals.day[place] = day;
            arrivals.record[place] = columns.texts.record(facts.recordId(at));
            arrivals.attributes[place] = columns.texts.attributes(facts.attributesId(at));
            arrivals.entry[place] = block.entryNo();
            arrivals.ordinal[place] = facts.ordinal(at);
            arrivals.moment[place] = facts.microseconds(at);
            arrivals.inputs[place] = columns.covers.inputs(facts.inputs(at));
            for (var m = 0; m < arrivals.values.length; m++) {
                var values = arrivals.values[m];
                if (values.isDecimal()) values.set(place, facts.decimal(m, at));
                else values.set(place, facts.whole(m, at), facts.isMissing(m, at));
            }
        }
    }
}
