package alidade.engine.metrics;

import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a standard table from the store into [Columns]: all of it at first, then only what was sealed since.
final class ColumnsReader {
    /// The store's fact id leads with the day: what is right of it counts the facts of that day.
    private static final int DAY_SHIFT = 36;

    private static final int FETCH_SIZE = 10_000;
    private final Columns columns;
    private final TableDefinition table;
    private final Map<String, Type> types = new HashMap<>();
    private final List<String> measures;
    private int readUpTo = -1;
    private long lastRecord = -1;
    private long lastAttributes = -1;

    ColumnsReader(Columns columns) {
        this.columns = columns;
        table = columns.table;
        for (var column : table.columns()) types.put(column.name(), column.type());
        measures = List.copyOf(columns.measures().keySet());
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
        var facts = "select fact_id, record_id, attributes_id, entry_no, ordinal, observed_at, inputs"
                + listed(measures) + " from std." + table.name() + "_fact where ";
        if (readUpTo < 0) {
            try (var query = reader.prepareStatement(facts + "entry_no <= ? order by fact_id")) {
                query.setInt(1, lastEntry);
                read(query, arrivals);
            }
            return arrivals;
        }
        try (var query = reader.prepareStatement(facts + "fact_id between ? and ? order by fact_id")) {
            for (var block : blocks(reader, lastEntry)) {
                query.setLong(1, block.first());
                query.setLong(2, block.last());
                read(query, arrivals);
            }
        }
        return arrivals;
    }

    private void read(PreparedStatement query, Arrivals arrivals) throws SQLException {
        query.setFetchSize(FETCH_SIZE);
        try (var rows = query.executeQuery()) {
            while (rows.next()) add(arrivals, rows);
        }
    }

    /// Keys of facts, one after the other.
    private record Block(long first, long last) {}

    private List<Block> blocks(Connection reader, int lastEntry) throws SQLException {
        var sql = "select first_fact, last_fact from std." + table.name()
                + "_block where entry_no > ? and entry_no <= ? order by first_fact";
        var blocks = new ArrayList<Block>();
        try (var query = reader.prepareStatement(sql)) {
            query.setInt(1, readUpTo);
            query.setInt(2, lastEntry);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var block = new Block(rows.getLong(1), rows.getLong(2));
                    var follows = !blocks.isEmpty() && blocks.getLast().last() + 1 == block.first();
                    if (follows) blocks.add(new Block(blocks.removeLast().first(), block.last()));
                    else blocks.add(block);
                }
            }
        }
        return blocks;
    }

    private boolean[] decimals() {
        var decimals = new boolean[measures.size()];
        for (var m = 0; m < decimals.length; m++) {
            decimals[m] = table.column(measures.get(m)).orElseThrow().type() == Type.DECIMAL;
        }
        return decimals;
    }

    private void add(Arrivals arrivals, ResultSet row) throws SQLException {
        var place = arrivals.next();
        arrivals.day[place] = (int) (row.getLong(1) >> DAY_SHIFT);
        arrivals.record[place] = columns.texts.record(row.getLong(2));
        arrivals.attributes[place] = columns.texts.attributes(row.getLong(3));
        arrivals.entry[place] = row.getInt(4);
        arrivals.ordinal[place] = row.getInt(5);
        arrivals.moment[place] =
                microseconds(row.getObject(6, OffsetDateTime.class).toInstant());
        var inputs = row.getString(7);
        arrivals.inputs[place] = columns.covers.inputs(inputs == null ? "" : inputs);
        for (var m = 0; m < measures.size(); m++) {
            var values = arrivals.values[m];
            if (values.isDecimal()) {
                values.set(place, row.getBigDecimal(8 + m));
            } else {
                var value = row.getLong(8 + m);
                values.set(place, value, row.wasNull());
            }
        }
    }

    private static long microseconds(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
    }
}
