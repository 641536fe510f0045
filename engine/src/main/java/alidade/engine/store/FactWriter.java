package alidade.engine.store;

import alidade.engine.log.CanonicalJson;
import alidade.engine.log.Fact;
import alidade.engine.log.Hashes;
import alidade.resources.packs.TableDefinition.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes facts into the tables of one standard table, in batches.
///
/// Not thread safe. After a transaction was undone, a new one has to be made.
final class FactWriter {
    private static final int SHA_DIGITS = 32;
    private static final int REMEMBERED = 50_000;

    private final StandardTable table;
    private final List<Column> identity;
    private final List<Column> attributes;
    private final List<Column> measures;
    private final Dictionary records;
    private final Dictionary texts;
    private final String insert;
    private final String insertBlock;
    private final String insertPacked;
    private final Map<LocalDate, Long> nextOfDay = new TreeMap<>();
    private final Map<Long, LastTexts> lastTexts = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, LastTexts> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record LastTexts(Fact fact, long attributesId) {}

    FactWriter(Connection connection, StandardTable table) throws SQLException {
        this.table = table;
        identity = table.identityColumns();
        attributes = table.attributeColumns();
        measures = table.measureColumns();
        records = new Dictionary(connection, table.records(), "record_id", "source_record_id", 1 + identity.size());
        texts = new Dictionary(connection, table.attributes(), "attributes_id", "sha", attributes.size());
        insert = "insert into " + table.facts() + " values (?, ?, ?, ?, ?, ?, ?, ?, ?" + ", ?".repeat(measures.size())
                + ")";
        insertBlock = "insert into " + table.blocks() + " values (?, ?, ?, ?, ?)";
        insertPacked = "insert into " + table.packed() + " values (?, ?)";
    }

