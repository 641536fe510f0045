package alidade.fetch.routes;

import alidade.fetch.pac.ProxyScript;
import alidade.fetch.pac.ScriptLimits;
import alidade.fetch.pac.Surroundings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxy script of a route, fetched when it is first wanted and again after a while. Thread safe.
///
/// One that cannot be fetched again stays in use as it was; a file is read again when it was changed.
final class KeptScript {
    static final Duration FRESH = Duration.ofMinutes(30);
    static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(KeptScript.class);
    private static final Pattern ADDRESS = Pattern.compile("https?://.*");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /// Reserved for documentation: nobody is there, and nothing is sent.
    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress("192.0.2.1", 53);

    private final Route.Pac route;
    private final Clock clock;
    private final ScriptLimits limits;
    private final String name;
    private Optional<ProxyScript> script = Optional.empty();
    private Instant due = Instant.MIN;
    private String version = "";

    KeptScript(Route.Pac route, Clock clock, ScriptLimits limits) {
        this.route = route;
        this.clock = clock;
        this.limits = limits;
        name = Places.shown(route.script());
    }

    /// @throws IOException when there is no script yet and it cannot be fetched, as a whole sentence
    synchronized ProxyScript script() throws IOException {
        if (script.isPresent() && !isDue()) return script.get();
        try {
            script = Optional.of(fetched());
            due = clock.instant().plus(FRESH);
        } catch (IOException e) {
            if (script.isEmpty())
                throw new IOException(
                        "the proxy script " + name + " could not be fetched (" + e.getMessage()
                                + "); nothing is asked by it",
                        e);
            LOG.warn(
                    "routes - the proxy script {} could not be fetched again and stays as it was: {}",
                    name,
                    e.getMessage());
            due = clock.instant().plus(AGAIN);
        }
        return script.get();
    }

    private boolean isDue() {
        if (!isAddress()) return !version.equals(fileVersion());
        var now = clock.instant();
        // A clock that was set back must not keep a script for ever.
        return !now.isBefore(due) || now.plus(FRESH).isBefore(due);
    }

    private ProxyScript fetched() throws IOException {
        var client = route.straight()
                .lead(new OkHttpClient.Builder())
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        var text = isAddress() ? overTheNetwork(client) : fromFile();
        if (text.startsWith(BYTE_ORDER_MARK)) text = text.substring(BYTE_ORDER_MARK.length());
        return new ProxyScript(
                name, text, limits, new Surroundings(clock, client.dns()::lookup, KeptScript::ownAddress));
    }

    private boolean isAddress() {
        return ADDRESS.matcher(route.script()).matches();
    }

    private String overTheNetwork(OkHttpClient client) throws IOException {
        var request = new Request.Builder()
                .url(route.script())
                .header("User-Agent", "Alidade")
                .header("Accept", "application/x-ns-proxy-autoconfig, */*;q=0.5")
                .build();
        try (var response = client.newCall(request).execute()) {
            if (response.code() != 200) throw new IOException("its server answered " + response.code());
            return text(response);
        } catch (IllegalArgumentException _) {
            throw new IOException("it is not an http or https address");
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    private String text(Response response) throws IOException {
        var source = response.body().source();
        if (source.request(limits.characters() + 1L)) throw tooLong();
        return source.readString(StandardCharsets.UTF_8);
    }

    private String fromFile() throws IOException {
        version = fileVersion();
        try (var stream = Files.newInputStream(Path.of(route.script()))) {
            var bytes = stream.readNBytes(limits.characters() + 1);
            if (bytes.length > limits.characters()) throw tooLong();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw e.getMessage() == null ? e : new IOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private IOException tooLong() {
        return new IOException("it is longer than " + limits.characters() + " bytes, of which no more is read");
    }

    private String fileVersion() {
        try {
            var file = Path.of(route.script());
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException _) {
            return "none";
        }
    }

    /// The address by which this machine would go out.
    private static String ownAddress() {
        try (var socket = new DatagramSocket()) {
            socket.connect(SOMEWHERE);
            InetAddress own = socket.getLocalAddress();
            if (own instanceof Inet4Address && !own.isAnyLocalAddress()) return own.getHostAddress();
        } catch (IOException | RuntimeException e) {
            LOG.debug("routes - no way out of this machine is known", e);
        }
        return "127.0.0.1";
    }
}
