package alidade.engine.quality;

import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /// The same of one table.
    public static List<SourceDay> ofTable(
            Connection reader, Map<String, Long> vector, Pack pack, TableDefinition table, LocalDate from, LocalDate to)
            throws SQLException {
        var entries = VisibleEntries.load(reader, vector);
        var horizon = Horizon.of(reader, entries, pack);
        if (horizon.isEmpty()) return List.of();
        var last = to.isBefore(horizon.get()) ? to : horizon.get();
        return ofTable(reader, entries, Receipts.load(reader, vector), pack, table, from, last);
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
        try (var observations = new Observations(reader, table, entries)) {
            return of(reader, entries, observations, receipts, pack, table, from, last);
        }
    }

    private static List<SourceDay> of(
            Connection reader,
            VisibleEntries entries,
            Observations observations,
            Receipts receipts,
            Pack pack,
            TableDefinition table,
            LocalDate from,
            LocalDate last)
            throws SQLException {
        var first = observations.firstDay();
        if (first.isEmpty()) return List.of();
        var refused = RefusedRows.load(reader, entries, table.name(), pack.zone());
        var judges = new TreeMap<String, SourceJudge>();
        for (var source : observations.sources()) {
            judges.put(
                    source,
                    new SourceJudge(
                            pack,
                            table,
                            source,
                            SourceRuns.of(entries, table.name(), source, pack.zone()),
                            day -> receipts.merged(table.name(), source, day),
                            day -> refused.on(source, day)));
        }
        var start = from.isAfter(first.get()) ? from : first.get();
        var carryDays = new TreeMap<String, Integer>();
        judges.forEach((source, judge) -> carryDays.put(source, judge.carryDays()));
        var past = observations.past(carryDays, start);
        var histories = new ArrayList<SourceHistory>();
        judges.forEach((source, judge) -> histories.add(
                new SourceHistory(observations, source, judge, start, Optional.ofNullable(past.get(source)))));
        live(observations, histories, start, last);
        return histories.stream().flatMap(history -> history.days().stream()).toList();
    }

    /// Tells the sources their days, all of them in one pass over the facts.
    private static void live(Observations observations, List<SourceHistory> histories, LocalDate start, LocalDate last)
            throws SQLException {
        var held = observations.days(start, last);
        for (var day = start; !day.isAfter(last); day = day.plusDays(1)) {
            var found = observations.on(held.getOrDefault(day, List.of()));
            for (var history : histories) history.live(day, found.getOrDefault(history.source(), List.of()));
        }
    }
}
