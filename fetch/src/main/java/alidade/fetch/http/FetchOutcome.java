package alidade.fetch.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of asking for one page. Each failure is a sentence: what, the value seen, where, what happens now.
public sealed interface FetchOutcome {
    /// A whole answer with a status from 200 to 299.
    ///
    /// @param address where it came from in the end, without secrets
    /// @param headers lower-case names in order, several values joined by `, `, without cookies and secrets
    /// @param body decoded bytes
    @SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
    record Received(URI address, int status, SortedMap<String, String> headers, byte[] body, int tries)
            implements FetchOutcome {
        public Received {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }
    }

    /// No page, and why.
    sealed interface Failure extends FetchOutcome {
        String sentence();
    }

    /// The host wants us to come back later than we are ready to wait, or said so at every try.
    record Throttled(Duration retryAfter, String sentence) implements Failure {}

    /// No answer: name, connection, handshake, proxy or time limit.
    record Unreachable(String sentence) implements Failure {}

    /// An answer that says no.
    record Refused(int status, String sentence) implements Failure {}

    /// More decoded bytes than allowed.
    record TooLarge(long limit, String sentence) implements Failure {}

    /// The connection ended before the announced length, or inside the compressed stream.
    record Truncated(String sentence) implements Failure {}

    /// A redirect that is not followed: to another origin, or one too many.
    record Redirected(String sentence) implements Failure {}

    /// Something else than the JSON that was expected, such as a web page.
    record NotJson(String sentence) implements Failure {}

    /// Not asked, because the host failed too often and is left alone for now.
    record Resting(Duration left, String sentence) implements Failure {}

    /// Not asked, because the request itself cannot be sent.
    record Unaskable(String sentence) implements Failure {}

    /// Stopped by the person or the program that asked.
    record Cancelled(String sentence) implements Failure {}
}
