package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import alidade.app.cli.NodeVariables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What deploys a node fits the program, and the tools that read it.
class DeploymentTest {
    /// What every command reads, beside what only a node does.
    private static final Set<String> OF_ALL_COMMANDS =
            Set.of("ALIDADE_WORKSPACE", "ALIDADE_LEAST_FREE_MB", "ALIDADE_ACCOUNT_HUB");

    @TempDir
    Path folder;

    private static TreeSet<String> read() {
        var names = new TreeSet<>(NodeVariables.ALL);
        names.addAll(OF_ALL_COMMANDS);
        return names;
    }

    @Test
    void theComposeFileFitsItsSchema() throws IOException {
        var path = "/alidade/app/launch/compose-spec.schema.json";
        try (var schema = DeploymentTest.class.getResourceAsStream(path)) {
            // It says `id`, as drafts before its own did.
            var told = (ObjectNode) new ObjectMapper().readTree(schema);
            told.remove("$schema");
            withoutId(told);
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);
            assertThat(registry.getSchema(told).validate(Deployment.compose())).isEmpty();
            var wrong = (ObjectNode) Deployment.compose();
            ((ObjectNode) wrong.at("/services/hub")).put("restrat", "always");
            assertThat(registry.getSchema(told).validate(wrong)).isNotEmpty();
        }
    }

    private static void withoutId(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("id").isTextual()) object.remove("id");
        schema.forEach(DeploymentTest::withoutId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node-cn", "node-global"})
    void theComposeFileSetsExactlyWhatANodeReads(String service) {
        var names = new TreeSet<>(Deployment.environment(service, Map.of()).keySet());
        assertThat(names.remove("JAVA_TOOL_OPTIONS")).isTrue();
        assertThat(names).isEqualTo(read());
    }

    @Test
    void theUnitAndItsSettingsSetExactlyWhatANodeReads() {
        var names = new TreeSet<>(Deployment.settings().keySet());
        assertThat(Deployment.text("alidade-node.service"))
                .contains("EnvironmentFile=/etc/alidade/node.env\n")
                .contains("\nEnvironment=ALIDADE_WORKSPACE=/var/lib/alidade/workspace\n");
        names.add("ALIDADE_WORKSPACE");
        assertThat(names).isEqualTo(read());
    }

    @Test
    void theManualExplainsEachOfThem() throws IOException {
        var page = Files.readString(Path.of("..", "resources", "manual", "node.md"));
        assertThat(page).contains(read().stream().map(name -> "`" + name + "`").toList());
    }

    @Test
    void unitAndContainerGiveTheProcessTheSameMemory() {
        var flags = Deployment.environment("node-cn", Map.of()).get("JAVA_TOOL_OPTIONS");
        assertThat(Deployment.environment("node-global", Map.of())).containsEntry("JAVA_TOOL_OPTIONS", flags);
        assertThat(Deployment.text("alidade-node.service")).contains("\"JAVA_TOOL_OPTIONS=" + flags + "\"");
    }

    @Test
    void systemdTakesTheUnits() throws Exception {
        assumeTrue(isThere("systemd-analyze"), "there is no systemd-analyze");
        var units = new ArrayList<String>();
        for (var name : List.of("alidade-node.service", "alidade-backup.service", "alidade-backup.timer")) {
            // The programs lie elsewhere only once they are installed.
            var unit = folder.resolve(name);
            Files.writeString(unit, Deployment.text(name).replaceAll("(?m)^ExecStart=\\S+", "ExecStart=/bin/true"));
            units.add(unit.toString());
        }
        var command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        command.addAll(units);
        assertThat(said(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall", "certificates", "alidade-backup", "alidade-node"})
    void theShellReadsTheScripts(String name) throws Exception {
        assumeTrue(isThere("sh"), "there is no sh");
        assertThat(said(List.of("sh", "-n", Deployment.folder().resolve(name).toString())))
                .isEmpty();
        assertThat(Files.isExecutable(Deployment.folder().resolve(name))).isTrue();
    }

    @Test
    void aBackupThatWasMadeLetsOnlyTheOldestGo() throws Exception {
        assumeTrue(isThere("sh"), "there is no sh");
        var backups = Files.createDirectories(folder.resolve("backups"));
        for (var day = 1; day <= 4; day++)
            Files.writeString(backups.resolve("alidade-2026010%d-033000.zip".formatted(day)), "old");
        Files.writeString(backups.resolve("mine.zip"), "another");
        var program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\necho whole > \"$3\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var script = Deployment.folder().resolve("alidade-backup").toString();

        said(List.of("env", "ALIDADE_PROGRAM=" + program, "sh", script, backups.toString(), "3"));
        assertThat(names(backups))
                .hasSize(4)
                .contains("alidade-20260103-033000.zip", "alidade-20260104-033000.zip", "mine.zip");

        Files.writeString(program, "#!/bin/sh\nexit 3\n");
        said(List.of("env", "ALIDADE_PROGRAM=" + program, "sh", script, backups.toString(), "1"));
        assertThat(names(backups)).hasSize(4);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String said(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
