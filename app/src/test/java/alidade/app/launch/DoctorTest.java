package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Request;
import alidade.engine.pipeline.EngineOptions;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each state of a workspace that the troubleshooting page names is found by `doctor`, and explained.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class DoctorTest {
    private static final ObjectMapper json = new ObjectMapper();
    private static final String SECRET = "planted-secret-77ab";

    @TempDir
    Path folder;

    private Path workspace;
    private String before = "";

    @BeforeEach
    void makeAWorkspace() {
        before = System.getProperty("alidade.home", "");
        System.setProperty("alidade.home", folder.resolve("home").toString());
        workspace = folder.resolve("workspace");
        open(workspace).close();
    }

    @AfterEach
    void leaveTheHome() {
        if (before.isEmpty()) System.clearProperty("alidade.home");
        else System.setProperty("alidade.home", before);
    }

    private Workstation open(Path place) {
        var workstation = new Workstation(place, EngineOptions.usual());
        workstation.engine();
        return workstation;
    }

    @Test
    void aSoundWorkspacePasses() throws IOException {
        var passing = check("node");
        assertThat(passing.get("passes").booleanValue()).isTrue();
        for (var name : List.of("folder", "space", "owner", "sockets", "home", "log", "store", "packs", "accounts")) {
            assertThat(check(name).get("passes").booleanValue()).as(name).isTrue();
        }
    }

    @Test
    void aCopiedWorkspaceIsReadOnlyAndToldSo() throws IOException {
        System.setProperty("alidade.home", folder.resolve("another computer").toString());
        complains("node", "has no marker");
    }

    @Test
    void anOlderCopyIsToldSo() throws IOException {
        var last = last();
        Files.move(last, folder.resolve("gone"));
        complains("node", "it is an older copy");
    }

    @Test
    void anUnreadableNodeIsToldSo() throws IOException {
        Files.writeString(workspace.resolve("node.json"), "{");
        complains("node", "node.json cannot be read");
    }

    @Test
    void aDamagedEntryIsNamedWithWhatToDo() throws IOException {
        Files.write(last(), new byte[] {'x'});
        complains("log", "alidade heal");
        complains("node", "Read only");
    }

    @Test
    void aLogOfALaterProgramIsToldSo() throws IOException {
        var text = Files.readString(last(), StandardCharsets.ISO_8859_1);
        Files.writeString(
                last(), text.replace("\"schema_version\":1", "\"schema_version\":9"), StandardCharsets.ISO_8859_1);
        complains("log", "a later version of the program wrote it");
    }

    @Test
    void aStoreThatWasPutAsideIsToldOf() throws IOException {
        Files.writeString(workspace.resolve("store.mv.db"), "nonsense");
        open(workspace).close();
        assertThat(check("store").get("sentence").textValue()).contains("store.damaged");
    }

    @Test
    void aMistakeInAPackIsTold() throws IOException {
        var pack = Files.createDirectories(workspace.resolve("packs/own"));
        Files.writeString(pack.resolve("pack.yaml"), "pack: own\nversoin: 1\n");
        complains("packs", "the first: own/pack.yaml:1:1");
    }

    @Test
    void accountsWithoutAPassphraseAreTold() throws IOException {
        accounts();
        complains("accounts", "ALIDADE_PASSPHRASE");
    }

    @Test
    void aFolderThatIsAFileIsTold() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        workspace = folder.resolve("file");
        complains("folder", "is no folder that can be written");
    }

    @Test
    void theBundleHoldsNoSecretAndNoContent() throws IOException {
        accounts();
        Files.writeString(
                Files.createDirectories(workspace.resolve("packs/own")).resolve("notes.txt"), SECRET);
        var logs = Files.createDirectories(folder.resolve("home/logs"));
        Files.writeString(
                logs.resolve("alidade.log"),
                "10:00 proxy http://ann:%s@proxy.invalid failed, Authorization: Bearer %s%n".formatted(SECRET, SECRET));
        var file = folder.resolve("bundle.zip");

        var document = doctor("--bundle", file.toString());

        assertThat(document.get("bundle").textValue()).isEqualTo(file.toString());
        try (var zip = new ZipFile(file.toFile())) {
            var names = Collections.list(zip.entries()).stream()
                    .map(entry -> entry.getName())
                    .toList();
            assertThat(names).containsExactly("checks.json", "logs/alidade.log", "versions.json", "workspace.json");
            for (var name : names) {
                var text = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).as(name).doesNotContain(SECRET);
            }
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("logs/alidade.log")).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo("10:00 proxy http://***@proxy.invalid failed, Authorization: *** ***\n");
        }
        // The account's secret is in no file of the workspace as it is.
        try (var found = Files.walk(workspace)) {
            for (var path : found.filter(Files::isRegularFile).toList()) {
                if (path.endsWith("notes.txt")) continue;
                assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .as(path.toString())
                        .doesNotContain(SECRET);
            }
        }
        assertThat(doctorFails("--bundle", file.toString())).contains("is there already");
    }

    private void accounts() throws IOException {
        switch (AccountFile.open(workspace.resolve("accounts.enc"), "a long passphrase".toCharArray())) {
            case AccountFile.Opening.Opened(var accounts) -> accounts.put("hub", new Secret(SECRET));
            case AccountFile.Opening.Refused(var sentence) -> throw new IllegalStateException(sentence);
        }
    }

    private Path last() throws IOException {
        try (var found = Files.walk(workspace.resolve("log"))) {
            return found.filter(Files::isRegularFile).sorted().toList().getLast();
        }
    }

    private void complains(String name, String words) throws IOException {
        var check = check(name);
        assertThat(check.get("passes").booleanValue()).as(check.toString()).isFalse();
        assertThat(check.get("sentence").textValue()).contains(words);
    }

    private JsonNode check(String name) throws IOException {
        for (var check : doctor().get("checks")) {
            if (check.get("name").textValue().equals(name)) return check;
        }
        throw new AssertionError("no check " + name);
    }

    private JsonNode doctor(String... more) throws IOException {
        return json.readTree(answer(more));
    }

    private String doctorFails(String... more) throws IOException {
        return json.readTree(answer(more)).get("error").textValue();
    }

    private String answer(String... more) {
        var words = new java.util.ArrayList<>(List.of("doctor", "--json", "-w", workspace.toString()));
        words.addAll(List.of(more));
        var request = new Request(folder.toString(), 0, false, "en", words);
        return AlidadeCommand.answer(request, text -> {}).out();
    }
}
