package alidade.app.views.wall;

import alidade.app.views.overview.QualityNow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What the bar under every page says about how far its numbers can be believed, at one moment.
///
/// @param dataTime of the newest observation that is shown, not when it was painted
/// @param dataAge from then to now; negative when the clock is behind the data
/// @param read how long ago the store last answered; empty when it never did
/// @param collected how long ago the last good collection ended; negative when the clock is behind it
/// @param stale whether the newest observation is older than sources may be
/// @param trouble why the figures are those of the last good reading
public record Truth(
        Optional<Instant> dataTime,
        Optional<Duration> dataAge,
        ZoneId zone,
        QualityNow quality,
        Optional<Duration> read,
        Optional<Duration> collected,
        boolean demo,
        boolean stale,
        Optional<Trouble> trouble) {
    /// Why the store did not answer.
    public sealed interface Trouble {
        /// @param sentence what it said
        record Unreadable(String sentence) implements Trouble {}

        /// It was asked and says nothing.
        record Silent() implements Trouble {}
    }

    /// How far a clock may be behind the data without being worth a word.
    private static final Duration ALLOWED = Duration.ofMinutes(5);
    /// After this time without an answer the figures count as old, whether something went wrong or not.
    private static final Duration LATE = Duration.ofSeconds(90);

    /// How far the clock is behind what it should have been past.
    public Optional<Duration> behind() {
        return dataAge.filter(age -> age.negated().compareTo(ALLOWED) > 0).map(Duration::negated);
    }

    /// Whether the numbers have to fade: they may be older than they look.
    public boolean fades() {
        return trouble.isPresent()
                || read.filter(age -> age.compareTo(LATE) > 0).isPresent();
    }
}
