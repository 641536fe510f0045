package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node as a process, collecting for region `cn` from a real site: six shops with 1 to 6 visits, which are 21.
@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class NodeProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    Path place;

    private Town town;
    private final List<Program> started = new ArrayList<>();

    @BeforeEach
    void settle() throws IOException {
        town = new Town();
        town.settle(place, "cn");
    }

    @AfterEach
    void endAll() {
        started.forEach(Program::close);
        town.close();
    }

    private Program start(List<String> flags, Map<String, String> environment, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-w", place.resolve("workspace").toString()));
        var program = Program.start(place, environment, flags, all.toArray(String[]::new));
        started.add(program);
        return program;
    }

    private Program node(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("node", "run", "--port", "0"));
        all.addAll(List.of(arguments));
        return start(List.of(), Map.of(), all.toArray(String[]::new));
    }

    private JsonNode ask(String... arguments) throws Exception {
        var program = start(List.of(), Map.of(), arguments);
        assertThat(program.exitCode()).as(program.err()).isZero();
        return JSON.readTree(program.out());
    }

    private long visits() throws Exception {
        return ask("query", "visits", "--json").at("/rows/0/value").longValue();
    }

    private static boolean isIdle(JsonNode health) {
        return health.path("state").asText().equals("good")
                && health.path("sources").toString().contains("\"last_status\":\"success\"");
    }

    @Test
    void collectsWhatItMissedAndAnswersPeopleWithoutAnyClassOfJavaFx() throws Exception {
        var classes = place.resolve("classes.txt");
        // As systemd names a folder of a service, which those who ask do not know.
        var runtime = Files.createDirectory(place.resolve("run"));
        var node = start(
                List.of("-Xlog:class+load:file=" + classes + "::filecount=0"),
                Map.of("RUNTIME_DIRECTORY", runtime.toString()),
                "node",
                "run",
                "--port",
                "0",
                "--region",
                "cn");
        var health = node.health(NodeProcessTest::isIdle);

        // Two days were missed; one run caught them up.
        assertThat(town.asked()).containsExactly("cn 1", "cn 2", "cn 3");
        assertThat(problems(health)).isEmpty();
        assertThat(Files.readString(place.resolve("workspace/owner.socket"))).startsWith(runtime.toString());
        assertThat(visits()).isEqualTo(21);
        assertThat(node.get("/metrics"))
                .contains("\nalidade_runs_total{status=\"success\"} 1\n", "\nprocess_resident_memory_bytes ");
        var asked = start(List.of(), Map.of("ALIDADE_HEALTH_PORT", port(node)), "node", "health", "--json");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(problems(JSON.readTree(asked.out()))).isEmpty();

        assertThat(node.end(false)).isEqualTo(ENDED_BY_SIGTERM);
        var loaded = Files.readString(classes);
        assertThat(loaded).contains(" alidade.engine.node.NodeRun ", " alidade.app.launch.Workstation ");
        assertThat(loaded.lines().filter(line -> line.matches(".* (com\\.sun\\.)?javafx\\..*")))
                .isEmpty();
    }

    private static String port(Program node) throws IOException {
        return node.err().replaceAll("(?s).*http://127\\.0\\.0\\.1:(\\d+)/health.*", "$1");
    }

    @Test
    void aKilledNodeGoesOnInTheMiddleOfItsRun() throws Exception {
        town.hold("cn 2");
        var killed = node();
        killed.health(health -> health.path("state").asText().equals("collecting")
                && health.path("collecting").toString().equals("[\"town/cn\"]")
                && town.asked().contains("cn 2"));
        killed.end(true);
        town.letGo();

        var next = node();
        next.health(NodeProcessTest::isIdle);
        assertThat(town.asked()).containsExactly("cn 1", "cn 2", "cn 2", "cn 3");
        assertThat(visits()).isEqualTo(21);
    }

    @Test
    void aNodeThatIsEndedInTheMiddleOfItsRunEndsSoonAndGoesOnLater() throws Exception {
        town.hold("cn 3");
        var ended = node();
        ended.health(health -> town.asked().contains("cn 3"));
        assertThat(ended.end(false)).isEqualTo(ENDED_BY_SIGTERM);
        town.letGo();

        var once = start(List.of(), Map.of(), "node", "run", "--once", "--json");
        assertThat(once.exitCode()).as(once.err()).isZero();
        assertThat(problems(JSON.readTree(once.out()))).isEmpty();
        assertThat(town.asked()).containsExactly("cn 1", "cn 2", "cn 3", "cn 3");
        assertThat(visits()).isEqualTo(21);
    }

    @Test
    void saysWhatItIsToldWronglyAndNeverTheSecret() throws Exception {
        var secret = "hook-5519";
        var wrong = start(List.of(), Map.of("ALIDADE_WEBHOOK", secret), "node", "run", "--once");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("ALIDADE_WEBHOOK").doesNotContain(secret);
        var port = start(List.of(), Map.of("ALIDADE_HEALTH_PORT", "99999"), "node", "run");
        assertThat(port.exitCode()).isEqualTo(2);
        assertThat(port.err()).contains("ALIDADE_HEALTH_PORT", "\"99999\"");
        var region = node("--region", "glboal");
        assertThat(region.exitCode()).isEqualTo(2);
        assertThat(region.err()).contains("glboal", "cn, global, and none");
        var health = start(List.of(), Map.of(), "node", "health", "--port", "1");
        assertThat(health.exitCode()).isEqualTo(1);
    }

    @Test
    void aWorkspaceThatAnyCommandMakesStandsInTheFirstRegionThatItsEnvironmentNames() throws Exception {
        var made = place.resolve("made");
        var environment = Map.of("ALIDADE_REGION", "global,cn", "ALIDADE_WORKSPACE", made.toString());
        var digest = Program.start(place, environment, List.of(), "digest");
        started.add(digest);
        assertThat(digest.exitCode()).as(digest.err()).isZero();
        assertThat(Files.readString(made.resolve("node.json"))).contains("\"region\":\"global\"");
    }

    private static List<String> problems(JsonNode health) throws IOException {
        var path = "/alidade/resources/schemas/node-health.schema.json";
        try (var stream = NodeProcessTest.class.getResourceAsStream(path)) {
            return SCHEMAS.getSchema(JSON.readTree(stream)).validate(health).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