    /// @param firstOrdinal place of the first of these facts in its entry
    void write(Connection connection, int entryNo, int firstOrdinal, List<Fact> facts) throws SQLException {
        var recordIds = recordIds(connection, entryNo, facts);
        var attributesIds = attributesIds(connection, facts, recordIds);
        var blocks = new ArrayList<Block>();
        var open = new TreeMap<LocalDate, Block>();
        try (var statement = connection.prepareStatement(insert)) {
            for (var at = 0; at < facts.size(); at++) {
                var fact = facts.get(at);
                var factId = factId(connection, fact.date());
                var inputs = inputs(fact);
                var numbers = values(measures, fact);
                var block = open.computeIfAbsent(fact.date(), day -> new Block(day, factId));
                block.add(fact.observedAt());
                block.packed.add(
                        recordIds[at], attributesIds[at], firstOrdinal + at, fact.observedAt(), inputs, numbers);
                if (block.packed.isFull()) blocks.add(open.remove(fact.date()));
                statement.setLong(1, factId);
                statement.setLong(2, recordIds[at]);
                statement.setLong(3, attributesIds[at]);
                statement.setInt(4, entryNo);
                statement.setInt(5, firstOrdinal + at);
                statement.setObject(6, fact.date());
                statement.setObject(7, fact.observedAt().atOffset(ZoneOffset.UTC));
                statement.setString(8, inputs);
                statement.setInt(9, table.rowQuality(fact));
                for (var column = 0; column < measures.size(); column++) {
                    statement.setObject(10 + column, numbers[column]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
        blocks.addAll(open.values());
        write(connection, entryNo, blocks);
    }

    /// Facts that one entry has of one day, with keys one after the other.
    private final class Block {
        private final LocalDate day;
        private final long first;
        private final PackedFacts.Builder packed = new PackedFacts.Builder(measures);
        private long last;
        private Instant lastObserved = Instant.MIN;

        Block(LocalDate day, long first) {
            this.day = day;
            this.first = first;
            last = first - 1;
        }

        void add(Instant observed) {
            last++;
            if (observed.isAfter(lastObserved)) lastObserved = observed;
        }
    }

    private void write(Connection connection, int entryNo, List<Block> blocks) throws SQLException {
        try (var statement = connection.prepareStatement(insertBlock);
                var packed = connection.prepareStatement(insertPacked)) {
            for (var block : blocks) {
                statement.setLong(1, block.first);
                statement.setLong(2, block.last);
                statement.setInt(3, entryNo);
                statement.setObject(4, block.day);
                statement.setObject(5, block.lastObserved.atOffset(ZoneOffset.UTC));
                statement.addBatch();
                packed.setLong(1, block.first);
                packed.setBytes(2, block.packed.pack());
                packed.addBatch();
            }
            statement.executeBatch();
            packed.executeBatch();
        }
    }

    private long[] recordIds(Connection connection, int entryNo, List<Fact> facts) throws SQLException {
        var words = new ArrayList<Dictionary.Word>(facts.size());
        for (var fact : facts) {
            words.add(new Dictionary.Word(table.sourceRecordId(fact), () -> record(entryNo, fact)));
        }
        return records.numbers(connection, words);
    }

    private @Nullable Object[] record(int entryNo, Fact fact) {
        var values = new @Nullable Object[1 + identity.size()];
        values[0] = entryNo;
        System.arraycopy(values(identity, fact), 0, values, 1, identity.size());
        return values;
    }

    /// The texts of a record seldom change from one fact to the next, so they are compared before they are hashed.
    private long[] attributesIds(Connection connection, List<Fact> facts, long[] recordIds) throws SQLException {
        var ids = new long[facts.size()];
        var changed = new ArrayList<Integer>();
        var words = new ArrayList<Dictionary.Word>();
        for (var at = 0; at < ids.length; at++) {
            var fact = facts.get(at);
            var last = lastTexts.get(recordIds[at]);
            if (last != null && same(last.fact(), fact)) {
                ids[at] = last.attributesId();
            } else {
                changed.add(at);
                words.add(new Dictionary.Word(sha(fact), () -> values(attributes, fact)));
            }
        }
        var numbers = texts.numbers(connection, words);
        for (var at = 0; at < numbers.length; at++) {
            var place = changed.get(at);
            ids[place] = numbers[at];
            lastTexts.put(recordIds[place], new LastTexts(facts.get(place), numbers[at]));
        }
        return ids;
    }

    private boolean same(Fact one, Fact other) {
        for (var column : attributes) {
            if (!Objects.equals(one.values().get(column.name()), other.values().get(column.name()))) {
                return false;
            }
        }
        return true;
    }

    private String sha(Fact fact) {
        var json = new CanonicalJson().beginArray();
        for (var at = 0; at < attributes.size(); at++) {
            var value = value(attributes.get(at), fact);
            if (value != null) {
                json.number(at).text(value.toString());
            }
        }
        var digest = Hashes.newSha256();
        digest.update(json.endArray().drain());
        return Hashes.hex(digest.digest()).substring(0, SHA_DIGITS);
    }

    private static @Nullable Object[] values(List<Column> columns, Fact fact) {
        var values = new @Nullable Object[columns.size()];
        for (var at = 0; at < values.length; at++) {
            values[at] = value(columns.get(at), fact);
        }
        return values;
    }

    private static @Nullable Object value(Column column, Fact fact) {
        return ColumnValue.of(column.type(), fact.values().get(column.name()));
    }

    /// Bars at both ends, so that `like '%|name|%'` finds an input by its whole name.
    static String inputs(Fact fact) {
        return fact.inputs().isEmpty() ? "" : "|" + String.join("|", fact.inputs()) + "|";
    }

    private long factId(Connection connection, LocalDate day) throws SQLException {
        var next = nextOfDay.get(day);
        if (next == null) {
            next = firstFree(connection, day);
        }
        nextOfDay.put(day, next + 1);
        return next;
    }

    private long firstFree(Connection connection, LocalDate day) throws SQLException {
        var sql = "select max(fact_id) from " + table.facts() + " where fact_id >= ? and fact_id < ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, FactIds.firstOf(day));
            statement.setLong(2, FactIds.firstOf(day.plusDays(1)));
            try (var rows = statement.executeQuery()) {
                rows.next();
                var last = rows.getLong(1);
                return rows.wasNull() ? FactIds.firstOf(day) : last + 1;
            }
        }
    }
}
