package alidade.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.node.Health.Self;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asked over plain sockets, so that nothing is put right on the way.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class HealthDoorTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private HealthDoor door;
    private List<Trouble> troubles = List.of();

    @BeforeEach
    void open() throws IOException {
        door = HealthDoor.open(0, this::health, "1.2.3");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Health health() {
        return new Health(
                new Self("abc", "cn", "life", NOON),
                Set.of("cn"),
                NOON,
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                new TreeMap<>(Map.of("abc", 3L)),
                new TreeMap<>(),
                troubles,
                1000);
    }

    private String ask(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path, String host) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void tellsHealthAsJson() throws IOException {
        var answer = get("/health", "127.0.0.1:" + door.port());
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-type: application/json; charset=utf-8\r\n");
        assertThat(body(answer))
                .startsWith("{\"state\":\"good\",\"node\":\"abc\",\"region\":\"cn\"")
                .endsWith("\"hub\":null,\"entries\":{\"abc\":3},\"alerts\":{},\"free_bytes\":1000}\n");
    }

    @Test
    void aNodeThatCannotWorkSaysSoByItsStatus() throws IOException {
        troubles = List.of(new Trouble(Trouble.Kind.HUB_AWAY, "", Optional.of(NOON), "the hub is gone"));
        assertThat(get("/health", "localhost"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"state\":\"troubled\"", "\"kind\":\"hub_away\"", "\"since\":\"2026-03-02T12:00:00Z\"");
        troubles = List.of(new Trouble(Trouble.Kind.READ_ONLY, "", Optional.empty(), "it is a copy"));
        assertThat(get("/health", "localhost")).startsWith("HTTP/1.1 503 ").contains("\"state\":\"disabled\"");
    }

    @Test
    void tellsMetricsInTheirFormat() throws IOException {
        var answer = get("/metrics", "[::1]");
        assertThat(answer).contains("Content-type: text/plain; version=0.0.4; charset=utf-8\r\n");
        assertThat(ExpositionReader.read(body(answer)))
                .containsEntry("alidade_node_info{node=abc,region=cn,version=1.2.3}", 1.0)
                .containsEntry("alidade_node_state{state=disabled}", 0.0)
                .containsEntry("alidade_log_entries{node=abc}", 3.0);
    }

    @Test
    void answersNobodyWhoComesUnderAnotherName() throws IOException {
        assertThat(get("/health", "evil.example")).startsWith("HTTP/1.1 421 ").doesNotContain("abc");
        assertThat(ask("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void knowsTwoPlacesAndOnlyReads() throws IOException {
        assertThat(get("/", "localhost")).startsWith("HTTP/1.1 404 ");
        assertThat(get("/health/../etc", "localhost")).startsWith("HTTP/1.1 404 ");
        var posted = "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        assertThat(ask(posted)).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD\r\n");
        assertThat(body(ask("HEAD /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")))
                .isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNotShared() {
        assertThatThrownBy(() -> HealthDoor.open(door.port(), this::health, "1"))
                .isInstanceOf(BindException.class);
    }
}
