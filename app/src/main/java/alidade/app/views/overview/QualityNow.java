package alidade.app.views.overview;

import alidade.resources.packs.Label;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The state of every source on the last day.
///
/// @param sources in the order in which the pack declares them, others after them by name
public record QualityNow(List<SourceState> sources) {
    public QualityNow {
        sources = List.copyOf(sources);
    }

    public List<SourceState> in(Standing standing) {
        return sources.stream().filter(one -> one.standing() == standing).toList();
    }

    /// One source on that day.
    ///
    /// @param source the value of the table's source column
    /// @param lastSuccess when its last good collection ended
    /// @param observedOn its last observed day
    /// @param ageDays days from then to the last day of the data
    /// @param score on the last day
    /// @param limit below it the score is bad
    /// @param alerts those open, newest first
    public record SourceState(
            String source,
            Label label,
            Standing standing,
            Optional<Instant> lastSuccess,
            Optional<LocalDate> observedOn,
            OptionalInt ageDays,
            Optional<BigDecimal> score,
            int limit,
            long records,
            long newRecords,
            List<OpenAlert> alerts) {
        public SourceState {
            alerts = List.copyOf(alerts);
        }

        public boolean isLow() {
            return score.isPresent() && score.get().compareTo(BigDecimal.valueOf(limit)) < 0;
        }
    }

    /// An alert that nobody closed yet.
    ///
    /// @param detail the alert as a sentence
    public record OpenAlert(String rule, Instant openedAt, String detail) {}

    /// How the last run of a source ended, or that it is too long ago.
    public enum Standing {
        GOOD,
        /// A rule was broken.
        WARN,
        /// The score is under its limit.
        LOW,
        PARTIAL,
        FAILED,
        HELD,
        STALE,
        NEVER
    }
}
