package alidade.engine.store;

import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Reads the facts of a standard table block by block: the quick way for whoever needs all facts of some days or
/// entries. A block holds facts of one entry and one day.
///
/// To be closed; for one thread.
public final class FactBlocks implements AutoCloseable {
    private final Connection reader;
    private final String table;
    private final List<Column> measures;
    private final PreparedStatement packed;

    public FactBlocks(Connection reader, TableDefinition table) throws SQLException {
        this.reader = reader;
        this.table = table.name();
        measures = table.measures();
        packed = reader.prepareStatement(
                "select facts from " + StandardTable.packed(table.name()) + " where first_fact = ?");
    }

    /// One block, without its facts.
    ///
    /// @param firstFact key of its first fact; those of the others follow one by one
    /// @param entryNo local number of the entry
    public record Head(long firstFact, int entryNo, LocalDate day) {}

    /// The blocks of some days, both included, the earliest day first.
    public List<Head> ofDays(LocalDate from, LocalDate to) throws SQLException {
        return heads("first_fact >= ? and first_fact < ?", FactIds.firstOf(from), FactIds.firstOf(to.plusDays(1)));
    }

    /// The blocks of all entries from one local number to another, both included, the earliest day first.
    public List<Head> ofEntries(long from, long to) throws SQLException {
        return heads("entry_no >= ? and entry_no <= ?", from, to);
    }

    /// The blocks of days before one, of entries from a local number on, the latest day first.
    public List<Head> before(LocalDate day, int fromEntry) throws SQLException {
        return heads("first_fact < ? and entry_no >= ?", FactIds.firstOf(day), fromEntry)
                .reversed();
    }

    private List<Head> heads(String condition, long first, long second) throws SQLException {
        var sql = "select first_fact, entry_no, snapshot_date from %s where %s order by first_fact"
                .formatted(StandardTable.blocks(table), condition);
        var heads = new ArrayList<Head>();
        try (var statement = reader.prepareStatement(sql)) {
            statement.setLong(1, first);
            statement.setLong(2, second);
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    heads.add(new Head(rows.getLong(1), rows.getInt(2), rows.getObject(3, LocalDate.class)));
            }
        }
        return heads;
    }

    /// @throws StoreProblem when they are not those that were written, which only damage can bring about
    public PackedFacts facts(Head block) throws SQLException {
        return PackedFacts.unpack(packed(block), measures);
    }

    /// Of each fact the number of its record, in the order of [#facts(Head)].
    ///
    /// @throws StoreProblem as [#facts(Head)]
    public long[] recordIds(Head block) throws SQLException {
        return PackedFacts.recordIds(packed(block));
    }

    private byte[] packed(Head block) throws SQLException {
        packed.setLong(1, block.firstFact());
        try (var rows = packed.executeQuery()) {
            if (!rows.next()) {
                throw StoreProblem.ofDamage(
                        "table %s lacks the packed facts of the block at %d".formatted(table, block.firstFact()));
            }
            return rows.getBytes(1);
        }
    }

    @Override
    public void close() throws SQLException {
        packed.close();
    }
}
