package alidade.fetch.http;

import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/// What came of one try.
sealed interface Attempt {
    /// Whole answer, good.
    record Done(FetchOutcome.Received page, Optional<Duration> pause) implements Attempt {}

    /// To be tried again, if tries are left.
    ///
    /// @param after what the host asked for
    record Again(FetchOutcome.Failure failure, Optional<Duration> after) implements Attempt {}

    /// No use in trying again.
    record Over(FetchOutcome.Failure failure) implements Attempt {}

    /// To be followed: same origin, checked.
    record Moved(HttpUrl to, boolean asGet) implements Attempt {}
}
