package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Request;
import alidade.engine.pipeline.EngineOptions;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Secret;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.http.Pauser;
import alidade.fetch.routes.Routes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// After collecting with secrets by every route, from a site that echoes whatever it is sent, no secret is
/// anywhere: not in answers, logs or progress, not in any file of the workspace, not in the arguments of a process.
@Timeout(300)
class SecretsScanTest {
    private static final String TOKEN = "tok-3b1f7c9e5d40";
    private static final String FILED = "filed-77c0a1b2c3";
    private static final String PASSWORD = "pw-8842af0c11";
    private static final String PASSPHRASE = "phrase-0f9e8d7c6b";
    private static final List<String> ROUTES = List.of("office", "wrong", "socks", "direct", "system");

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final StringBuilder said = new StringBuilder();

    @Test
    void noSecretIsAnywhereAfterCollectingByEveryRoute() throws Exception {
        var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", this::echo);
        site.start();
        var port = site.getAddress().getPort();
        var workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("routes.yaml"), """
                use: office
                profiles:
                  - profile: office
                    otherwise: {way: http_proxy, proxy: "127.0.0.1:%1$d", account: office-proxy}
                  - profile: wrong
                    otherwise: {way: http_proxy, proxy: "127.0.0.1:1", account: office-proxy}
                  - profile: socks
                    otherwise: {way: socks5, proxy: "127.0.0.1:1"}
                """.formatted(port));
        keepByCommand(workspace);

        var logged = captured(() -> {
            var time = new Leaping();
            var options = EngineOptions.usual()
                    .withDoor(new HttpDoor(HttpLimits.usual(), Routes.asTheSystemSays(), time, time, new Random(1)))
                    .withHome(folder.resolve("home"))
                    .withEnvironment(Map.of(
                            "ALIDADE_ACCOUNT_CAICT", TOKEN,
                            "ALIDADE_ACCOUNT_OFFICE_PROXY", "ann:" + PASSWORD,
                            "ALIDADE_PASSPHRASE", PASSPHRASE))
                    .withHosts(Map.of(
                            "caict.api", "http://127.0.0.1:" + port, "modelscope.api", "http://127.0.0.1:" + port));
            try (var workstation = new Workstation(workspace, options)) {
                for (var route : ROUTES) {
                    for (var json : List.of("--json", "--lang=zh")) {
                        say(workstation, "doctor", "--reach", "caict", "modelscope", "--route", route, json);
                        if (List.of("wrong", "socks").contains(route)) continue;
                        say(workstation, "collect", "caict", "modelscope", "--route", route, json);
                        say(workstation, "collect", "caict", "--dry-run", "--route", route, json);
                    }
                }
            }
        });
        site.stop(0);

        // The secrets were in use, by every way that gets through.
        assertThat(seen).anyMatch(line -> line.contains(TOKEN)).anyMatch(line -> line.contains(FILED));
        assertThat(seen)
                .anyMatch(line -> line.contains(
                        Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8))));
        assertThat(said.toString()).contains("echo");

        assertNoSecret("what was answered", said.toString());
        assertNoSecret("what was logged", logged);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                assertNoSecret(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
                if (file.toString().endsWith(".gz"))
                    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                        assertNoSecret(file.toString(), new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
                    }
            }
        }
    }

    /// Time that passes only where somebody would wait, so that budgets cost none.
    private static final class Leaping extends Clock implements Pauser {
        private Instant now = Instant.parse("2026-01-05T08:00:00Z");

        @Override
        public synchronized void pause(Duration length, BooleanSupplier stop) {
            now = now.plus(length);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void say(Workstation workstation, String... words) {
        var request = new Request(folder.toString(), 0, false, "en", List.of(words));
        var reply = AlidadeCommand.answer(request, workstation, said::append, new Cancellation());
        said.append(reply.out());
    }

    /// What loggers write to stdout and stderr meanwhile.
    private static String captured(Work work) throws Exception {
        var out = System.out;
        var err = System.err;
        var both = new ByteArrayOutputStream();
        var stream = new PrintStream(both, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return both.toString(StandardCharsets.UTF_8);
    }

    /// The command itself, in a process of its own: the secret comes through stdin.
    private void keepByCommand(Path workspace) throws Exception {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Dalidade.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "alidade.app.launch.Main",
                "account",
                "set",
                "modelscope",
                "--in",
                "file",
                "-w",
                workspace.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(AccountFile.PASSPHRASE, PASSPHRASE);
        var process = builder.start();
        var arguments = process.info().commandLine().orElse("");
        try (var in = process.getOutputStream()) {
            in.write((FILED + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(answer).isZero();
        assertNoSecret("arguments", arguments);
        assertNoSecret("answer", answer);
        assertThat(((AccountFile.Opening.Opened) AccountFile.open(AccountFile.in(workspace), PASSPHRASE.toCharArray()))
                        .accounts()
                        .secret("modelscope"))
                .contains(new Secret(FILED));
    }

    /// Good pages for one source; for the other an error that quotes every header, also in one of its own.
    private void echo(HttpExchange exchange) throws IOException {
        var headers = new StringBuilder();
        for (var name : List.of("Authorization", "Proxy-Authorization")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) headers.append(value).append(' ');
        }
        seen.add(exchange.getRequestURI() + " " + headers);
        var isProxy = exchange.getRequestURI().isAbsolute();
        if (isProxy && exchange.getRequestHeaders().getFirst("Proxy-Authorization") == null) {
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"office\"");
            exchange.sendResponseHeaders(407, -1);
            exchange.close();
            return;
        }
        var good = exchange.getRequestURI().getPath().equals("/api/v1/models");
        var token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var body = good
                ? "{\"msg\":\"OK\",\"total\":1,\"data\":[{\"path\":\"ann/rose\",\"downloads\":5}]}"
                : "{\"error\":\"echo " + token + " " + URLEncoder.encode(token, StandardCharsets.UTF_8) + "\"}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Echo", token);
        exchange.sendResponseHeaders(
                good ? 200 : 403, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD"))
            exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void assertNoSecret(String where, String text) {
        for (var secret : List.of(TOKEN, FILED, PASSWORD, PASSPHRASE)) {
            assertThat(text.contains(secret)).as("'%s' in %s", secret, where).isFalse();
            var encoded = Base64.getEncoder().encodeToString(("ann:" + secret).getBytes(StandardCharsets.UTF_8));
            assertThat(text.contains(encoded))
                    .as("'%s' in Base64 in %s", secret, where)
                    .isFalse();
        }
    }
}
