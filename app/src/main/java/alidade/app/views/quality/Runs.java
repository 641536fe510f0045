package alidade.app.views.quality;

import alidade.app.widgets.Sign;
import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The newest runs, newest first.
///
/// @param total how many there are in all
public record Runs(long total, List<Run> runs) {
    public Runs {
        runs = List.copyOf(runs);
    }

    /// A row of `log.ingestion_log`.
    ///
    /// @param id counts the runs
    /// @param node that ran it
    /// @param region where the node stands
    /// @param pages of all its sources
    /// @param rows inserted and updated ones; told apart once the run is published
    /// @param withheld whether rows of it are not here, but on the node: nothing tells inserted from
    ///     updated ones then
    public record Run(
            long id,
            String batch,
            String node,
            String region,
            List<String> sources,
            Instant start,
            Instant end,
            Status status,
            long pages,
            long rows,
            long inserted,
            long updated,
            long failed,
            Optional<String> error,
            boolean withheld) {
        public Run {
            sources = List.copyOf(sources);
        }
    }

    /// What one source brought in a run.
    ///
    /// @param source value of the table's source column; empty for a file of several sources
    /// @param status as the entry says it
    /// @param withheld whether its rows are not here, but on the node that sealed it
    public record Share(
            EntryId entry,
            String source,
            Batch.Status status,
            Instant start,
            Instant end,
            long pages,
            long rows,
            long refused,
            Optional<String> error,
            boolean withheld) {}

    /// How a run ended.
    public enum Status {
        SUCCESS("good", Sign.NONE),
        PARTIAL("warn", Sign.DOT),
        FAILED("bad", Sign.CROSS);

        private final String badge;
        private final Sign sign;

        Status(String badge, Sign sign) {
            this.badge = badge;
            this.sign = sign;
        }

        /// The style of its badge.
        public String badge() {
            return badge;
        }

        Sign sign() {
            return sign;
        }

        /// The key of its word.
        public String key() {
            return "quality.run." + name().toLowerCase(Locale.ROOT);
        }
    }
}
