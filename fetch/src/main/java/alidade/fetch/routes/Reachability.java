package alidade.fetch.routes;

import alidade.fetch.routes.Probe.Kind;
import alidade.fetch.routes.Probe.Outcome;
import alidade.resources.packs.SourceDefinition;
import java.io.IOException;
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
            return new Probe(
                    host,
                    base,
                    route.words(),
                    List.of(new Probe.Step(
                            Kind.DNS,
                            new Outcome.Failed("'" + base + "' is not an http or https address; nothing is tried"),
                            Duration.ZERO)));
        var steps = new ProbeSteps(nanoseconds);
        var client = route.lead(new OkHttpClient.Builder())
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
        } catch (IOException e) {
            steps.broke(e);
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
        return new Probe(host, base, route.words(), steps.steps(address.isHttps()));
    }
}
