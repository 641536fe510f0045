package alidade.fetch.http;

import alidade.fetch.routes.Route;
import alidade.fetch.routes.Wayfinder;
import alidade.fetch.routes.Ways;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// One try over the network: sends, reads, judges. Thread safe.
final class Client {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private static final int MOST_CLIENTS = 100;

    private final Map<Route.Fixed, OkHttpClient> byRoute = new ConcurrentHashMap<>();
    private final Wayfinder wayfinder;
    private final OkHttpClient plain;
    private final HttpLimits limits;
    private final Clock clock;

    Client(HttpLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        wayfinder = new Wayfinder(clock.withZone(ZoneId.systemDefault()));
        plain = new OkHttpClient.Builder()
                .callTimeout(limits.call())
                .connectTimeout(limits.connect())
                .readTimeout(limits.silence())
                .writeTimeout(limits.silence())
                .followRedirects(false)
                .followSslRedirects(false)
                // A connection that breaks is a try of ours, within the budget, not one behind its back.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new NoHiddenRetries())
                .build();
    }

    /// @param address where this try goes: the ask's own address, or where a redirect led
    /// @param asGet a redirect turned the request into a plain GET
    Attempt send(Ask ask, HttpUrl address, boolean asGet, Route route, int tries, BooleanSupplier stop) {
        Request request;
        try {
            request = request(ask, address, asGet);
        } catch (IllegalArgumentException _) {
            // The message would show the value of the header, which may be the secret.
            return new Attempt.Over(new FetchOutcome.Unaskable("a header or the method of the request to "
                    + where(address) + " has a character that HTTP " + "does not allow; it is not sent"));
        }
        return switch (wayfinder.ways(route, address)) {
            case Ways.Closed(var sentence, var mayPass) ->
                mayPass
                        ? again(new FetchOutcome.Unreachable(sentence))
                        : new Attempt.Over(new FetchOutcome.Unaskable(sentence));
            case Ways.Found(var ways) -> send(ask, address, request, ways, tries, stop);
        };
    }

    /// By the first way that is not out of reach.
    private Attempt send(
            Ask ask, HttpUrl address, Request request, List<Route.Fixed> ways, int tries, BooleanSupplier stop) {
        for (var left = ways.size(); ; left--) {
            var way = ways.get(ways.size() - left);
            var call = client(way).newCall(request);
            try (var _ = new StopWatch(call, stop);
                    var response = call.execute()) {
                return judge(ask, address, response, tries);
            } catch (IOException e) {
                if (stop.getAsBoolean() || Thread.currentThread().isInterrupted())
                    return new Attempt.Over(cancelled(address));
                var told = Wayfinder.told(way, e);
                if (!wayfinder.gaveOut(way, told) || left == 1) return broken(ask, address, told);
            }
        }
    }

    private OkHttpClient client(Route.Fixed way) {
        // A script may invent a new proxy for each page.
        if (byRoute.size() >= MOST_CLIENTS) byRoute.clear();
        return byRoute.computeIfAbsent(way, one -> one.lead(plain.newBuilder()).build());
    }

    static FetchOutcome.Cancelled cancelled(HttpUrl address) {
        return new FetchOutcome.Cancelled("the request to " + where(address) + " was cancelled; its page is asked for "
                + "again when the run is resumed");
    }

