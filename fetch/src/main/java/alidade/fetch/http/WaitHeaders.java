package alidade.fetch.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// What the headers of an answer say about when to come back.
final class WaitHeaders {
    /// `"api";r=0;t=271`: what is left of the window, and the seconds until the next one.
    private static final Pattern RATE_LIMIT = Pattern.compile("\\br\\s*=\\s*(\\d{1,12})\\s*;\\s*t\\s*=\\s*(\\d{1,9})");

    /// `limit=100, remaining=0, reset=271`: the same as earlier drafts of the header wrote it.
    private static final Pattern EARLIER_RATE_LIMIT =
            Pattern.compile("\\bremaining\\s*=\\s*(\\d{1,12})\\s*[,;]\\s*reset\\s*=\\s*(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    /// Larger numbers than this are moments (seconds since 1970), smaller ones are lengths.
    private static final long LONGEST_LENGTH = 1_000_000_000L;

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private WaitHeaders() {}

    /// What a refusing answer asks for: `Retry-After` first, then the rate limit headers.
    static Optional<Duration> afterRefusal(Headers headers, Instant now) {
        var said = retryAfter(headers, now);
        if (said.isPresent()) return said;
        var window = rateLimit(headers, false);
        return window.isPresent() ? window : reset(headers, now);
    }

    /// What a good answer asks for: a pause when it says that nothing is left.
    static Optional<Duration> afterSuccess(Headers headers, Instant now) {
        var window = rateLimit(headers, true);
        if (window.isPresent()) return window;
        return nothingIsLeft(headers) ? reset(headers, now) : Optional.empty();
    }

    /// Whether a "forbidden" is a "too many requests" in other words: it names a pause, or says that nothing is
    /// left.
    static boolean namesAPause(Headers headers) {
        if (headers.get("Retry-After") != null || rateLimit(headers, true).isPresent()) return true;
        return nothingIsLeft(headers);
    }

    private static boolean nothingIsLeft(Headers headers) {
        var left = first(headers, "X-RateLimit-Remaining", "RateLimit-Remaining");
        return left != null && left.strip().equals("0");
    }

    private static Optional<Duration> retryAfter(Headers headers, Instant now) {
        var value = headers.get("Retry-After");
        if (value == null) return Optional.empty();
        if (SECONDS.matcher(value.strip()).matches())
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
        // The server's own clock, where it is told, so that ours may be wrong.
        return moment(value)
                .map(until -> notNegative(Duration.between(
                        Optional.ofNullable(headers.get("Date"))
                                .flatMap(WaitHeaders::moment)
                                .orElse(now),
                        until)));
    }

    private static Optional<Duration> rateLimit(Headers headers, boolean onlyWhenNothingIsLeft) {
        for (var value : headers.values("RateLimit")) {
            for (var form : List.of(RATE_LIMIT, EARLIER_RATE_LIMIT)) {
                var match = form.matcher(value);
                while (match.find()) {
                    var nothingLeft = Long.parseLong(match.group(1)) == 0;
                    if (nothingLeft || !onlyWhenNothingIsLeft)
                        return Optional.of(Duration.ofSeconds(Long.parseLong(match.group(2))));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> reset(Headers headers, Instant now) {
        var value = first(headers, "X-RateLimit-Reset", "RateLimit-Reset");
        if (value == null || !NUMBER.matcher(value.strip()).matches()) return Optional.empty();
        var number = Long.parseLong(value.strip());
        if (number < LONGEST_LENGTH) return Optional.of(Duration.ofSeconds(number));
        var until = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return Optional.of(notNegative(Duration.between(now, until)));
    }

    private static Optional<Instant> moment(String httpDate) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate.strip())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String first(Headers headers, String one, String other) {
        var value = headers.get(one);
        return value != null ? value : headers.get(other);
    }

    private static Duration notNegative(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
