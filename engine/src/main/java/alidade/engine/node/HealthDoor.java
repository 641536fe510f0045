package alidade.engine.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers monitors on this computer, and nobody else: `GET /health` and `GET /metrics`.
///
/// `/health` has status 200 as long as the node can do its work, whatever troubles it tells of, and 503 when it cannot.
public final class HealthDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthDoor.class);
    private static final String JSON = "application/json; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final int MOST_AT_ONCE = 8;
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final Supplier<Health> health;
    private final String version;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    private HealthDoor(HttpServer server, Supplier<Health> health, String version) {
        this.server = server;
        this.health = health;
        this.version = version;
    }

    /// @param port 0: any that is free
    /// @throws IOException when the port is taken
    public static HealthDoor open(int port, Supplier<Health> health, String version) throws IOException {
        limitServers();
        var server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
        var door = new HealthDoor(server, health, version);
        server.createContext("/", door::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return door;
    }

    /// A visitor that does not say what it wants, or does not listen, is let go. Whoever sets these keeps them.
    private static void limitServers() {
        for (var property : Set.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"))
            if (System.getProperty(property) == null) System.setProperty(property, "10");
        if (System.getProperty("jdk.httpserver.maxConnections") == null)
            System.setProperty("jdk.httpserver.maxConnections", "64");
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private record Answer(int status, String type, String text) {}

    private void answer(HttpExchange visit) throws IOException {
        try (visit) {
            var answer = answerTo(visit);
            var body = answer.text().getBytes(StandardCharsets.UTF_8);
            var headers = visit.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            if (answer.status() == 405) headers.set("Allow", "GET, HEAD");
            var isHead = visit.getRequestMethod().equals("HEAD");
            visit.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
            if (!isHead) visit.getResponseBody().write(body);
        }
    }

    private Answer answerTo(HttpExchange visit) {
        if (!isForHere(visit)) return new Answer(421, PLAIN, "This is only told to this computer.\n");
        var method = visit.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD"))
            return new Answer(405, PLAIN, "Only GET and HEAD are answered.\n");
        if (!places.tryAcquire()) return new Answer(503, PLAIN, "Too many ask at once.\n");
        try {
            return switch (visit.getRequestURI().getPath()) {
                case "/health" -> health();
                case "/metrics" ->
                    new Answer(
                            200,
                            Exposition.MEDIA_TYPE,
                            HealthMetrics.of(health.get(), version, Memory.residentBytes()));
                default -> new Answer(404, PLAIN, "There are /health and /metrics.\n");
            };
        } catch (RuntimeException e) {
            LOG.error("health - it could not be looked at", e);
            return new Answer(500, PLAIN, "It could not be looked at; the log says why.\n");
        } finally {
            places.release();
        }
    }

    /// A page in a browser on this computer must not get in by a name of its own that leads here.
    private static boolean isForHere(HttpExchange visit) {
        var host = visit.getRequestHeaders().getFirst("Host");
        return host != null
                && OWN_NAMES.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }

    private Answer health() {
        var now = health.get();
        return new Answer(now.state() == Health.State.DISABLED ? 503 : 200, JSON, HealthDocument.of(now) + "\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
