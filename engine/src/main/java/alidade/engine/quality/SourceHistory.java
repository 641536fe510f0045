package alidade.engine.quality;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows one source through its days, from a first one on.
///
/// What was observed longer ago than values are carried is not live any more. Only for records that come back after
/// that is their last observation looked up.
///
/// Used once, by one thread.
final class SourceHistory {
    private final Observations observations;
    private final String source;
    private final SourceJudge judge;
    private final Optional<LocalDate> knownFrom;
    private final List<SourceDay> days = new ArrayList<>();
    private boolean begun;

    /// @param from the first day that is told
    /// @param past empty when the source was not observed before
    SourceHistory(Observations observations, String source, SourceJudge judge, LocalDate from, Optional<Past> past) {
        this.observations = observations;
        this.source = source;
        this.judge = judge;
        past.ifPresent(one -> judge.resume(from, one));
        begun = past.isPresent();
        knownFrom = past.map(one -> Observations.firstLiveDay(from, judge.carryDays()));
    }

    String source() {
        return source;
    }

    /// Tells a day; all days are told, in order.
    void live(LocalDate day, List<Observation> found) throws SQLException {
        if (knownFrom.isPresent()) remember(found, knownFrom.get());
        begun |= !found.isEmpty();
        if (begun) days.add(judge.judge(day, found));
    }

    private void remember(List<Observation> found, LocalDate knownFrom) throws SQLException {
        var strangers = found.stream().filter(one -> !judge.lives().knows(one)).toList();
        for (var one : observations.before(strangers, knownFrom)) judge.lives().remember(one);
    }

    /// The days that were told, beginning with the source's first observation.
    List<SourceDay> days() {
        return days;
    }
}
