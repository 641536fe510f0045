package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A source as the schedule sees it.
///
/// @param source `pack/source`
/// @param due when its next run begins, or should have begun; empty without a schedule
/// @param runs what was sealed of its runs, on whichever node, the last one first
public record ScheduledSource(String source, String region, Optional<Instant> due, List<Batch> runs) {
    public ScheduledSource {
        runs = List.copyOf(runs);
    }

    /// How many runs failed since one brought something.
    public int failures() {
        var failures = 0;
        while (failures < runs.size() && runs.get(failures).status() == Batch.Status.FAILED) failures++;
        return failures;
    }

    /// The last run that brought something that counts.
    public Optional<Batch> lastSuccess() {
        return runs.stream()
                .filter(run -> run.status() == Batch.Status.SUCCESS || run.status() == Batch.Status.PARTIAL)
                .findFirst();
    }
}