    private Request request(Ask ask, HttpUrl address, boolean asGet) {
        var url = address;
        var request = new Request.Builder();
        // The client unpacks only what it asked for by itself.
        ask.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Accept-Encoding")) request.header(name, value);
        });
        if (ask.headers().keySet().stream().noneMatch("user-agent"::equalsIgnoreCase))
            request.header("User-Agent", "Alidade");
        if (ask.headers().keySet().stream().noneMatch("accept"::equalsIgnoreCase))
            request.header("Accept", "application/json");
        if (ask.credential().isPresent()) {
            switch (ask.credential().get()) {
                case Credential.InHeader(var name, var prefix, var secret) ->
                    request.header(name, prefix + secret.reveal());
                case Credential.InQuery(var name, var secret) ->
                    url = url.newBuilder()
                            .setQueryParameter(name, secret.reveal())
                            .build();
            }
        }
        var method = asGet ? "GET" : ask.method();
        var body = method.equals("GET") || method.equals("HEAD")
                ? null
                : RequestBody.create(ask.body().orElse(""), JSON);
        return request.url(url).method(method, body).build();
    }

    private Attempt judge(Ask ask, HttpUrl address, Response response, int tries) throws IOException {
        var now = clock.instant();
        var status = response.code();
        if (status >= 200 && status < 300) {
            var body = BodyReader.read(response.body(), limits.decodedBytes());
            var page = new FetchOutcome.Received(address.uri(), status, headers(ask, response), body, tries);
            return new Attempt.Done(page, WaitHeaders.afterSuccess(response.headers(), now));
        }
        if (status == 429 || (status == 403 && WaitHeaders.namesAPause(response.headers()))) {
            var after = WaitHeaders.afterRefusal(response.headers(), now);
            var said = after.map(length -> "and asks for a pause of " + words(length))
                    .orElse("and names no pause");
            return new Attempt.Again(
                    new FetchOutcome.Throttled(
                            after.orElse(Duration.ZERO),
                            where(address) + " answered " + status + ", too many requests, " + said),
                    after);
        }
        if (status >= 500 || status == 408)
            return new Attempt.Again(
                    new FetchOutcome.Refused(status, where(address) + " answered " + status + excerpt(ask, response)),
                    WaitHeaders.afterRefusal(response.headers(), now));
        if (status >= 300 && status < 400) return moved(ask, address, response);
        return new Attempt.Over(new FetchOutcome.Refused(
                status,
                where(address) + " answered " + status + account(ask, status) + excerpt(ask, response)
                        + "; the page is left out and not asked for again in this run"));
    }

    private static Attempt moved(Ask ask, HttpUrl address, Response response) {
        var location = response.header("Location");
        var to = location == null ? null : address.resolve(location);
        if (to == null)
            return new Attempt.Over(new FetchOutcome.Redirected(where(address) + " answered " + response.code()
                    + " without a place to go to; the page is left out"));
        if (!Origins.same(address, to))
            return new Attempt.Over(new FetchOutcome.Redirected(where(address) + " redirects to another origin, "
                    + ask.masked(Origins.of(to)) + "; it is not followed, since that could hand the account to a "
                    + "stranger; name that host in the source if it is the right one"));
        var keeps = response.code() == 307 || response.code() == 308 || response.code() == 304;
        var withoutSecret = ask.credential().orElse(null) instanceof Credential.InQuery(var name, var _)
                ? to.newBuilder().removeAllQueryParameters(name).build()
                : to;
        return new Attempt.Moved(withoutSecret, !keeps && !ask.method().equals("HEAD"));
    }

    private Attempt broken(Ask ask, HttpUrl address, IOException e) {
        var reason = ask.masked(String.valueOf(e.getMessage()));
        return switch (e) {
            case BodyReader.TooLong _ ->
                new Attempt.Over(new FetchOutcome.TooLarge(
                        limits.decodedBytes(),
                        where(address) + " sent more than " + limits.decodedBytes()
                                + " bytes after decompression; reading stopped there and the page is left out"));
            case EOFException _ -> again(new FetchOutcome.Truncated(truncated(address, reason)));
            case ProtocolException _
            when reason.contains("unexpected end of stream") ->
                again(new FetchOutcome.Truncated(truncated(address, reason)));
            case UnknownHostException _ ->
                again(new FetchOutcome.Unreachable(
                        "the name '" + address.host() + "' of " + where(address) + " could not be resolved"));
            case SSLException _ ->
                again(new FetchOutcome.Unreachable(
                        "no secure connection to " + where(address) + " came about (" + reason + ")"));
            case InterruptedIOException _ ->
                again(new FetchOutcome.Unreachable(where(address) + " did not answer in full within "
                        + words(limits.call()) + " (" + reason + ")"));
            default ->
                reason.contains("unexpected end of stream") || reason.contains("was not exhausted")
                        ? again(new FetchOutcome.Truncated(truncated(address, reason)))
                        : again(new FetchOutcome.Unreachable(
                                where(address) + " could not be reached (" + reason + ")"));
        };
    }

    private static Attempt again(FetchOutcome.Failure failure) {
        return new Attempt.Again(failure, Optional.empty());
    }

    private static String truncated(HttpUrl address, String reason) {
        return "the answer of " + where(address) + " ended before it was complete (" + reason + ")";
    }

    private static String account(Ask ask, int status) {
        if (status != 401 && status != 403) return "";
        return ask.credential().isPresent() ? " (the account was sent along)" : " (no account was sent along)";
    }

    /// The first words of an error answer, on one line.
    private static String excerpt(Ask ask, Response response) {
        try {
            var start = response.peekBody(2_000).string().strip().replaceAll("\\s+", " ");
            if (start.isEmpty()) return "";
            return ", saying '" + ask.masked(start.length() > 160 ? start.substring(0, 160) + "…" : start) + "'";
        } catch (IOException _) {
            return "";
        }
    }

    private static SortedMap<String, String> headers(Ask ask, Response response) {
        var kept = new TreeMap<String, String>();
        for (var header : response.headers()) {
            var name = header.getFirst().toLowerCase(Locale.ROOT);
            if (name.startsWith("set-cookie")) continue;
            kept.merge(name, ask.masked(header.getSecond()), (one, other) -> one + ", " + other);
        }
        return kept;
    }

    /// Origin and path: a query may be long, and may hold what a stranger put there.
    static String where(HttpUrl address) {
        return Origins.of(address) + address.encodedPath();
    }

    static String words(Duration length) {
        return length.compareTo(Duration.ofSeconds(1)) < 0 ? length.toMillis() + " ms" : length.toSeconds() + " s";
    }
}
