package alidade.fetch.routes;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A site that answers `here`, or something else, and remembers what it was asked.
final class Site implements AutoCloseable {
    /// The request line's target of each request.
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// The headers of each request.
    final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile byte[] answer = "here".getBytes(StandardCharsets.UTF_8);
    private volatile int status = 200;

    Site() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /// With TLS.
    Site(Path keys) throws IOException, GeneralSecurityException {
        this(secured(keys));
    }

    private Site(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            var body = answer;
            var isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
            if (!isHead) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static HttpServer secured(Path keys) throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Certificate.context(keys)));
        return server;
    }

    void answers(int withStatus, String text) {
        status = withStatus;
        answer = text.getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
