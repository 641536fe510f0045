package alidade.engine.metrics;

import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    private final List<String> measures;
    private long lastRecord = -1;
    private long lastAttributes = -1;
    private int lastEntry = -1;

    ColumnsReader(Columns columns) {
        this.columns = columns;
        table = columns.table;
        measures = List.copyOf(columns.measures().keySet());
    }

    void extend(Connection reader) throws SQLException {
        readRecords(reader);
        readAttributes(reader);
        var arrivals = readFacts(reader);
        if (arrivals.size() > 0) columns.merge(arrivals);
    }

    private void readRecords(Connection reader) throws SQLException {
        var names = columns.texts.recordColumns();
        var sql = "select record_id, source_record_id" + listed(names)
                + " from std." + table.name() + "_record where record_id > ? order by record_id";
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
        var sql = "select attributes_id" + listed(names)
                + " from std." + table.name() + "_attributes where attributes_id > ? order by attributes_id";
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
            var type = table.column(names.get(i)).orElseThrow().type();
            texts.put(names.get(i), text(row, first + i, type));
        }
        return texts;
    }

    private static @Nullable String text(ResultSet row, int column, Type type) throws SQLException {
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

    private Arrivals readFacts(Connection reader) throws SQLException {
        var arrivals = new Arrivals(decimals());
        var sql = "select fact_id, record_id, attributes_id, entry_no, ordinal, observed_at, inputs" + listed(measures)
                + " from std." + table.name() + "_fact"
                + (lastEntry < 0 ? " order by fact_id" : " where entry_no > ? order by entry_no, fact_id");
        try (var query = reader.prepareStatement(sql)) {
            query.setFetchSize(FETCH_SIZE);
            if (lastEntry >= 0) query.setInt(1, lastEntry);
            try (var rows = query.executeQuery()) {
                while (rows.next()) add(arrivals, rows);
            }
        }
        for (var i = 0; i < arrivals.size(); i++) lastEntry = Math.max(lastEntry, arrivals.entry[i]);
        return arrivals;
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
        arrivals.moment[place] = microseconds(row.getObject(6, OffsetDateTime.class).toInstant());
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
