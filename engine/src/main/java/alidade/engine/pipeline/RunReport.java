package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a run ended.
///
/// @param batch the run's label
/// @param status of the run as a whole
/// @param sources in the order asked for
public record RunReport(String batch, Status status, List<SourceReport> sources) {
    public RunReport {
        sources = List.copyOf(sources);
    }

    static RunReport of(String batch, List<SourceReport> sources) {
        return new RunReport(batch, status(sources), sources);
    }

    private static Status status(List<SourceReport> sources) {
        if (sources.stream().anyMatch(one -> one.status().isEmpty())) return Status.CANCELLED;
        if (sources.stream().allMatch(one -> one.is(Batch.Status.SUCCESS))) return Status.SUCCESS;
        if (sources.stream().allMatch(one -> one.is(Batch.Status.FAILED))) return Status.FAILED;
        return Status.PARTIAL;
    }

    /// @param batch the run that its entry belongs to; another one than the report's when an older run was gone on
    ///     with
    /// @param id of the source
    /// @param name value of the table's source column
    /// @param status empty when it was cancelled: nothing is sealed, and the next run goes on after the last page
    /// @param error why it failed, is partial or held
    /// @param drift what changed about the shape of its records since it was last complete, as sentences
    public record SourceReport(
            String batch,
            String pack,
            String id,
            String name,
            Optional<Batch.Status> status,
            Optional<EntryId> entry,
            long rows,
            long merged,
            long refused,
            Optional<String> error,
            List<String> drift) {
        public SourceReport {
            drift = List.copyOf(drift);
        }

        SourceReport(
                String batch,
                String pack,
                String id,
                String name,
                Optional<Batch.Status> status,
                Optional<EntryId> entry,
                long rows,
                long merged,
                long refused,
                Optional<String> error) {
            this(batch, pack, id, name, status, entry, rows, merged, refused, error, List.of());
        }

        SourceReport withDrift(List<String> sentences) {
            return new SourceReport(batch, pack, id, name, status, entry, rows, merged, refused, error, sentences);
        }

        boolean is(Batch.Status wanted) {
            return status.equals(Optional.of(wanted));
        }
    }

    /// A run is a success when all of its sources are, failed when none brought anything, else partial.
    public enum Status {
        SUCCESS,
        PARTIAL,
        FAILED,
        /// Stopped by a person; it goes on when it is started again within a day.
        CANCELLED;

        /// As tables and terminals write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
