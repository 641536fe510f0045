package alidade.fetch.http;

import alidade.fetch.accounts.Secret;
import alidade.fetch.routes.Routes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;

/// An address that takes JSON by POST, for messages to people. Thread safe.
///
/// Such addresses have their secret in them, so no sentence and no log has more of one than its scheme and host.
public final class Webhook {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);
    private static final long LONGEST_ANSWER = 1 << 20;

    private final URI address;
    private final HttpUrl parsed;
    private final Client client;
    private final Routes routes;
    private final Pauser pauser;

    private Webhook(HttpUrl parsed, Routes routes, Clock clock, Pauser pauser) {
        this.parsed = parsed;
        address = parsed.uri();
        this.routes = routes;
        this.pauser = pauser;
        var limits = HttpLimits.usual().withCall(LONGEST_CALL).withDecodedBytes(LONGEST_ANSWER);
        client = new Client(limits, clock);
    }

    /// @throws IllegalArgumentException when it is no http or https address; without the address
    public static Webhook at(Secret address, Routes routes, Clock clock, Pauser pauser) {
        var parsed = HttpUrl.parse(address.reveal());
        if (parsed == null)
            throw new IllegalArgumentException("the address of the webhook is no http or https address");
        return new Webhook(parsed, routes, clock, pauser);
    }

    /// Sends a document, and tries again while that may help.
    ///
    /// @return why it did not arrive, as a sentence; empty when it did
    public Optional<String> post(String json, BooleanSupplier stop) {
        var ask = new Ask("POST", address, Map.of(), Optional.of(json), Optional.empty());
        var pause = FIRST_PAUSE;
        for (var tried = 1; ; tried++) {
            switch (client.send(ask, parsed, false, routes.of(""), tried, stop)) {
                case Attempt.Done _ -> {
                    return Optional.empty();
                }
                case Attempt.Moved _ -> {
                    return Optional.of(this + " redirects, which is not followed");
                }
                case Attempt.Over(var failure) -> {
                    return Optional.of(this + " " + reason(failure));
                }
                case Attempt.Again(var failure, var after) -> {
                    if (tried == TRIES || stop.getAsBoolean())
                        return Optional.of(this + " " + reason(failure) + ", " + tried + " times in a row");
                    var asked = after.orElse(pause);
                    pauser.pause(asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE, stop);
                    pause = pause.multipliedBy(2);
                }
            }
        }
    }

    /// The sentences of the failures themselves have the path, or what the other side said.
    private static String reason(FetchOutcome.Failure failure) {
        return switch (failure) {
            case FetchOutcome.Refused(var status, var _) -> "answered " + status;
            case FetchOutcome.Throttled _ -> "answered that it is asked too often";
            case FetchOutcome.Cancelled _ -> "was not waited for, since the program ends";
            default -> "could not be reached";
        };
    }

    /// Its scheme and host.
    @Override
    public String toString() {
        return "the webhook at " + Origins.of(parsed);
    }
}
