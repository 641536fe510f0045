package alidade.fetch.routes;

import alidade.fetch.pac.Hop;
import alidade.fetch.pac.ProxyScript;
import alidade.fetch.pac.ScriptLimits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the ways to an address: asks the script where the route is one, and remembers which proxies could not be
/// reached. Thread safe.
public final class Wayfinder {
    /// So long a proxy that could not be reached comes last.
    static final Duration REST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Wayfinder.class);
    /// A script may invent a new proxy for each page.
    private static final int MOST_REMEMBERED = 200;

    private final Clock clock;
    private final ScriptLimits limits;
    private final Map<Route.Pac, KeptScript> scripts = new ConcurrentHashMap<>();
    private final Map<Route.Fixed, Instant> gaveOut = new ConcurrentHashMap<>();

    /// @param clock with the time zone of this machine
    public Wayfinder(Clock clock) {
        this(clock, ScriptLimits.usual());
    }

    Wayfinder(Clock clock, ScriptLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /// The ways by which an address is asked, in order.
    public Ways ways(Route route, HttpUrl address) {
        return switch (route) {
            case Route.Fixed fixed -> new Ways.Found(List.of(fixed));
            case Route.Pac pac -> ways(pac, address);
        };
    }

    private Ways ways(Route.Pac route, HttpUrl address) {
        ProxyScript script;
        try {
            script = scripts.computeIfAbsent(route, one -> new KeptScript(one, clock, limits))
                    .script();
        } catch (IOException e) {
            return new Ways.Closed(String.valueOf(e.getMessage()), true);
        }
        return switch (script.ask(address.scheme(), address.host(), address.port(), address.encodedPath())) {
            case ProxyScript.Answer.Broken(var sentence) -> new Ways.Closed(sentence, false);
            case ProxyScript.Answer.Hops(var hops) ->
                new Ways.Found(
                        restedLast(hops.stream().map(hop -> way(route, hop)).toList()));
        };
    }

    private static Route.Fixed way(Route.Pac route, Hop hop) {
        var login = Optional.ofNullable(route.logins().get(Places.of(hop.host(), hop.port())));
        return instead(
                route.straight(),
                switch (hop.kind()) {
                    case DIRECT -> new Route.Direct();
                    case HTTP -> new Route.HttpProxy(hop.host(), hop.port(), login);
                    case HTTPS -> new Route.HttpsProxy(hop.host(), hop.port(), login);
                    case SOCKS5 -> new Route.Socks5(hop.host(), hop.port(), login);
                });
    }

    /// The same names and certificates around another way.
    private static Route.Fixed instead(Route.Fixed straight, Route.Fixed way) {
        return switch (straight) {
            case Route.NamesFrom(var inner, var server, var port) ->
                new Route.NamesFrom(instead(inner, way), server, port);
            case Route.Trusting(var inner, var besides) -> new Route.Trusting(instead(inner, way), besides);
            default -> way;
        };
    }

    /// Those that could not be reached a while ago come last, so that all are tried before giving up.
    private List<Route.Fixed> restedLast(List<Route.Fixed> ways) {
        var now = clock.instant();
        gaveOut.values().removeIf(since -> Duration.between(since, now).abs().compareTo(REST) >= 0);
        var ordered = new ArrayList<Route.Fixed>();
        for (var way : ways) if (!gaveOut.containsKey(way)) ordered.add(way);
        for (var way : ways) if (gaveOut.containsKey(way)) ordered.add(way);
        return ordered;
    }

    /// Whether a failure means that the way could not be gone at all, so that the next one may be tried; the way is
    /// then left for some minutes.
    public boolean gaveOut(Route.Fixed way, IOException failure) {
        if (!isOutOfReach(way, failure)) return false;
        if (gaveOut.size() >= MOST_REMEMBERED) gaveOut.clear();
        gaveOut.put(way, clock.instant());
        LOG.info("routes - {}: {}", way.words(), failure.getMessage());
        return true;
    }

    private static boolean isOutOfReach(Route.Fixed way, IOException failure) {
        if (ProxyUnreachable.isIn(failure)) return true;
        var unconnected = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException;
        return unconnected && innermost(way) instanceof Route.Direct;
    }

    private static Route.Fixed innermost(Route.Fixed way) {
        return switch (way) {
            case Route.NamesFrom(var inner, var _, var _) -> innermost(inner);
            case Route.Trusting(var inner, var _) -> innermost(inner);
            default -> way;
        };
    }

    /// The failure of a way; that the name of its proxy is unknown is told as such, not as if it were the host's.
    public static IOException told(Route.Fixed way, IOException failure) {
        if (!(failure instanceof UnknownHostException)) return failure;
        return switch (innermost(way)) {
            case Route.HttpProxy(var host, var port, var _) -> new ProxyUnreachable(Places.of(host, port), failure);
            case Route.HttpsProxy(var host, var port, var _) -> new ProxyUnreachable(Places.of(host, port), failure);
            default -> failure;
        };
    }
}
