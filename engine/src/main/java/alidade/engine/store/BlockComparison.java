package alidade.engine.store;

import alidade.engine.store.FactBlocks.Head;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the blocks of a standard table with its facts: each block has to hold the facts from its first to its last
/// key, value by value, and all of them together all facts.
final class BlockComparison {
    private final Connection connection;
    private final StandardTable table;

    BlockComparison(Connection connection, StandardTable table) {
        this.connection = connection;
        this.table = table;
    }

    /// Adds what differs, in sentences.
    void into(List<String> differences) throws SQLException {
        var measures = table.measureColumns().stream()
                .map(column -> ", " + StandardTable.quoted(column.name()))
                .collect(Collectors.joining());
        var sql = """
                select fact_id, record_id, attributes_id, ordinal, observed_at, inputs, entry_no, snapshot_date%s
                from %s
                where fact_id between ? and ?
                order by fact_id""".formatted(measures, table.facts());
        var inBlocks = 0L;
        try (var blocks = new FactBlocks(connection, table.definition());
                var facts = connection.prepareStatement(sql)) {
            for (var block : blocks.ofEntries(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
                try {
                    var packed = blocks.facts(block);
                    inBlocks += packed.size();
                    if (!isSame(block, packed, facts)) {
                        differences.add("the block of table %s at %d does not hold the facts that it names"
                                .formatted(table.name(), block.firstFact()));
                    }
                } catch (StoreProblem e) {
                    differences.add("the block of table %s at %d cannot be used: %s"
                            .formatted(table.name(), block.firstFact(), e.getMessage()));
                }
            }
        }
        var all = count(table.facts());
        var packed = count(table.packed());
        var heads = count(table.blocks());
        if (inBlocks != all || packed != heads) {
            differences.add("table %s has %d facts and %d of them in %d blocks, which are packed %d times"
                    .formatted(table.name(), all, inBlocks, heads, packed));
        }
    }

    private boolean isSame(Head block, PackedFacts packed, PreparedStatement facts) throws SQLException {
        var last = block.firstFact() + packed.size() - 1;
        facts.setLong(1, block.firstFact());
        facts.setLong(2, last);
        var at = 0;
        var latest = Long.MIN_VALUE;
        try (var rows = facts.executeQuery()) {
            for (; rows.next(); at++) {
                if (at >= packed.size() || !isSame(block, packed, at, rows)) return false;
                latest = Math.max(latest, packed.microseconds(at));
            }
        }
        return at == packed.size() && isSame(block, last, latest);
    }

    private boolean isSame(Head block, PackedFacts packed, int at, ResultSet row) throws SQLException {
        var isSame = row.getLong("fact_id") == block.firstFact() + at
                && row.getInt("entry_no") == block.entryNo()
                && block.day().equals(row.getObject("snapshot_date", LocalDate.class))
                && row.getLong("record_id") == packed.recordId(at)
                && row.getLong("attributes_id") == packed.attributesId(at)
                && row.getInt("ordinal") == packed.ordinal(at)
                && microseconds(row.getObject("observed_at", OffsetDateTime.class)) == packed.microseconds(at)
                && packed.inputs(at).equals(row.getString("inputs"));
        if (!isSame) return false;
        var measures = table.measureColumns();
        for (var measure = 0; measure < measures.size(); measure++) {
            var column = 9 + measure;
            var value = row.getBigDecimal(column);
            if ((value == null) != packed.isMissing(measure, at)) return false;
            if (value != null && value.compareTo(packed.number(measure, at)) != 0) return false;
        }
        return true;
    }

    private boolean isSame(Head block, long last, long latest) throws SQLException {
        var sql = "select last_fact, last_observed from " + table.blocks() + " where first_fact = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, block.firstFact());
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        && rows.getLong(1) == last
                        && microseconds(rows.getObject(2, OffsetDateTime.class)) == latest;
            }
        }
    }

    private static long microseconds(@Nullable OffsetDateTime moment) {
        return moment == null || !CanonicalRow.isWhole(moment)
                ? Long.MIN_VALUE
                : PackedFacts.microseconds(Instant.from(moment));
    }

    private long count(String of) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + of)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
