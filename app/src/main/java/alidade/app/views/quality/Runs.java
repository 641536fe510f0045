package alidade.app.views.quality;

import alidade.app.widgets.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The newest runs, newest first.
///
/// @param total how many there are in all
record Runs(long total, List<Run> runs) {
    Runs {
        runs = List.copyOf(runs);
    }

    /// A row of `log.ingestion_log`.
    ///
    /// @param id counts the runs
    /// @param region where the node stands that ran it
    record Run(
            long id,
            String batch,
            String region,
            List<String> sources,
            Instant start,
            Instant end,
            Status status,
            long inserted,
            long updated,
            long failed,
            Optional<String> error) {
        Run {
            sources = List.copyOf(sources);
        }
    }

    /// How a run ended.
    enum Status {
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
        String badge() {
            return badge;
        }

        Sign sign() {
            return sign;
        }

        /// The key of its word.
        String key() {
            return "quality.run." + name().toLowerCase(Locale.ROOT);
        }
    }
}
