package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes as processes over a shared folder, of which one falls silent: who is told, and how often.
@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class NodeNeighboursTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "hook-7731";

    @TempDir
    Path folder;

    private Town town;
    private Path hub;
    private final List<Program> started = new ArrayList<>();

    @BeforeEach
    void settle() throws IOException {
        town = new Town();
        hub = folder.resolve("hub");
        for (var region : List.of("cn", "global")) town.settle(folder.resolve(region), region);
    }

    @AfterEach
    void endAll() {
        started.forEach(Program::close);
        town.close();
    }

    private Program start(String region, String... arguments) throws IOException {
        var environment = new HashMap<>(Map.of(
                "ALIDADE_WORKSPACE", folder.resolve(region).resolve("workspace").toString(),
                "ALIDADE_HUB", hub.toString(),
                "ALIDADE_HEALTH_PORT", "0"));
        if (region.equals("global")) environment.put("ALIDADE_WEBHOOK", town.address() + "/" + SECRET);
        var program = Program.start(folder.resolve(region), environment, List.of(), arguments);
        started.add(program);
        return program;
    }

    private JsonNode once(String region, int exitCode) throws Exception {
        var program = start(region, "node", "run", "--once", "--json");
        assertThat(program.exitCode()).as(program.out() + program.err()).isEqualTo(exitCode);
        return JSON.readTree(program.out());
    }

    @Test
    void aSilentNodeIsToldOnceAndItsReturnOnce() throws Exception {
        var created = start("cn", "exchange", "--create", "--hub", hub.toString());
        assertThat(created.exitCode()).as(created.err()).isZero();
        var first = once("cn", 0);
        assertThat(first.path("region").asText()).isEqualTo("cn");
        var name = first.path("node").asText();
        once("global", 0);
        assertThat(town.posted()).isEmpty();

        var sign = hub.resolve("nodes").resolve(name + ".json");
        var text = Files.readString(sign);
        var met = Instant.parse(text.replaceAll("(?s).*\"met\":\"([^\"]*)\".*", "$1"));
        var earlier = met.minus(Duration.ofHours(27));
        Files.writeString(sign, text.replace(met.toString(), earlier.toString()));
        var watcher = start("global", "node", "run");
        var health = watcher.health(one -> one.path("state").asText().equals("troubled"));
        assertThat(health.path("troubles").findValuesAsText("kind")).containsExactly("silent_node");
        assertThat(health.path("troubles").findValuesAsText("about")).containsExactly(name);
        assertThat(watcher.get("/metrics"))
                .contains("alidade_neighbour_silent{neighbour=\"" + name + "\",region=\"cn\"} 1\n");
        watcher.end(false);
        // Whoever begins anew knows what was told.
        once("global", 3);
        assertThat(town.posted()).hasSize(1);
        var told = JSON.readTree(town.posted().getFirst());
        assertThat(told.path("id").asText()).isEqualTo("silent/" + name + "/" + earlier);
        assertThat(told.path("limit_hours").intValue()).isEqualTo(26);
        assertThat(told.path("text").asText()).contains(name, "silent", earlier.toString());

        once("cn", 0);
        once("global", 0);
        once("global", 0);
        assertThat(town.posted()).hasSize(2);
        assertThat(JSON.readTree(town.posted().getLast()).path("kind").asText()).isEqualTo("back");
        for (var program : started) assertThat(program.out() + program.err()).doesNotContain(SECRET);
        assertThat(Files.readString(folder.resolve("global/home/logs/alidade.log")))
                .doesNotContain(SECRET);
    }

    @Test
    void aHubThatIsAwayAndASourceThatFailsAreTroublesAndNothingIsLost() throws Exception {
        town.down(true);
        var health = once("cn", 3);
        assertThat(health.path("troubles").findValuesAsText("kind")).containsExactly("source_failing", "hub_away");
        assertThat(health.path("troubles").findValuesAsText("about")).containsExactly("town/cn", "");

        town.down(false);
        var collected = start("cn", "collect", "town/cn");
        assertThat(collected.exitCode()).as(collected.err()).isZero();
        var created = start("cn", "exchange", "--create", "--hub", hub.toString());
        assertThat(created.exitCode()).as(created.err()).isZero();
        var good = once("cn", 0);
        assertThat(good.path("state").asText()).isEqualTo("good");
        var node = good.path("node").asText();
        // Two entries of packs, the failed run and the good one.
        assertThat(good.path("entries").path(node).longValue()).isEqualTo(4);
    }
}
