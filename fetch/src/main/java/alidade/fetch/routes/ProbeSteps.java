package alidade.fetch.routes;

import alidade.fetch.routes.Probe.Kind;
import alidade.fetch.routes.Probe.Outcome;
import alidade.fetch.routes.Probe.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// Listens to one call and writes down its steps; the client may connect on several threads at once.
final class ProbeSteps extends EventListener {
    private static final String LEFT_TO_PROXY = "left to the proxy";

    private final LongSupplier nanoseconds;
    private final Map<Kind, Long> begun = new EnumMap<>(Kind.class);
    private final Map<Kind, Step> done = new EnumMap<>(Kind.class);

    ProbeSteps(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        begin(Kind.DNS);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> found) {
        if (found.stream().allMatch(NamesLeftToProxy::isPlaceholder)) {
            end(Kind.DNS, new Outcome.Skipped(LEFT_TO_PROXY));
            return;
        }
        end(
                Kind.DNS,
                new Outcome.Passed(domainName + " is "
                        + found.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "))));
    }

    @Override
    public void connectStart(Call call, InetSocketAddress to, Proxy proxy) {
        begin(Kind.TCP);
    }

    @Override
    public void secureConnectStart(Call call) {
        end(Kind.TCP, new Outcome.Passed("connected"));
        begin(Kind.TLS);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        var found = handshake == null ? "secured" : handshake.tlsVersion().javaName();
        end(Kind.TLS, new Outcome.Passed(found));
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress to, Proxy proxy, @Nullable Protocol protocol) {
        var place = NamesLeftToProxy.isPlaceholder(to.getAddress())
                ? Places.of(to.getHostString(), to.getPort()) + " by the proxy"
                : to.toString();
        end(Kind.TCP, new Outcome.Passed("connected to " + place));
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        begin(Kind.HTTP);
    }

    synchronized void answered(int status, String protocol) {
        end(Kind.HTTP, new Outcome.Passed(protocol + " " + status));
    }

    /// The step that was under way is the one that failed.
    synchronized void broke(IOException e) {
        var failed = new Outcome.Failed(sentence(e));
        for (var kind : List.of(Kind.HTTP, Kind.TLS, Kind.TCP, Kind.DNS)) {
            if (!begun.containsKey(kind) || done.containsKey(kind)) continue;
            end(kind, failed);
            return;
        }
        for (var kind : Kind.values()) {
            if (done.containsKey(kind)) continue;
            begin(kind);
            end(kind, failed);
            return;
        }
    }

    synchronized List<Step> steps(boolean secure) {
        var steps = new ArrayList<Step>();
        var broken = false;
        for (var kind : Kind.values()) {
            var step = done.get(kind);
            if (step == null) step = new Step(kind, skipped(kind, secure, broken), Duration.ZERO);
            broken |= step.outcome() instanceof Outcome.Failed;
            steps.add(step);
        }
        return List.copyOf(steps);
    }

    private static Outcome skipped(Kind kind, boolean secure, boolean broken) {
        if (broken) return new Outcome.Skipped("not tried after the step before failed");
        if (kind == Kind.TLS && !secure) return new Outcome.Skipped("the address is http");
        return new Outcome.Skipped(LEFT_TO_PROXY);
    }

    private synchronized void begin(Kind kind) {
        begun.putIfAbsent(kind, nanoseconds.getAsLong());
    }

    /// The first ending counts: connecting is tried at several addresses at once.
    private synchronized void end(Kind kind, Outcome outcome) {
        var start = begun.getOrDefault(kind, nanoseconds.getAsLong());
        done.putIfAbsent(kind, new Step(kind, outcome, Duration.ofNanos(nanoseconds.getAsLong() - start)));
    }

    private static String sentence(IOException e) {
        var name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}
