package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Request;
import alidade.engine.pipeline.EngineOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallCommandsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Workstation workstation;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void importOneFile() throws IOException {
        Files.writeString(folder.resolve("days.csv"), """
                date,platform,publisher,model_name,download_count
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,ModelScope,baidu,ERNIE,33
                """);
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        workstation = new Workstation(folder.resolve("workspace"), options);
        alidade("import", "days.csv", "--pack", "model-ecosystem", "--table", "model_downloads");
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private Ended alidade(String... words) {
        var err = new StringBuilder();
        var request = new Request(folder.toString(), 0, false, "en", List.of(words));
        var reply = AlidadeCommand.answer(request, workstation, err::append, new Cancellation());
        return new Ended(reply.exitCode(), reply.out(), err.toString());
    }

    private static List<String> problems(String schema, String document) throws IOException {
        var path = "/alidade/resources/schemas/" + schema + ".schema.json";
        var json = new ObjectMapper();
        try (var stream = WallCommandsTest.class.getResourceAsStream(path)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(json.readTree(stream))
                    .validate(json.readTree(document))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    @Test
    void aPageOfAWallIsPaintedInItsSize() throws IOException {
        var page = alidade("snapshot", "platforms", "--wall", "--out", "p.png", "--size", "1366x768", "--json");

        assertThat(page.exitCode()).as(page.err()).isZero();
        assertThat(problems("snapshot", page.out())).isEmpty();
        var picture = ImageIO.read(folder.resolve("p.png").toFile());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1366, 768);
        assertThat(alidade("snapshot", "platforms", "--wall", "ecosystem", "--out", "q.png")
                        .out())
                .isEqualTo(folder.resolve("q.png") + "\n");
    }

    @Test
    void allThereIsToSeeIsPaintedInEveryLook() throws IOException {
        var all = alidade("snapshot", "--all", "--out", "all", "--size", "640x360", "--json");

        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(problems("snapshot", all.out())).isEmpty();
        var names = new ArrayList<String>();
        for (var place : List.of(
                "overview",
                "explore",
                "board",
                "quality",
                "sync",
                "help",
                "settings",
                "explanation",
                "lineage",
                "ecosystem-key-figures",
                "ecosystem-platforms",
                "ecosystem-top-models",
                "ecosystem-sources")) {
            for (var look : List.of("light-zh", "light-en", "dark-zh", "dark-en")) names.add(place + "-" + look);
        }
        try (var files = Files.list(folder.resolve("all"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".png", "")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
        var picture = ImageIO.read(folder.resolve("all/board-dark-zh.png").toFile());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(640, 360);
        assertThat(alidade("snapshot", "overview", "--all", "--out", "all").exitCode())
                .isEqualTo(2);
        assertThat(alidade("snapshot", "--out", "all").exitCode()).isEqualTo(2);
    }

    @Test
    void aPageOrWallThatIsNotThereIsToldWithThoseThatAre() {
        assertThat(alidade("snapshot", "overview", "--wall", "--out", "p.png").err())
                .isEqualTo("The wall has no page \"overview\"; it has: key-figures, platforms, top-models, sources.\n");
        assertThat(alidade("snapshot", "platforms", "--wall=hall", "--out", "p.png")
                        .err())
                .isEqualTo("There is no wall \"hall\"; there is: ecosystem.\n");
        assertThat(folder.resolve("p.png")).doesNotExist();
    }

    @Test
    void withoutAScreenTheWallSaysWhatToDoInstead() {
        var ended = alidade("wall");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("There is no screen here for a wall.")
                .contains("snapshot PAGE --wall");
    }

    @Test
    void aMonitorThatCannotBeUnderstoodIsWrongUsage() {
        var ended = alidade("wall", "--monitor", "left");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("found \"left\", expected a monitor such as 1, several such as 1,3, or all");
    }

    @Test
    void theWallIsPutAtLoginAndTakenAwayAgain() throws IOException {
        var home = System.getProperty("user.home");
        System.setProperty("user.home", folder.resolve("person").toString());
        try {
            var installed = alidade("wall", "--install-autostart", "--monitor", "all", "-w", "my data", "--json");
            assertThat(installed.exitCode()).as(installed.err()).isZero();
            assertThat(problems("wall", installed.out())).isEmpty();
            var file = Path.of(
                    new ObjectMapper().readTree(installed.out()).get("file").textValue());
            assertThat(file).startsWith(folder.resolve("person"));
            assertThat(Files.readString(file))
                    .contains("wall", "--monitor=all", "--theme=dark", "--lang=en")
                    .contains("--workspace=" + folder.resolve("my data"));
            assertThat(alidade("wall", "--remove-autostart").out())
                    .isEqualTo("No wall is shown at login any more: " + file + " is removed.\n");
            assertThat(file).doesNotExist();
            assertThat(alidade("wall", "--remove-autostart", "--json").out()).contains("\"absent\"");
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void theLoginNeedsNoWorkspaceAndTheWallDoes() {
        assertThat(AlidadeCommand.workspaceOf(Request.here("wall", "--remove-autostart")))
                .isEmpty();
        assertThat(AlidadeCommand.workspaceOf(Request.here("wall", "-w", "/data")))
                .contains(Path.of("/data"));
        assertThat(alidade("wall", "--install-autostart", "--remove-autostart").exitCode())
                .isEqualTo(2);
    }
}
