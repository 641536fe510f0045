package alidade.engine.quality;

import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

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
        var observations = new Observations(reader, table, entries);
        var first = observations.firstDay();
        if (first.isEmpty()) return List.of();
        var refused = RefusedRows.load(reader, entries, table.name(), pack.zone());
        var runs = new TreeMap<String, SourceRuns>();
        for (var source : observations.sources()) {
            runs.put(source, SourceRuns.of(entries, table.name(), source, pack.zone()));
        }
        BiFunction<String, SourceRuns, SourceJudge> judges = (source, ofSource) -> new SourceJudge(
                pack,
                table,
                source,
                ofSource,
                day -> receipts.merged(table.name(), source, day),
                day -> refused.on(source, day));
        var histories = new TreeMap<String, SourceHistory>();
        runs.forEach((source, ofSource) -> {
            var judge = judges.apply(source, ofSource);
            histories.put(source, SourceHistory.recent(observations, source, judge, ofSource, from, first.get()));
        });
        live(observations, histories.values(), last);
        var again = new ArrayList<SourceHistory>();
        runs.forEach((source, ofSource) -> histories.computeIfPresent(source, (name, history) -> {
            if (!history.beganTooLate()) return history;
            var judge = judges.apply(source, ofSource);
            again.add(SourceHistory.whole(observations, source, judge, from, first.get()));
            return again.getLast();
        }));
        live(observations, again, last);
        var days = new ArrayList<SourceDay>();
        for (var history : histories.values()) days.addAll(history.days());
        return days;
    }

    /// Tells the sources their days, all of them in one pass over the facts.
    private static void live(Observations observations, Collection<SourceHistory> histories, LocalDate last)
            throws SQLException {
        var start = histories.stream().map(SourceHistory::start).min(LocalDate::compareTo);
        if (start.isEmpty()) return;
        var sources = histories.stream().map(SourceHistory::source).toList();
        var held = observations.days(sources, start.get(), last);
        for (var day = start.get(); !day.isAfter(last); day = day.plusDays(1)) {
            var wanted = new ArrayList<SourceHistory>();
            for (var history : histories) {
                var mayBeSeen = held.getOrDefault(history.source(), Set.of()).contains(day);
                if (mayBeSeen && !day.isBefore(history.start())) wanted.add(history);
            }
            var found = wanted.isEmpty() ? Map.<String, List<Observation>>of() : observations.on(day);
            for (var history : histories) history.live(day, found.getOrDefault(history.source(), List.of()));
        }
    }
}
