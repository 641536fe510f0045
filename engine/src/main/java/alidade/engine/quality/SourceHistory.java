package alidade.engine.quality;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Follows one source through its days.
///
/// To judge the days from some day on, it is enough to begin one carrying period before it: what was observed earlier
/// is not live any more. Only for records that come back after that is their last observation looked up.
///
/// Used once, by one thread.
final class SourceHistory {
    private final Observations observations;
    private final String source;
    private final SourceJudge judge;
    private final LocalDate from;
    private final LocalDate start;
    private final boolean whole;
    private final List<SourceDay> days = new ArrayList<>();
    private boolean begun;
    private boolean seenBefore;

    private SourceHistory(
            Observations observations,
            String source,
            SourceJudge judge,
            LocalDate from,
            LocalDate start,
            boolean whole) {
        this.observations = observations;
        this.source = source;
        this.judge = judge;
        this.from = from;
        this.start = start;
        this.whole = whole;
    }

    /// From the first day of the table on.
    static SourceHistory whole(
            Observations observations, String source, SourceJudge judge, LocalDate from, LocalDate first) {
        return new SourceHistory(observations, source, judge, from, first, true);
    }

    /// From one carrying period before the last day that an entry speaks of before the first wanted one.
    static SourceHistory recent(
            Observations observations,
            String source,
            SourceJudge judge,
            SourceRuns runs,
            LocalDate from,
            LocalDate first) {
        if (!from.isAfter(first)) return whole(observations, source, judge, from, first);
        var spokenOf = runs.spokenOfBefore(from).orElse(from);
        var start = spokenOf.minusDays(judge.carryDays() + 1L);
        return start.isAfter(first)
                ? new SourceHistory(observations, source, judge, from, start, false)
                : whole(observations, source, judge, from, first);
    }

    String source() {
        return source;
    }

    /// The first day to be told.
    LocalDate start() {
        return start;
    }

    /// Tells a day; all days from [#start] on are told, in order.
    void live(LocalDate day, List<Observation> found) throws SQLException {
        if (day.isBefore(start)) return;
        seenBefore |= !found.isEmpty() && day.isBefore(from);
        if (!whole && !day.isBefore(from)) remember(found);
        begun |= !found.isEmpty();
        if (!begun) return;
        var judged = judge.judge(day, found);
        if (!day.isBefore(from)) days.add(judged);
    }

    /// Looks up the records that were not seen since the start.
    private void remember(List<Observation> found) throws SQLException {
        var strangers = new TreeSet<String>();
        for (var one : found) if (!judge.lives().knows(one.record())) strangers.add(one.record());
        for (var one : observations.before(strangers, start)) judge.lives().remember(one);
    }

    /// Whether it cannot be told from what was seen since the start: nothing was, before the first wanted day.
    boolean beganTooLate() {
        return !whole && !seenBefore;
    }

    /// The days from the first wanted one on, beginning with the source's first observation.
    List<SourceDay> days() {
        return days;
    }
}
