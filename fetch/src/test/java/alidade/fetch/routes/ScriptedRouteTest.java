package alidade.fetch.routes;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Secret;
import alidade.fetch.http.Ask;
import alidade.fetch.http.Credential;
import alidade.fetch.http.FakeTime;
import alidade.fetch.http.FetchOutcome;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.http.Manners;
import alidade.resources.packs.Label;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.Retry;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Pages asked for by a route that is a script, against real servers on loopback.
class ScriptedRouteTest {
    private static final Secret LOGIN = new Secret("ann:open sesame");
    private static final Route.Fixed DIRECT = new Route.Direct();
    private static final Manners MANNERS =
            new Manners(new Budget(6_000, 600), new Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(1)), "global");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("alidade");

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        ours.setLevel(null);
    }

    @Test
    void eachHostGoesTheWayThatTheScriptNames() throws IOException {
        try (var scripts = new Site();
                var site = new Site();
                var socks = new LoopbackProxy.Socks(site.port(), Optional.of("ann:open sesame"));
                var http = new LoopbackProxy.Http(
                        ServerSocketFactory.getDefault(), site.port(), Optional.of("ann:open sesame"));
                var stranger = new LoopbackProxy.Http(site.port())) {
            scripts.answers(200, """
                    function FindProxyForURL(url, host) {
                      if (host == "localhost") return "DIRECT";
                      if (shExpMatch(host, "*.socks.invalid")) return "SOCKS5 127.0.0.1:%d";
                      if (dnsDomainIs(host, ".http.invalid")) return "PROXY 127.0.0.1:%d";
                      return "PROXY 127.0.0.1:%d";
                    }
                    """.formatted(socks.port(), http.port(), stranger.port()));
            var door = door(new Route.Pac(
                    "http://localhost:" + scripts.port() + "/proxy.pac",
                    DIRECT,
                    Map.of("127.0.0.1:" + socks.port(), LOGIN, "127.0.0.1:" + http.port(), LOGIN)));

            for (var host : List.of("localhost:" + site.port(), "a.socks.invalid", "a.http.invalid", "other.invalid"))
                assertThat(body(door, "http://" + host + "/models")).isEqualTo("here");

            assertThat(socks.asked).containsExactly("a.socks.invalid:80");
            assertThat(http.asked).containsExactly("http://a.http.invalid/models");
            assertThat(stranger.asked).containsExactly("http://other.invalid/models");
            assertThat(socks.logins).containsExactly("ann:open sesame");
            assertThat(http.logins).containsExactly("ann:open sesame");
            assertThat(stranger.logins).isEmpty();
            assertThat(scripts.asked).containsExactly("/proxy.pac");
            assertThat(site.asked).hasSize(4);
            assertThat(site.headers.toString()).doesNotContain("uthorization");
            noSecretIn(log.list.toString());
        }
    }

    @Test
    void nextProxyIsTakenWhereOneCannotBeReached() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Http(site.port())) {
            var closed = WayfinderTest.closedPort();
            var route = new Route.Pac(
                    script("PROXY 127.0.0.1:" + closed + "; SOCKS5 127.0.0.1:" + closed + "; HTTPS 127.0.0.1:" + closed
                            + "; PROXY 127.0.0.1:" + proxy.port() + "; DIRECT"),
                    DIRECT,
                    Map.of("127.0.0.1:" + closed, LOGIN));
            var door = door(route);

            assertThat(body(door, "http://platform.invalid/models")).isEqualTo("here");
            assertThat(body(door, "http://other.invalid/models")).isEqualTo("here");

            // Told once: the second page goes by the fourth proxy at once.
            assertThat(log.list.stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .filter(line -> line.contains("reached")))
                    .hasSize(3)
                    .first()
                    .asString()
                    .startsWith("routes - proxy 127.0.0.1:" + closed + ": the proxy 127.0.0.1:" + closed
                            + " could not be reached: ");
            assertThat(proxy.asked).hasSize(2);
            noSecretIn(log.list.toString());

            var probe = new Reachability(
                            new Routes(Map.of(), route),
                            Map.of("some.api", "http://platform.invalid"),
                            Duration.ofSeconds(20))
                    .probe(source())
                    .getFirst();
            assertThat(probe.reached()).isTrue();
            assertThat(probe.route())
                    .isEqualTo("script " + folder.resolve("proxy.pac") + ": proxy 127.0.0.1:" + proxy.port() + ", since"
                            + " proxy 127.0.0.1:" + closed + ", SOCKS5 127.0.0.1:" + closed
                            + ", proxy over TLS 127.0.0.1:" + closed + " could not be reached");
        }
    }

    @Test
    void proxyThatAnswersIsNotLeftForTheNextOne() throws IOException {
        try (var site = new Site();
                var refusing = new LoopbackProxy.Socks(site.port(), Optional.empty());
                var other = new LoopbackProxy.Http(site.port())) {
            var door = door(new Route.Pac(
                    script("SOCKS 127.0.0.1:" + refusing.port() + "; PROXY 127.0.0.1:" + other.port()),
                    DIRECT,
                    Map.of()));

            assertThat(sent(door, "http://forbidden.invalid/models").toString())
                    .contains("does not lead to forbidden.invalid:80: not allowed by its rules");
            assertThat(other.asked).isEmpty();
        }
    }

    @Test
    void allProxiesAwayIsAnOrdinaryFailure() throws IOException {
        var closed = WayfinderTest.closedPort();
        var door = door(new Route.Pac(script("PROXY 127.0.0.1:" + closed), DIRECT, Map.of()));

        assertThat(sent(door, "https://platform.invalid/models"))
                .isInstanceOfSatisfying(
                        FetchOutcome.Unreachable.class,
                        failure -> assertThat(failure.sentence())
                                .startsWith("https://platform.invalid/models could not be reached (the proxy 127.0.0.1:"
                                        + closed + " could not be reached: ")
                                .endsWith("; given up after 2 tries"));
    }

    @Test
    void brokenScriptAsksNothing() throws IOException {
        try (var site = new Site()) {
            Files.writeString(folder.resolve("proxy.pac"), "function FindProxyForURL(url, host) {\n  while (true);\n}");
            var route = new Route.Pac(folder.resolve("proxy.pac").toString(), DIRECT, Map.of());

            assertThat(sent(door(route), "http://localhost:" + site.port() + "/"))
                    .isEqualTo(new FetchOutcome.Unaskable("the proxy script " + folder.resolve("proxy.pac")
                            + ", line 2: it took more than 20000000 instructions and was stopped; nothing is asked by it "
                            + "until it is mended, take another route meanwhile"));
            assertThat(site.asked).isEmpty();

            var probe = new Reachability(
                            new Routes(Map.of(), route),
                            Map.of("some.api", "http://platform.invalid"),
                            Duration.ofSeconds(20))
                    .probe(source())
                    .getFirst();
            assertThat(probe.steps()).hasSize(1).first().asString().contains("line 2: it took more than");
        }
    }

    @Test
    void probeLeavesTheNameToASocksProxy() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.empty())) {
            var route = new Route.Socks5("127.0.0.1", proxy.port(), Optional.empty());
            var probe = new Reachability(
                            new Routes(Map.of(), route),
                            Map.of("some.api", "http://platform.invalid"),
                            Duration.ofSeconds(20))
                    .probe(source())
                    .getFirst();

            assertThat(probe.route()).isEqualTo("SOCKS5 127.0.0.1:" + proxy.port());
            assertThat(probe.steps())
                    .extracting(Probe.Step::outcome)
                    .containsExactly(
                            new Probe.Outcome.Skipped("left to the proxy"),
                            new Probe.Outcome.Passed("connected to platform.invalid:80 by the proxy"),
                            new Probe.Outcome.Skipped("the address is http"),
                            new Probe.Outcome.Passed("http/1.1 200"));
        }
    }

    @Test
    void scriptNeverSeesASecretOfTheAddress() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Http(site.port())) {
            // Whatever it is told becomes the name of a proxy, which does not exist; then comes one that does.
            Files.writeString(
                    folder.resolve("proxy.pac"),
                    "function FindProxyForURL(url, host) { return 'PROXY ' + url.replace(/[^a-z0-9]/g, '-') + '.invalid:1;"
                            + " PROXY 127.0.0.1:" + proxy.port() + "'; }");
            var door = door(new Route.Pac(folder.resolve("proxy.pac").toString(), DIRECT, Map.of()));
            var ask = new Ask(
                    "GET",
                    URI.create("http://platform.invalid/models?page=1"),
                    Map.of(),
                    Optional.empty(),
                    Optional.of(new Credential.InQuery("token", new Secret("t0ken"))));

            assertThat(door.send(ask, MANNERS, () -> false)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(proxy.asked).containsExactly("http://platform.invalid/models?page=1&token=t0ken");
            assertThat(log.list.toString())
                    .contains("the proxy http---platform-invalid-models.invalid:1 could not be reached")
                    .doesNotContain("t0ken", "page");
        }
    }

    @Test
    void proxyOverTlsAndItsCertificateWorkInAScriptToo()
            throws IOException, InterruptedException, GeneralSecurityException, CertificateException {
        var pem = Certificate.made(folder);
        var keys = folder.resolve("keys.p12");
        try (var site = new Site(keys);
                var scripts = new Site(keys);
                var proxy = new LoopbackProxy.Http(
                        Certificate.context(keys).getServerSocketFactory(),
                        site.port(),
                        Optional.of("ann:open sesame"))) {
            scripts.answers(200, WayfinderTest.text("HTTPS localhost:" + proxy.port()));
            X509Certificate own;
            try (var stream = Files.newInputStream(pem)) {
                own = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
            }
            var door = door(new Route.Pac(
                    "https://localhost:" + scripts.port() + "/proxy.pac",
                    new Route.Trusting(DIRECT, List.of(own)),
                    Map.of("localhost:" + proxy.port(), LOGIN)));

            assertThat(body(door, "https://localhost:" + site.port() + "/models"))
                    .isEqualTo("here");
            assertThat(proxy.asked).containsExactly("localhost:" + site.port());
            assertThat(proxy.logins).containsExactly("ann:open sesame");
            noSecretIn(log.list.toString());
        }
    }

    private HttpDoor door(Route route) {
        return new HttpDoor(HttpLimits.usual(), new Routes(Map.of(), route), time, time, new Random(3));
    }

    private static FetchOutcome sent(HttpDoor door, String address) {
        var ask = new Ask("GET", URI.create(address), Map.of(), Optional.empty(), Optional.empty());
        return door.send(ask, MANNERS, () -> false);
    }

    private static String body(HttpDoor door, String address) {
        var outcome = sent(door, address);
        return outcome instanceof FetchOutcome.Received received
                ? new String(received.body(), StandardCharsets.UTF_8)
                : outcome.toString();
    }

    private static void noSecretIn(String text) {
        assertThat(text).doesNotContain("sesame", "YW5uOm9wZW4gc2VzYW1l");
    }

    private String script(String answer) throws IOException {
        return Files.writeString(folder.resolve("proxy.pac"), WayfinderTest.text(answer))
                .toString();
    }

    private static SourceDefinition source() {
        return new SourceDefinition(
                "some",
                "Some",
                new Label("某", "Some"),
                "things",
                "global",
                Map.of("api", "https://declared.invalid"),
                SourceDefinition.CountMeaning.CUMULATIVE,
                Optional.empty(),
                new SourceDefinition.Limits(Optional.empty(), 30, 36),
                new SourceDefinition.Budget(60, 5),
                new SourceDefinition.Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(16)),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
