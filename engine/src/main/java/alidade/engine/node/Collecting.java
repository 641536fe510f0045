package alidade.engine.node;

import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunReport.Status;
import alidade.engine.pipeline.Unanswerable;
import alidade.fetch.sources.CancelSignal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects from the sources of some regions when they are due.
///
/// One thread takes the turns, any may ask how it stands.
final class Collecting {
    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);

    private final Engine engine;
    private final Set<String> regions;
    private final Map<Status, Long> runs = new EnumMap<>(Status.class);
    private volatile Optional<String> problem = Optional.empty();

    Collecting(Engine engine, Set<String> regions) {
        this.engine = engine;
        this.regions = Set.copyOf(regions);
    }

    /// Why the last run did not come to its end.
    Optional<String> problem() {
        return problem;
    }

    /// How many runs ended how, since the process began.
    synchronized Map<Status, Long> runs() {
        var copy = new EnumMap<Status, Long>(Status.class);
        for (var status : Status.values()) copy.put(status, runs.getOrDefault(status, 0L));
        return copy;
    }

    /// @return the report, if anything was due and came to its end
    Optional<RunReport> collectWhatIsDue(Progress progress, CancelSignal cancel) {
        try {
            var report = engine.schedule().tick(regions, progress, cancel);
            report.ifPresent(this::count);
            return report;
        } catch (Unanswerable e) {
            LOG.warn("{} - the run that was due could not be done: {}", regions, e.getMessage());
            problem = Optional.of(String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("{} - the run that was due did not come to its end", regions, e);
            problem = Optional.of(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private synchronized void count(RunReport report) {
        runs.merge(report.status(), 1L, Long::sum);
        problem = Optional.empty();
    }
}
