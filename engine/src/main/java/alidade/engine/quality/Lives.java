package alidade.engine.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which records of a source are there, followed from its first day on, one day after the other.
///
/// A record is gone when each input that brought it last was seen completely on a later day; it is no longer counted
/// when it was not observed for longer than the source's values are carried. Day after day
/// `total = total before + first + returned − deleted − expired` (first: the baseline or the new ones).
///
/// This class is not thread safe.
final class Lives {
    private final int carryDays;
    private final Map<Long, Observation> latest = new HashMap<>();
    private final Map<String, LocalDate> seenCompletely = new HashMap<>();
    private final Set<Long> live = new HashSet<>();
    private boolean isBaseline = true;

    Lives(int carryDays) {
        this.carryDays = carryDays;
    }

    /// Whether anything is known of a record.
    boolean knows(Observation one) {
        return latest.containsKey(one.record().number());
    }

    /// Takes in a record that was seen before the first day that is lived through, too long ago to be live then.
    void remember(Observation before) {
        latest.put(before.record().number(), before);
    }

    /// Goes on behind a day, as if all days up to it had been lived through.
    ///
    /// @param last the latest observation of each record that may still be live
    /// @param complete the last day up to then on which each input was seen completely
    void resume(LocalDate day, Collection<Observation> last, Map<String, LocalDate> complete) {
        isBaseline = false;
        seenCompletely.putAll(complete);
        for (var one : last) {
            remember(one);
            if (!isGone(one) && !isOld(one, day)) live.add(one.record().number());
        }
    }

    /// What a day changed.
    ///
    /// @param fresh first seen today, unless today is the source's first day
    /// @param updated seen before, and today with other values
    /// @param returned deleted or expired before, and seen again today
    /// @param standing today's observations, one of each record
    record Day(
            long total,
            long fresh,
            long updated,
            long deleted,
            long returned,
            long expired,
            List<Observation> standing) {}

    /// Lives through one day; days come in order and none is left out.
    ///
    /// @param completeInputs inputs that were seen completely on this day
    Day liveThrough(LocalDate day, Collection<Observation> observed, Collection<String> completeInputs) {
        var baseline = isBaseline;
        var standing = standing(observed);
        long fresh = 0;
        long updated = 0;
        long returned = 0;
        for (var now : standing) {
            isBaseline = false;
            var before = latest.put(now.record().number(), now);
            var wasLive = !live.add(now.record().number());
            if (before == null) {
                if (!baseline) fresh++;
                continue;
            }
            if (!wasLive) returned++;
            if (!before.hasValuesOf(now)) updated++;
        }
        for (var input : completeInputs) seenCompletely.put(input, day);
        long deleted = 0;
        long expired = 0;
        for (var each = live.iterator(); each.hasNext(); ) {
            var observation = latest.get(each.next());
            if (observation == null || observation.date().equals(day)) continue;
            var gone = isGone(observation);
            if (!gone && !isOld(observation, day)) continue;
            each.remove();
            if (gone) deleted++;
            else expired++;
        }
        return new Day(live.size(), fresh, updated, deleted, returned, expired, standing);
    }

    private boolean isOld(Observation last, LocalDate day) {
        return ChronoUnit.DAYS.between(last.date(), day) > carryDays;
    }

    private boolean isGone(Observation last) {
        if (last.inputs().isEmpty()) return false;
        for (var input : last.inputs()) {
            var complete = seenCompletely.get(input);
            if (complete == null || !complete.isAfter(last.date())) return false;
        }
        return true;
    }

    /// The one of each record that stands.
    static List<Observation> standing(Collection<Observation> observed) {
        var byRecord = new HashMap<Long, Observation>();
        for (var one : observed) {
            byRecord.merge(one.record().number(), one, (a, b) -> Observation.STANDING.compare(a, b) >= 0 ? a : b);
        }
        return new ArrayList<>(byRecord.values());
    }
}
