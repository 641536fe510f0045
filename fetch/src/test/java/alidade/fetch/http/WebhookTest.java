package alidade.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.fetch.accounts.Secret;
import alidade.fetch.routes.Routes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class WebhookTest {
    private static final String SECRET = "T0K3N";

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new ArrayList<>();
    private Webhook webhook;

    @BeforeEach
    void open() throws IOException {
        server.start();
        webhook = at("http://127.0.0.1:%d/services/%s?key=%s".formatted(server.getPort(), SECRET, SECRET));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Webhook at(String address) {
        return Webhook.at(
                new Secret(address), Routes.direct(), Clock.systemUTC(), (length, stop) -> pauses.add(length));
    }

    private void answer(int... codes) {
        for (var code : codes)
            server.enqueue(new MockResponse.Builder().code(code).body(SECRET).build());
    }

    private Optional<String> post() {
        return webhook.post("{\"text\":\"你好\"}", () -> false);
    }

    @Test
    void sendsTheDocumentAsJson() throws InterruptedException {
        answer(200);
        assertThat(post()).isEmpty();
        var request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/services/T0K3N?key=T0K3N");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.getBody().utf8()).isEqualTo("{\"text\":\"你好\"}");
    }

    @Test
    void triesAgainWhileThatMayHelp() {
        answer(500, 429, 200);
        assertThat(post()).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void givesUpAfterThreeTriesAndSaysNothingSecret() {
        answer(500, 500, 500);
        assertThat(post())
                .contains("the webhook at http://127.0.0.1:%d answered 500, 3 times in a row"
                        .formatted(server.getPort()));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aFinalNoIsNotTriedAgain() {
        answer(404);
        assertThat(post().orElseThrow()).endsWith(" answered 404").doesNotContain(SECRET);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void goesNowhereElse() {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .addHeader("Location", "http://localhost:" + server.getPort() + "/" + SECRET)
                .build());
        assertThat(post().orElseThrow()).doesNotContain(SECRET);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndNotShown() {
        assertThatThrownBy(() -> at("ftp://example.invalid/" + SECRET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET);
        server.close();
        assertThat(post().orElseThrow()).contains("could not be reached").doesNotContain(SECRET);
        assertThat(webhook.toString()).doesNotContain(SECRET);
    }
}
