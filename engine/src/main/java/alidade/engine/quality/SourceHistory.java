package alidade.engine.quality;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;

/// Follows one source through its days, a month of observations in memory at a time.
///
/// To judge the days from some day on, it is enough to begin one carrying period before it: what was observed earlier
/// is not live any more. Only for records that come back after that is their last observation looked up.
///
/// Used once, by one thread.
final class SourceHistory {
    private static final int DAYS_AT_A_TIME = 31;

    private final Observations observations;
    private final String source;
    private final SourceJudge judge;
    private final SourceRuns runs;
    private boolean begun;

    SourceHistory(Observations observations, String source, SourceJudge judge, SourceRuns runs) {
        this.observations = observations;
        this.source = source;
        this.judge = judge;
        this.runs = runs;
    }

    /// The days from one to another, beginning with the source's first observation.
    List<SourceDay> days(LocalDate from, LocalDate last) throws SQLException {
        var days = new ArrayList<SourceDay>();
        var first = observations.firstDay();
        if (first.isEmpty()) return days;
        var shortWay = from.isAfter(first.get()) ? beginning(from) : first.get();
        var whole = !shortWay.isAfter(first.get())
                || observations.between(source, shortWay, from.minusDays(1)).isEmpty();
        var start = whole ? first.get() : shortWay;
        for (var begin = start; !begin.isAfter(last); begin = begin.plusDays(DAYS_AT_A_TIME)) {
            var end = begin.plusDays(DAYS_AT_A_TIME - 1L);
            var observed = observations.between(source, begin, end.isAfter(last) ? last : end);
            if (!whole) remember(observed, start, from);
            follow(observed, begin, end.isAfter(last) ? last : end, days);
        }
        days.removeIf(day -> day.date().isBefore(from));
        return days;
    }

    /// One carrying period before the last day that an entry speaks of, so that something was observed since.
    private LocalDate beginning(LocalDate from) {
        var spokenOf = runs.spokenOfBefore(from).orElse(from);
        return spokenOf.minusDays(judge.carryDays() + 1L);
    }

    private void follow(
            Map<LocalDate, List<Observation>> observed, LocalDate begin, LocalDate end, List<SourceDay> days) {
        for (var day = begin; !day.isAfter(end); day = day.plusDays(1)) {
            var found = observed.getOrDefault(day, List.of());
            begun |= !found.isEmpty();
            if (begun) days.add(judge.judge(day, found));
        }
    }

    /// Looks up the records that are seen from the wanted day on and were not seen since the beginning.
    private void remember(NavigableMap<LocalDate, List<Observation>> observed, LocalDate start, LocalDate from)
            throws SQLException {
        var seen = new HashSet<String>();
        for (var day : observed.headMap(from, false).values()) for (var one : day) seen.add(one.record());
        var strangers = new TreeSet<String>();
        for (var day : observed.tailMap(from, true).values()) {
            for (var one : day) {
                var known = seen.contains(one.record()) || judge.lives().knows(one.record());
                if (!known) strangers.add(one.record());
            }
        }
        for (var one : observations.before(strangers, start)) judge.lives().remember(one);
    }
}
