package alidade.engine.quality;

import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The quality of every source on every calendar day, from its first observation up to the horizon.
///
/// A pure function of the entries up to a vector and of the definitions: what is published day by day, what a
/// rebuild makes at once, and what was known at an earlier moment all come from here.
public final class QualityDays {
    private QualityDays() {}

    /// @param vector head of each node's log that may be used
    /// @param from first day that is wanted
    /// @param to last day; days after the pack's horizon are left out
    /// @return ordered by pack, table, source and day
    public static List<SourceDay> compute(
            Connection reader, Map<String, Long> vector, List<Pack> packs, LocalDate from, LocalDate to)
            throws SQLException {
        var entries = VisibleEntries.load(reader, vector);
        var receipts = Receipts.load(reader, vector);
        var days = new ArrayList<SourceDay>();
        for (var pack : packs) {
            var horizon = Horizon.of(reader, entries, pack);
            if (horizon.isEmpty()) continue;
            var last = to.isBefore(horizon.get()) ? to : horizon.get();
            for (var table : pack.tables()) {
                days.addAll(ofTable(reader, entries, receipts, pack, table, from, last));
            }
        }
        return days;
    }

    private static List<SourceDay> ofTable(
            Connection reader,
            VisibleEntries entries,
            Receipts receipts,
            Pack pack,
            TableDefinition table,
            LocalDate from,
            LocalDate last)
            throws SQLException {
        var refused = RefusedRows.load(reader, entries, table.name(), pack.zone());
        var days = new ArrayList<SourceDay>();
        var observations = new Observations(reader, table, entries);
        for (var source : observations.sources()) {
            var runs = SourceRuns.of(entries, table.name(), source, pack.zone());
            var judge = new SourceJudge(
                    pack,
                    table,
                    source,
                    runs,
                    day -> receipts.merged(table.name(), source, day),
                    day -> refused.on(source, day));
            days.addAll(new SourceHistory(observations, source, judge, runs).days(from, last));
        }
        return days;
    }
}
