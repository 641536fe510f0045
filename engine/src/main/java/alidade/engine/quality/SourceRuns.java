package alidade.engine.quality;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.quality.VisibleEntries.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the entries themselves tell about one source: its runs, and what it saw completely.
final class SourceRuns {
    private final List<Sealed> runs;
    private final ZoneId zone;
    private final Map<LocalDate, Set<String>> complete = new HashMap<>();

    private SourceRuns(List<Sealed> runs, ZoneId zone) {
        this.runs = runs;
        this.zone = zone;
    }

    static SourceRuns of(VisibleEntries entries, String table, String source, ZoneId zone) {
        var runs = new ArrayList<Sealed>();
        for (var entry : entries.all()) {
            if (entry.origin() == Batch.Origin.COLLECT
                    && entry.table().equals(table)
                    && entry.source().equals(source)) runs.add(entry);
        }
        runs.sort(Comparator.comparing(Sealed::ended).thenComparing(Sealed::id));
        var found = new SourceRuns(runs, zone);
        for (var entry : entries.counting()) {
            if (!entry.table().equals(table)) continue;
            for (var seen : entries.coverageOf(entry)) found.note(seen, source);
        }
        return found;
    }

    private void note(Coverage seen, String source) {
        if (!seen.source().equals(source)) return;
        if (seen.extent() != Coverage.Extent.COMPLETE) return;
        complete.computeIfAbsent(seen.date(), day -> new TreeSet<>()).add(seen.input());
    }

    /// Inputs that were seen completely on a day.
    Set<String> completeOn(LocalDate day) {
        return complete.getOrDefault(day, Set.of());
    }

    /// The last day before another one on which each input was seen completely.
    Map<String, LocalDate> lastCompleteBefore(LocalDate day) {
        var last = new HashMap<String, LocalDate>();
        complete.forEach((date, inputs) -> {
            if (!date.isBefore(day)) return;
            for (var input : inputs) last.merge(input, date, (one, other) -> one.isAfter(other) ? one : other);
        });
        return last;
    }

    /// Runs that began on a day, in the order of their ends.
    List<Sealed> on(LocalDate day) {
        return runs.stream().filter(one -> one.startedOn(zone).equals(day)).toList();
    }

    /// End of the last run up to a day that brought something that counts, here or where its rows live.
    Optional<Instant> lastSuccess(LocalDate day) {
        return runs.stream()
                .filter(one -> !one.startedOn(zone).isAfter(day))
                .filter(one -> one.status() != Batch.Status.FAILED && one.stands())
                .map(Sealed::ended)
                .max(Comparator.naturalOrder());
    }

    /// The held run that a person has to look at on a day: not confirmed, and nothing that counts came after it.
    Optional<Sealed> heldOn(LocalDate day) {
        var last = runs.stream()
                .filter(one -> !one.startedOn(zone).isAfter(day))
                .filter(one -> one.status() != Batch.Status.FAILED)
                .reduce((one, later) -> later);
        return last.filter(one -> !one.stands());
    }
}
