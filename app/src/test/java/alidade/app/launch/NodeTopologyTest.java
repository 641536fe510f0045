package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import alidade.engine.exchange.postgres.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The compose file's topology, a hub in PostgreSQL behind TLS and two nodes, and one reader, each in a process with
/// the environment that the compose file gives it. Only addresses and folders are others.
///
/// Each region has six shops with 1 to 6 visits: 21, and 42 in all.
@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class NodeTopologyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Town town;
    private PostgresServer server;
    private Path certificates;
    private String database;
    private final List<Program> started = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        certificates = Files.createTempDirectory("alidade-certificates");
        var made = new ProcessBuilder(
                        "sh",
                        Deployment.folder().resolve("certificates").toString(),
                        certificates.toString(),
                        "localhost")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("certificates.txt").toFile())
                .start()
                .waitFor();
        assumeTrue(made == 0, () -> "no certificates: " + folder);
        giveToTheServer();
        server = PostgresServer.start(
                "ssl = on",
                "ssl_cert_file = '%s'".formatted(certificates.resolve("hub.crt")),
                "ssl_key_file = '%s'".formatted(certificates.resolve("hub.key")));
        database = server.newDatabase();
        town = new Town();
        for (var name : List.of("cn", "global", "reader")) town.settle(folder.resolve(name), name);
    }

    private void giveToTheServer() throws IOException {
        if (!System.getProperty("user.name").equals("root")) return;
        var nobody =
                certificates.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        for (var file : List.of("", "hub.crt", "hub.key")) Files.setOwner(certificates.resolve(file), nobody);
    }

    @AfterEach
    void endAll() throws IOException {
        started.forEach(Program::close);
        town.close();
        server.close();
        try (var files = Files.walk(certificates)) {
            for (var file : files.toList().reversed()) Files.delete(file);
        }
    }

    private String address(String login) {
        return "postgresql://%s@localhost:%d/%s?sslmode=verify-full&sslrootcert=%s"
                .formatted(login, server.port(), database, certificates.resolve("ca.crt"));
    }

    /// As the compose file says it, but for where things lie here.
    private Map<String, String> environment(String region) {
        var told = Deployment.environment(
                "node-" + region, Map.of("ALIDADE_CN_PASSWORD", "pw-cn", "ALIDADE_GLOBAL_PASSWORD", "pw-global"));
        var environment = new LinkedHashMap<>(told);
        assertThat(told.get("ALIDADE_HUB"))
                .isEqualTo("postgresql://node_%s@hub/alidade?sslrootcert=/run/secrets/authority".formatted(region));
        environment.put("ALIDADE_HUB", address("node_" + region));
        environment.computeIfPresent(
                "ALIDADE_WORKSPACE",
                (_, path) -> path.replace("/data", folder.resolve(region).toString()));
        environment.put("ALIDADE_HEALTH_PORT", "0");
        return environment;
    }

    private Program start(String place, Map<String, String> environment, String... arguments) throws IOException {
        var program = Program.start(folder.resolve(place), environment, List.of(), arguments);
        started.add(program);
        return program;
    }

    private String done(String place, Map<String, String> environment, String... arguments) throws Exception {
        var program = start(place, environment, arguments);
        assertThat(program.exitCode()).as(program.out() + program.err()).isZero();
        return program.out();
    }

    private static boolean hasPushed(JsonNode health) {
        return health.path("state").asText().equals("good")
                && health.path("sources").toString().contains("\"last_status\":\"success\"")
                && health.at("/hub/exchanges").intValue() >= 2;
    }

    @Test
    void twoNodesAndAReaderEndWithTheSameFigures() throws Exception {
        var reader = new LinkedHashMap<>(environment("cn"));
        reader.put("ALIDADE_REGION", "none");
        reader.put("ALIDADE_HUB", address("reader"));
        reader.put("ALIDADE_WORKSPACE", folder.resolve("reader/workspace").toString());
        done("cn", environment("cn"), "hub", "init", "--hub", address("postgres"));
        for (var login : List.of("node_cn", "node_global", "reader"))
            done("cn", environment("cn"), "hub", "grant", login, "--role", "analyst", "--hub", address("postgres"));

        var cn = start("cn", environment("cn"), "node", "run");
        var global = start("global", environment("global"), "node", "run");
        cn.health(NodeTopologyTest::hasPushed);
        global.health(NodeTopologyTest::hasPushed);
        assertThat(town.asked()).containsExactlyInAnyOrder("cn 1", "cn 2", "cn 3", "global 1", "global 2", "global 3");

        // A node that is killed costs the other one nothing, and comes back by itself.
        cn.end(true);
        done("global", environment("global"), "exchange", "--hub", address("node_global"));
        var back = start("cn", environment("cn"), "node", "run");
        var health = back.health(one -> one.path("state").asText().equals("good")
                && one.at("/hub/exchanges").intValue() >= 1);
        assertThat(health.at("/hub/neighbours").findValuesAsText("region")).contains("global");
        done("reader", reader, "node", "run", "--once");
        // The reader gives its own packs; those who came before it take them too.
        done("global", environment("global"), "exchange", "--hub", address("node_global"));
        done("cn", environment("cn"), "exchange", "--hub", address("node_cn"));

        var digest = done("reader", reader, "digest");
        assertThat(done("cn", environment("cn"), "digest")).isEqualTo(digest);
        assertThat(done("global", environment("global"), "digest")).isEqualTo(digest);
        var answer = JSON.readTree(done("reader", reader, "query", "visits", "--json"));
        assertThat(answer.at("/rows/0/value").longValue()).isEqualTo(42);
        assertThat(back.end(false)).isEqualTo(143);
        assertThat(global.end(false)).isEqualTo(143);
        for (var program : started) assertThat(program.err()).doesNotContain("pw-cn", "pw-global");
    }
}
