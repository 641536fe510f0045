package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whole programs, each in a process of its own, on one workspace.
@Timeout(300)
class TwoProcessesTest {
    private static final ObjectMapper json = new ObjectMapper();
    private static final String HEADER = "date,platform,publisher,model_name,download_count\n";

    @TempDir
    Path folder;

    private Path workspace;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void placeWorkspace() {
        workspace = folder.resolve("workspace");
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private record Ended(int exitCode, String out, String err) {
        JsonNode document() throws IOException {
            try (var values = json.readerFor(JsonNode.class).readValues(out)) {
                var all = values.readAll();
                assertThat(all).as("documents in <%s>", out).hasSize(1);
                return (JsonNode) all.getFirst();
            }
        }
    }

    @Test
    void anOwnerAnswersImportQueryAndExplain() throws Exception {
        file("day.csv", "2026-11-20,ModelScope,baidu,ERNIE,100\n2026-11-20,ModelScope,baidu,OCR,23\n");
        owner();

        // The file is named from the folder in which the command is typed, which the owner does not share.
        var imported =
                alidade("import", "day.csv", "--pack", "model-ecosystem", "--table", "model_downloads", "--json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.document().get("imported").longValue()).isEqualTo(2);
        assertThat(imported.err()).contains("Entry ");

        var asked = alidade("query", "total_downloads", "--by", "platform", "--on", "2026-11-20", "--json");
        // 100 + 23
        assertThat(asked.document().at("/rows/0/value").longValue()).isEqualTo(123);
        assertThat(asked.document().at("/rows/0/platform").textValue()).isEqualTo("ModelScope");

        var explained = alidade("--lang", "zh", "explain", "total_downloads", "--on", "2026-11-20");
        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out()).contains("值：123", "ModelScope:baidu/ERNIE", "向量 {");

        assertThat(alidade("query", "nothing_like_it", "--json").exitCode()).isEqualTo(2);
    }

    @Test
    void aKilledOwnerIsFollowedAtOnce() throws Exception {
        file("day.csv", "2026-11-20,ModelScope,baidu,ERNIE,7\n");
        var owner = owner();
        alidade("import", "day.csv", "--pack", "model-ecosystem", "--table", "model_downloads");
        owner.destroyForcibly().waitFor();

        var asked = alidade("query", "total_downloads", "--on", "2026-11-20", "--json");

        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(asked.document().at("/rows/0/value").longValue()).isEqualTo(7);
    }

    @Test
    void twoTerminalsImportAtOnce() throws Exception {
        file("one.csv", "2026-11-20,ModelScope,baidu,ERNIE,1000\n");
        file("two.csv", "2026-11-20,Hugging Face,baidu,ERNIE,337\n");
        var one = start("import", "one.csv", "--pack", "model-ecosystem", "--table", "model_downloads", "--json");
        var two = start("import", "two.csv", "--pack", "model-ecosystem", "--table", "model_downloads", "--json");

        assertThat(ended(one).document().get("imported").longValue()).isEqualTo(1);
        assertThat(ended(two).document().get("imported").longValue()).isEqualTo(1);
        // 1,000 + 337
        assertThat(alidade("query", "total_downloads", "--on", "2026-11-20", "--json")
                        .document()
                        .at("/rows/0/value")
                        .longValue())
                .isEqualTo(1337);
    }

    private void file(String name, String rows) throws IOException {
        Files.writeString(folder.resolve(name), HEADER + rows);
    }

    private Process owner() throws IOException {
        var owner = process("alidade.app.launch.StayingOwner", workspace.toString());
        assertThat(owner.inputReader().readLine()).isEqualTo("open");
        return owner;
    }

    private Ended alidade(String... words) throws Exception {
        return ended(start(words));
    }

    private Process start(String... words) throws IOException {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("-w", workspace.toString()));
        return process("alidade.app.launch.Main", arguments.toArray(String[]::new));
    }

    private Process process(String main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Dalidade.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err" + started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private Ended ended(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = Files.readString(folder.resolve("err" + started.indexOf(process)));
        return new Ended(process.waitFor(), out, err);
    }
}
