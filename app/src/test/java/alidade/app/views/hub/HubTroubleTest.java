package alidade.app.views.hub;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.views.ImportedDays;
import alidade.app.views.hub.HubViewModel.Test.Passed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What can stand in the way of an exchange: each reached at a real hub, and told with the way out.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class HubTroubleTest {
    @TempDir
    Path folder;

    private Path hub;

    @BeforeEach
    void make() throws IOException {
        hub = Files.createDirectories(folder.resolve("hub"));
    }

    private Berth berth(String name) {
        return Berth.at(folder.resolve(name));
    }

    /// One that made the hub and gave it all that it has and two entries more.
    private Berth giver() {
        var one = berth("one");
        one.ask(() -> one.model.make(hub.toString()));
        ImportedDays.await(() -> one.model.test().get() instanceof Passed);
        one.seal();
        one.seal();
        one.exchange(hub);
        return one;
    }

    private Path entry(String node, long seq) {
        return hub.resolve("log/%s/%012d.entry".formatted(node, seq));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList())
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }

    /// Title and way out of the only problem.
    private static String only(Berth berth) {
        assertThat(berth.text("hub-problems")).isEqualTo("Stands in the way: 1");
        berth.press("hub-problems");
        assertThat(berth.has("hub-problem-1")).isFalse();
        return berth.text("hub-problem-0-title") + " / " + berth.text("hub-problem-0-way");
    }

    @Test
    void aForkOfThisNodeIsExplainedWithTheExactSteps() throws IOException {
        giver().close();
        // With its marker, as a disk that was cloned whole.
        copy(folder.resolve("one"), folder.resolve("clone"));
        try (var one = berth("one");
                var clone = berth("clone");
                var third = berth("third")) {
            var at = one.seal();
            one.exchange();
            third.exchange(hub);
            // Another entry in its place: the batch of this one is another.
            clone.seal("model-ecosystem", "other");
            clone.exchange();
            assertThat(only(clone))
                    .startsWith("Fork at " + clone.node() + ":" + at)
                    .contains("To go on as a new node");
            var workspace = clone.workspace.toString();
            assertThat(clone.text("hub-problem-0-steps"))
                    .isEqualTo("alidade backup " + HubWords.quoted(workspace + "-backup.zip") + " -w "
                            + HubWords.quoted(workspace) + "\nalidade exchange --hub " + HubWords.quoted(hub.toString())
                            + " -w " + HubWords.quoted(workspace + "-new"));
            assertThat(clone.engine.log().reached(third.node()))
                    .as("the others' come")
                    .isPositive();
            clone.show("zh");
            assertThat(clone.text("hub-problem-0-title")).endsWith("处分叉");
        }
    }

    @Test
    void aGapWaitsForTheNodeThatSealedIt() throws IOException {
        try (var one = giver();
                var reader = berth("reader")) {
            Files.delete(entry(one.node(), 2));
            reader.exchange(hub);
            assertThat(only(reader))
                    .startsWith("Gap before " + one.node() + ":2")
                    .contains("puts it back");
            one.exchange();
            reader.exchange();
            assertThat(reader.engine.log().reached(one.node())).isEqualTo(one.head());
            assertThat(reader.has("hub-problem-0")).isFalse();
        }
    }

    @Test
    void anEntryOfALaterProgramAsksForAnUpdate() throws IOException {
        try (var one = giver();
                var reader = berth("reader")) {
            var file = entry(one.node(), one.head());
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(
                    file,
                    text.replaceFirst("\"schema_version\":1", "\"schema_version\":2"),
                    StandardCharsets.ISO_8859_1);
            reader.exchange(hub);
            assertThat(only(reader)).startsWith("Update needed for ").contains("Update this program");
        }
    }

    @Test
    void whatIsDamagedAtTheHubIsNotTaken() throws IOException {
        try (var one = giver();
                var reader = berth("reader")) {
            Files.write(entry(one.node(), 1), new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
            reader.exchange(hub);
            assertThat(only(reader)).startsWith("Damaged: " + one.node() + ":1").contains("alidade heal");
        }
    }

    @Test
    void aCopyFromElsewhereGivesNothing() throws IOException {
        giver().close();
        copy(folder.resolve("one"), folder.resolve("copy"));
        remove(folder.resolve("copy/home"));
        try (var copied = berth("copy")) {
            copied.exchange(hub);
            assertThat(only(copied)).contains("may not be written").contains("copied from another machine");
        }
    }

    @Test
    void aFullDiskSaysThatRoomIsNeeded() {
        try (var one = giver();
                var reader = Berth.at(folder.resolve("reader"), Map.of(), Long.MAX_VALUE >> 21)) {
            reader.exchange(hub);
            assertThat(only(reader))
                    .startsWith("Disk nearly full before " + one.node() + ":1")
                    .contains("Make room");
        }
    }

    /// Its entry travels by its header alone, and stops nothing.
    @Test
    void aTableThatStaysHereStandsInNobodysWay() {
        try (var one = giver()) {
            one.seal("model-ecosystem", "unheard");
            one.seal();
            one.exchange();
            assertThat(one.has("hub-problems")).isFalse();
            assertThat(one.text("hub-queue")).isEqualTo("nothing waits here");
        }
    }

    /// Where no sign can be left, all else is exchanged.
    @Test
    void aHubThatFailsInTheMidstIsTold() throws IOException {
        try (var one = giver();
                var reader = berth("reader")) {
            remove(hub.resolve("nodes"));
            Files.writeString(hub.resolve("nodes"), "in the way");
            reader.exchange(hub);
            assertThat(only(reader)).startsWith("Hub could not be used").contains("goes on there");
            assertThat(reader.engine.log().reached(one.node())).isEqualTo(one.head());
        }
    }

    /// As PostgreSQL does with a wrong password: no encryption, then the refusal.
    @Test
    void aWrongPasswordIsToldInASentence() throws Exception {
        try (var refusing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var one = Berth.at(folder.resolve("one"), Map.of("ALIDADE_ACCOUNT_HUB", "not-it"), 0)) {
            Thread.ofVirtual().start(() -> refuse(refusing));
            var address = "postgresql://una@127.0.0.1:" + refusing.getLocalPort() + "/alidade?sslmode=disable";
            one.ask(() -> one.model.keep(address));
            ImportedDays.await(
                    () -> one.model.reading().flatMap(HubReading::hub).isPresent());
            assertThat(one.text("settings-hub-account")).contains("account hub");
            one.exchange();
            assertThat(one.text("hub-stand")).isEqualTo("away");
            assertThat(one.text("hub-sentence"))
                    .contains("the login was refused: check user and password")
                    .doesNotContain("not-it");
        }
    }

    private static void refuse(ServerSocket server) {
        var fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"una\"\0\0";
        try {
            while (true) {
                try (var client = server.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    var out = new java.io.DataOutputStream(client.getOutputStream());
                    out.writeByte('E');
                    out.writeInt(4 + fields.length());
                    out.writeBytes(fields);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    /// An address comes from a file that others may have written.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aWordOfACommandLineStaysOneWord() {
        assertThat(HubWords.quoted("/mnt/a b'; rm x; '$HOME")).isEqualTo("'/mnt/a b'\\''; rm x; '\\''$HOME'");
    }
}
