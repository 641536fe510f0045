package alidade.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Secret;
import alidade.fetch.routes.Routes;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.Retry;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsStayTest {
    private static final String VALUE = "s3cr3t/+token=";
    private static final Secret SECRET = new Secret(VALUE);
    private static final Manners MANNERS =
            new Manners(new Budget(6_000, 600), new Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(1)), "global");

    private final FakeTime time = new FakeTime();
    private final HttpDoor door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(3));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        ((Logger) LoggerFactory.getLogger("alidade")).setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @Test
    void noOutcomeAndNoLogLineShowsTheSecretEvenWhenTheServerEchoesIt() throws IOException {
        for (var credential : credentials()) {
            var arrived = new ArrayList<String>();
            try (var platform = new FakePlatform(time, request -> {
                arrived.add(request.getTarget() + " " + request.getHeaders().get("Authorization") + " "
                        + request.getHeaders().get("X-Api-Key"));
                return echo(request);
            })) {
                var said = new ArrayList<String>();
                for (var target : List.of("/ok", "/401", "/500", "/429", "/moved", "/away", "/cut"))
                    said.add(door.send(ask(platform, target, credential), MANNERS, () -> false)
                            .toString());
                for (var event : log.list) said.add(event.getFormattedMessage());

                assertThat(arrived).anyMatch(line -> line.contains("s3cr3t"));
                assertThat(said).noneMatch(line -> line.contains("s3cr3t")).anyMatch(line -> line.contains("***"));
            }
        }
    }

    @Test
    void strangerGetsNoSecret() throws IOException {
        for (var credential : credentials()) {
            try (var stranger = new FakePlatform(time, _ -> FakePlatform.json("[]"));
                    var platform = new FakePlatform(
                            time,
                            _ -> new MockResponse.Builder()
                                    .code(307)
                                    .addHeader("Location", stranger.address() + "/x")
                                    .build())) {
                assertThat(door.send(ask(platform, "/", credential), MANNERS, () -> false))
                        .isInstanceOf(FetchOutcome.Redirected.class);
                assertThat(stranger.asked()).isEmpty();
            }
        }
    }

    @Test
    void secretGoesAlongWithARedirectOfTheSameOriginAndIsNotInItsAddress() throws IOException {
        for (var credential : credentials()) {
            try (var platform = new FakePlatform(time, SecretsStayTest::echo)) {
                var page = (FetchOutcome.Received) door.send(ask(platform, "/moved", credential), MANNERS, () -> false);

                assertThat(page.address().toString()).isEqualTo(platform.address() + "/ok?page=2");
            }
        }
    }

    @Test
    void secretThatNoHeaderCanCarryIsNotQuoted() throws IOException {
        var secret = new Secret("geheim\nnis-s3cr3t");
        var credential = new Credential.InHeader("X-Api-Key", "", secret);
        try (var platform = new FakePlatform(time, _ -> FakePlatform.json("[]"))) {
            var outcome = door.send(ask(platform, "/", credential), MANNERS, () -> false);

            assertThat(outcome).isInstanceOf(FetchOutcome.Unaskable.class);
            assertThat(outcome.toString()).doesNotContain("s3cr3t").doesNotContain("geheim");
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void requestPrintsWithoutItsSecret() {
        for (var credential : credentials()) {
            var ask = new Ask(
                    "GET", URI.create("http://127.0.0.1/"), Map.of(), Optional.empty(), Optional.of(credential));
            assertThat(ask.toString()).doesNotContain("s3cr3t").contains("***");
        }
    }

    private static List<Credential> credentials() {
        return List.of(
                Credential.bearer(SECRET),
                new Credential.InHeader("X-Api-Key", "", SECRET),
                new Credential.InQuery("access_token", SECRET));
    }

    private static Ask ask(FakePlatform platform, String target, Credential credential) {
        return new Ask(
                "GET", URI.create(platform.address() + target), Map.of(), Optional.empty(), Optional.of(credential));
    }

    /// Says the request's secret back wherever a server can.
    private static MockResponse echo(RecordedRequest request) {
        var url = request.getUrl();
        var echo = "you sent " + VALUE + " as " + url;
        return switch (url.encodedPath()) {
            case "/ok" ->
                FakePlatform.json("[]")
                        .newBuilder()
                        .addHeader("Link", "<" + url + ">; rel=\"next\"")
                        .addHeader("X-Echo", VALUE)
                        .addHeader("Set-Cookie", "session=" + VALUE)
                        .build();
            case "/401" -> new MockResponse.Builder().code(401).body(echo).build();
            case "/500" -> new MockResponse.Builder().code(500).body(echo).build();
            case "/429" -> new MockResponse.Builder().code(429).body(echo).build();
            case "/moved" -> {
                var to = url.newBuilder().encodedPath("/ok").addQueryParameter("page", "2");
                yield new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", to.build())
                        .build();
            }
            case "/away" ->
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "http://stranger.example/" + VALUE)
                        .build();
            default ->
                FakePlatform.json("[1,2,3]")
                        .newBuilder()
                        .setHeader("Content-Length", "9000")
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build();
        };
    }
}
