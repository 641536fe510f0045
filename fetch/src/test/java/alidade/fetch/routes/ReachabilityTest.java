package alidade.fetch.routes;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Secret;
import alidade.fetch.http.FakePlatform;
import alidade.fetch.http.FakeTime;
import alidade.fetch.routes.Probe.Kind;
import alidade.fetch.routes.Probe.Outcome;
import alidade.resources.packs.Label;
import alidade.resources.packs.SourceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FakeTime time = new FakeTime();

    @Test
    void anyAnswerMeansReached() throws IOException {
        try (var platform = new FakePlatform(time, _ -> FakePlatform.status(404))) {
            var probe = probe(Routes.direct(), platform.address()).getFirst();

            assertThat(probe.reached()).isTrue();
            assertThat(probe.host()).isEqualTo("api");
            assertThat(probe.route()).isEqualTo("direct");
            assertThat(outcomes(probe))
                    .hasSize(4)
                    .containsEntry(Kind.HTTP, new Outcome.Passed("http/1.1 404"))
                    .containsEntry(Kind.TLS, new Outcome.Skipped("the address is http"));
            assertThat(outcomes(probe).get(Kind.DNS)).isInstanceOf(Outcome.Passed.class);
            assertThat(outcomes(probe).get(Kind.TCP)).isInstanceOf(Outcome.Passed.class);
            assertThat(platform.asked()).containsExactly("HEAD /");
        }
    }

    @Test
    void closedPortFailsAtTheConnection() throws IOException {
        var platform = new FakePlatform(time, _ -> FakePlatform.status(200));
        platform.close();

        var probe = probe(Routes.direct(), platform.address()).getFirst();

        assertThat(probe.reached()).isFalse();
        assertThat(outcomes(probe).get(Kind.TCP)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes(probe).get(Kind.HTTP))
                .isEqualTo(new Outcome.Skipped("not tried after the step before failed"));
    }

    @Test
    void hostWithoutTlsFailsAtTheSecureConnection() throws IOException {
        try (var platform = new FakePlatform(time, _ -> FakePlatform.status(200))) {
            var probe = probe(Routes.direct(), platform.address().replace("http:", "https:"))
                    .getFirst();

            assertThat(outcomes(probe).get(Kind.TCP)).isInstanceOf(Outcome.Passed.class);
            assertThat(outcomes(probe).get(Kind.TLS)).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void addressThatIsNoneFailsAtOnce() {
        var probe = probe(Routes.direct(), "nowhere").getFirst();

        assertThat(probe.steps())
                .extracting(Probe.Step::outcome)
                .containsExactly(new Outcome.Failed("'nowhere' is not an http or https address; nothing is tried"));
    }

    @Test
    void routeOfTheRegionLeadsThroughItsProxyWithALogin() throws IOException {
        // What the proxy is asked for is the absolute address: the host itself need not exist for us.
        try (var proxy = new FakePlatform(
                time,
                request -> request.getHeaders().get("Proxy-Authorization") == null
                        ? new MockResponse.Builder()
                                .code(407)
                                .addHeader("Proxy-Authenticate", "Basic realm=\"way out\"")
                                .build()
                        : FakePlatform.status(204))) {
            var port =
                    Integer.parseInt(proxy.address().substring(proxy.address().lastIndexOf(':') + 1));
            var way = new Route.HttpProxy("127.0.0.1", port, Optional.of(new Secret("user:pass")));
            var routes = new Routes(Map.of("global", way), new Route.Direct());

            var probe = probe(routes, "http://nowhere.invalid").getFirst();

            assertThat(probe.route()).isEqualTo("proxy 127.0.0.1:" + port);
            assertThat(outcomes(probe)).containsEntry(Kind.HTTP, new Outcome.Passed("http/1.1 204"));
            assertThat(way.toString()).doesNotContain("pass");
        }
    }

    @Test
    void regionWithoutARouteTakesTheOtherOne() {
        var routes = new Routes(Map.of("cn", new Route.Direct()), new Route.AsSystem());

        assertThat(routes.of("cn")).isEqualTo(new Route.Direct());
        assertThat(routes.of("global")).isEqualTo(new Route.AsSystem());
    }

    private static List<Probe> probe(Routes routes, String base) {
        return new Reachability(routes, Map.of("some.api", base), LIMIT).probe(source());
    }

    private static Map<Kind, Outcome> outcomes(Probe probe) {
        return probe.steps().stream().collect(java.util.stream.Collectors.toMap(Probe.Step::kind, Probe.Step::outcome));
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
