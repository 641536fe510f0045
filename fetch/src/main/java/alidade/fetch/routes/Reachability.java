package alidade.fetch.routes;

import alidade.fetch.routes.Probe.Kind;
import alidade.fetch.routes.Probe.Outcome;
import alidade.resources.packs.SourceDefinition;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// Tries the way to a source's hosts, step by step, without asking for data and without an account. Thread safe.
public final class Reachability {
    private final Routes routes;
    private final Map<String, String> hosts;
    private final Duration limit;
    private final LongSupplier nanoseconds;
    private final Wayfinder wayfinder = new Wayfinder(Clock.systemDefaultZone());

    /// @param hosts base addresses by `source.host`, which replace the declared ones
    /// @param limit for all steps of one host together
    public Reachability(Routes routes, Map<String, String> hosts, Duration limit) {
        this(routes, hosts, limit, System::nanoTime);
    }

    Reachability(Routes routes, Map<String, String> hosts, Duration limit, LongSupplier nanoseconds) {
        this.routes = routes;
        this.hosts = Map.copyOf(hosts);
        this.limit = limit;
        this.nanoseconds = nanoseconds;
    }

    /// One probe per host of the source, in the order of the hosts' names.
    public List<Probe> probe(SourceDefinition source) {
        var probes = new ArrayList<Probe>();
        new TreeMap<>(source.hosts())
                .forEach((host, declared) -> probes.add(probe(
                        host, hosts.getOrDefault(source.id() + "." + host, declared), routes.of(source.region()))));
        return List.copyOf(probes);
    }

    private Probe probe(String host, String base, Route route) {
        var address = HttpUrl.parse(base);
        if (address == null)
            return unable(host, base, route, "'" + base + "' is not an http or https address; nothing is tried");
        return switch (wayfinder.ways(route, address)) {
            case Ways.Closed(var sentence, var _) -> unable(host, base, route, sentence);
            case Ways.Found(var ways) -> probe(host, base, address, route, ways);
        };
    }

    /// By the first way that is not out of reach, which is the one that a page would take.
    private Probe probe(String host, String base, HttpUrl address, Route route, List<Route.Fixed> ways) {
        var left = new ArrayList<String>();
        for (var way : ways) {
            var steps = new ProbeSteps(nanoseconds);
            var isLast = left.size() + 1 == ways.size();
            if (goes(address, way, steps) || isLast)
                return new Probe(host, base, words(route, way, left), steps.steps(address.isHttps()));
            left.add(way.words());
        }
        return unable(host, base, route, "the route names no way; nothing is tried");
    }

    private static String words(Route route, Route.Fixed way, List<String> left) {
        if (route instanceof Route.Fixed) return way.words();
        var after = left.isEmpty() ? "" : ", since " + String.join(", ", left) + " could not be reached";
        return route.words() + ": " + way.words() + after;
    }

    /// False when the way itself is out of reach.
    private boolean goes(HttpUrl address, Route.Fixed way, ProbeSteps steps) {
        var client = way.lead(new OkHttpClient.Builder())
                .callTimeout(limit)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListener(steps)
                .build();
        var request = new Request.Builder()
                .url(address)
                .header("User-Agent", "Alidade")
                .head()
                .build();
        try (var response = client.newCall(request).execute()) {
            steps.answered(response.code(), response.protocol().toString());
            return true;
        } catch (IOException e) {
            var told = Wayfinder.told(way, e);
            steps.broke(told);
            return !wayfinder.gaveOut(way, told);
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    private static Probe unable(String host, String base, Route route, String sentence) {
        return new Probe(
                host,
                base,
                route.words(),
                List.of(new Probe.Step(Kind.DNS, new Outcome.Failed(sentence), Duration.ZERO)));
    }
}
