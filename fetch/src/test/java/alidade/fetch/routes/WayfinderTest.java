package alidade.fetch.routes;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.fetch.http.FakeTime;
import alidade.resources.packs.RoutesDefinition.Kind;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayfinderTest {
    private static final Secret LOGIN = new Secret("ann:open sesame");
    private static final Route.Fixed DIRECT = new Route.Direct();
    private static final HttpUrl ADDRESS = HttpUrl.get("https://platform.invalid/models?token=x");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final Wayfinder wayfinder = new Wayfinder(time);

    @Test
    void fixedRouteIsItsOwnWay() {
        assertThat(wayfinder.ways(DIRECT, ADDRESS)).isEqualTo(new Ways.Found(List.of(DIRECT)));
    }

    @Test
    void scriptNamesTheWaysAndTheTextTheLogins() throws IOException {
        var route = new Route.Pac(
                script("PROXY a:1; HTTPS b:2; SOCKS5 b:3; SOCKS stranger:4; DIRECT"),
                DIRECT,
                Map.of("a:1", LOGIN, "b:3", LOGIN));

        assertThat(wayfinder.ways(route, ADDRESS))
                .isEqualTo(new Ways.Found(List.of(
                        new Route.HttpProxy("a", 1, Optional.of(LOGIN)),
                        new Route.HttpsProxy("b", 2, Optional.empty()),
                        new Route.Socks5("b", 3, Optional.of(LOGIN)),
                        new Route.Socks5("stranger", 4, Optional.empty()),
                        DIRECT)));
        assertThat(route.toString()).doesNotContain("sesame");
    }

    @Test
    void namesAndCertificatesOfTheRouteCountForEachWay() throws IOException {
        var straight = new Route.Trusting(new Route.NamesFrom(DIRECT, "10.0.0.53", 53), List.of());
        var route = new Route.Pac(script("PROXY a:1; DIRECT"), straight, Map.of());

        assertThat(wayfinder.ways(route, ADDRESS))
                .isEqualTo(new Ways.Found(List.of(
                        new Route.Trusting(
                                new Route.NamesFrom(new Route.HttpProxy("a", 1, Optional.empty()), "10.0.0.53", 53),
                                List.of()),
                        straight)));
    }

    @Test
    void proxyThatCouldNotBeReachedComesLastForSomeMinutes() throws IOException {
        var route = new Route.Pac(script("PROXY a:1; PROXY b:2"), DIRECT, Map.of());
        var a = new Route.HttpProxy("a", 1, Optional.empty());
        var b = new Route.HttpProxy("b", 2, Optional.empty());

        assertThat(wayfinder.gaveOut(a, new ProxyUnreachable("a:1", new ConnectException("refused"))))
                .isTrue();
        assertThat(wayfinder.ways(route, ADDRESS)).isEqualTo(new Ways.Found(List.of(b, a)));
        time.move(Wayfinder.REST.minusSeconds(1));
        assertThat(wayfinder.ways(route, ADDRESS)).isEqualTo(new Ways.Found(List.of(b, a)));
        time.move(Duration.ofSeconds(1));
        assertThat(wayfinder.ways(route, ADDRESS)).isEqualTo(new Ways.Found(List.of(a, b)));
    }

    @Test
    void onlyAConnectionThatNeverWasLeadsToTheNextWay() {
        var proxy = new Route.HttpProxy("a", 1, Optional.empty());

        assertThat(wayfinder.gaveOut(DIRECT, new ConnectException("refused"))).isTrue();
        assertThat(wayfinder.gaveOut(DIRECT, new SocketTimeoutException("read")))
                .isFalse();
        // A proxy that answers and then fails was asked: asking another one would ask the host twice.
        assertThat(wayfinder.gaveOut(proxy, new IOException("unexpected end of stream")))
                .isFalse();
        assertThat(wayfinder.gaveOut(proxy, new SocketTimeoutException("read"))).isFalse();
    }

    @Test
    void scriptIsFetchedStraightKeptAndFetchedAgain() throws IOException {
        try (var server = new Site()) {
            server.answers(200, text("PROXY a:1"));
            var route = new Route.Pac("http://localhost:" + server.port() + "/proxy.pac?key=k", DIRECT, Map.of());

            assertThat(words(route)).isEqualTo("proxy a:1");
            time.move(KeptScript.FRESH.minusSeconds(1));
            server.answers(200, text("PROXY b:2"));
            assertThat(words(route)).isEqualTo("proxy a:1");
            assertThat(server.asked).containsExactly("/proxy.pac?key=k");
            time.move(Duration.ofSeconds(1));
            assertThat(words(route)).isEqualTo("proxy b:2");

            // One that cannot be fetched again stays, and is wanted again some minutes later.
            server.answers(500, "");
            time.move(KeptScript.FRESH);
            assertThat(words(route)).isEqualTo("proxy b:2");
            server.answers(200, "\uFEFF" + text("DIRECT"));
            assertThat(words(route)).isEqualTo("proxy b:2");
            time.move(KeptScript.AGAIN);
            assertThat(words(route)).isEqualTo("direct");
            assertThat(route.words()).isEqualTo("script http://localhost:" + server.port() + "/proxy.pac");
        }
    }

    @Test
    void scriptThatCannotBeFetchedIsNoWay() throws IOException {
        try (var server = new Site()) {
            var address = "http://localhost:" + server.port() + "/proxy.pac";
            server.answers(302, "");
            assertThat(ways(address))
                    .isEqualTo(new Ways.Closed(
                            "the proxy script " + address + " could not be fetched (its server answered 302); "
                                    + "nothing is asked by it",
                            true));
            server.answers(200, "x".repeat(10 << 20));
            assertThat(ways(address + "?key=secret"))
                    .isEqualTo(new Ways.Closed(
                            "the proxy script " + address + " could not be fetched (it is longer than 1048576 bytes, "
                                    + "of which no more is read); nothing is asked by it",
                            true));
        }
        assertThat(ways(folder.resolve("none.pac").toString()))
                .isEqualTo(new Ways.Closed(
                        "the proxy script " + folder.resolve("none.pac")
                                + " could not be fetched (NoSuchFileException: " + folder.resolve("none.pac")
                                + "); nothing is asked by it",
                        true));
    }

    @Test
    void brokenScriptIsNoWayUntilItsFileIsMended() throws IOException {
        var script = script("SOCKS4 a:1");

        assertThat(ways(script))
                .isInstanceOfSatisfying(
                        Ways.Closed.class,
                        closed -> assertThat(closed.mayPass()).isFalse());
        Files.writeString(Path.of(script), text("PROXY mended:80"));
        assertThat(words(new Route.Pac(script, DIRECT, Map.of()))).isEqualTo("proxy mended:80");
    }

    @Test
    void profileNamesScriptAndLogins() throws IOException, RouteProfile.Impassable {
        Files.writeString(folder.resolve("office.pac"), text("PROXY a:1"));
        var way = new Way(
                Kind.PAC,
                Optional.empty(),
                Optional.empty(),
                Optional.of("office.pac"),
                Map.of("a:1", "office-proxy"),
                Optional.of("10.0.0.53:53"),
                List.of());
        Accounts accounts = name -> name.equals("office-proxy") ? Optional.of(LOGIN) : Optional.empty();
        var route = new RouteProfile(folder, accounts)
                .routes(new Profile("office", Map.of(), way))
                .of("anywhere");

        assertThat(route)
                .isEqualTo(new Route.Pac(
                        folder.resolve("office.pac").toString(),
                        new Route.NamesFrom(DIRECT, "10.0.0.53", 53),
                        Map.of("a:1", LOGIN)));
    }

    @Test
    void proxyWithoutAnAddressIsNotTakenForTheHost() {
        var unknown = new UnknownHostException("proxy.invalid");

        assertThat(Wayfinder.told(new Route.HttpProxy("proxy.invalid", 80, Optional.empty()), unknown))
                .hasMessage("the proxy proxy.invalid:80 could not be reached: proxy.invalid");
        assertThat(Wayfinder.told(DIRECT, unknown)).isSameAs(unknown);
    }

    static int closedPort() throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        }
    }

    static String text(String answer) {
        return "function FindProxyForURL(url, host) { return '" + answer + "'; }";
    }

    private String script(String answer) throws IOException {
        return Files.writeString(folder.resolve("proxy.pac"), text(answer)).toString();
    }

    private Ways ways(String script) {
        return wayfinder.ways(new Route.Pac(script, DIRECT, Map.of()), ADDRESS);
    }

    private String words(Route.Pac route) {
        return wayfinder.ways(route, ADDRESS) instanceof Ways.Found(var ways)
                ? String.join(", ", ways.stream().map(Route::words).toList())
                : "none";
    }
}
