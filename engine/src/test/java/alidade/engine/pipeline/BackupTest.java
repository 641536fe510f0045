package alidade.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.backup.BackupFile;
import alidade.engine.backup.BackupProblem;
import alidade.engine.backup.Restore;
import alidade.engine.log.Hashes;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class BackupTest {
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 300 : 40;
    private static final int FULL_DISKS = Boolean.getBoolean("alidade.full") ? 50 : 10;
    private static final String SECRET = "planted-secret-5f1c";

    @TempDir
    Path folder;

    /// The copy lies on the same computer as the original, with the same home: the worst case for a fork.
    @Test
    void aRestoredCopyBesideTheOriginalIsAnotherNodeAndForksNothing() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 2, 5);
            var file = folder.resolve("backup.zip");
            var made = meadow.backup().write(file, true);
            assertThat(made.leftOut()).isEmpty();
            assertThat(made.entries()).isEqualTo(meadow.engine().log().entries().size());
            var original = meadow.engine().log().node().id();
            var digest = digest(meadow);
            var copy = folder.resolve("copy");

            var restored = restore(meadow, file, copy);

            assertThat(restored.was()).isEqualTo(original);
            assertThat(restored.node()).isNotEqualTo(original);
            // The original goes on as if nothing had happened.
            grow(meadow, 5, 6);
            meadow.stop();
            meadow.beginAt(copy);
            assertThat(meadow.engine().readOnly()).isEmpty();
            assertThat(digest(meadow)).isEqualTo(digest);
            grow(meadow, 6, 7);
            var entries = meadow.engine().log().entries();
            assertThat(entries.getLast().node()).isIn(restored.node(), original);
            assertThat(entries.stream().filter(id -> id.node().equals(restored.node())))
                    .hasSize(3);
            meadow.stop();

            // Where both meet, no place of any log is taken twice.
            var meeting = folder.resolve("meeting");
            FlippedBitsTest.copy(
                    copy.resolve("log"), Files.createDirectories(meeting).resolve("log"));
            FlippedBitsTest.copy(
                    meadow.workspace.resolve("log/" + original),
                    meeting.resolve("log").resolve(original));
            assertThat(Log.verify(meeting, new LogFiles())).isEmpty();
            meadow.beginAt(meeting);
            // Twelve flowers on each of five days at three platforms.
            assertThat(meadow.ask("select count(*), count(distinct snapshot_date) from std.flowers"))
                    .containsExactly("180 5");
            assertThat(meadow.ask("select count(*) from log.set_aside")).containsExactly("0");
        }
    }

    @Test
    void holdsNeitherSecretsNorWhatCanBeMadeAgain() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 2, 3);
            Files.writeString(meadow.workspace.resolve("accounts.enc"), SECRET);
            Files.writeString(meadow.workspace.resolve("packs/meadow/.env"), SECRET);
            Files.writeString(meadow.workspace.resolve("owner.socket"), SECRET);
            var file = folder.resolve("backup.zip");
            meadow.backup().write(file, false);

            var folders = new TreeMap<String, Long>();
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : java.util.Collections.list(zip.entries())) {
                    folders.merge(entry.getName().replaceFirst("/.*", ""), 1L, Long::sum);
                    var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    assertThat(text).as(entry.getName()).doesNotContain(SECRET);
                }
            }
            // pack.yaml, a table, the quality rules, a metric, three sources; and seven shipped sources without a time.
            assertThat(folders).containsEntry("packs", 14L).containsOnlyKeys("alidade-backup.json", "log", "packs");
        }
    }

    @Test
    void aDamagedBackupIsRefusedAndLeavesTheFolderEmpty() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("BackupTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 2, 4);
            var file = folder.resolve("backup.zip");
            meadow.backup().write(file, true);
            var good = Files.readAllBytes(file);
            var refused = 0;
            for (var trial = 0; trial < TRIALS; trial++) {
                var bytes = good.clone();
                if (trial % 4 == 0) bytes = java.util.Arrays.copyOf(good, random.nextInt(good.length));
                else bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                var damaged = Files.write(folder.resolve("damaged.zip"), bytes);
                var copy = folder.resolve("copy" + trial);
                try {
                    restore(meadow, damaged, copy);
                    // A bit that means nothing, such as one of a time in the zip.
                    assertThat(contents(copy))
                            .as("seed %d, trial %d", seed, trial)
                            .isEqualTo(contents(meadow.workspace));
                } catch (BackupProblem e) {
                    refused++;
                    assertThat(e).as("seed %d, trial %d", seed, trial).hasMessageStartingWith("nothing was restored: ");
                    assertThat(Files.exists(copy) ? contents(copy) : Map.of()).isEmpty();
                }
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void restoresIntoAnEmptyFolderOnly() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var file = folder.resolve("backup.zip");
            meadow.backup().write(file, false);
            var full = Files.createDirectories(folder.resolve("full"));
            Files.writeString(full.resolve("letter.txt"), "mine");

            assertThatThrownBy(() -> restore(meadow, file, full))
                    .hasMessage(
                            "nothing was restored: the folder %s is not empty, it holds letter.txt; a backup is"
                                    + " restored into an empty one",
                            full);
            assertThat(Files.readString(full.resolve("letter.txt"))).isEqualTo("mine");
            assertThatThrownBy(() -> meadow.backup().write(file, false))
                    .hasMessage(file + " is there already; nothing was written");
            assertThatThrownBy(() -> restore(meadow, folder.resolve("none.zip"), folder.resolve("copy")))
                    .hasMessage("nothing was restored: there is no file " + folder.resolve("none.zip"));
        }
    }

    @Test
    void refusesHostileBackups() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            for (var name :
                    List.of("log/../../evil", "/etc/evil", "log/..", "accounts.enc", "packs/a\\..\\b", "log/nul:")) {
                var file = zip(Map.of(name, "x"), 1);
                assertThatThrownBy(() -> restore(meadow, file, folder.resolve("copy")))
                        .as(name)
                        .isInstanceOf(BackupProblem.class)
                        .hasMessageContaining("is no name of a file that belongs into a backup");
            }
            // A megabyte of zeros that says to be one byte.
            var bomb = zip(Map.of("packs/a", "\0".repeat(1 << 20)), 1);
            assertThatThrownBy(() -> restore(meadow, bomb, folder.resolve("copy")))
                    .hasMessageContaining("'packs/a' is not what its list says");
            var huge = zip(Map.of("packs/a", "x"), Long.MAX_VALUE);
            assertThatThrownBy(() -> restore(meadow, huge, folder.resolve("copy")))
                    .hasMessageContaining("MB left");
            assertThat(Files.exists(folder.resolve("evil"))).isFalse();
        }
    }

    @Test
    void aDiskThatIsFullWhileABackupIsWrittenLeavesNone() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("BackupTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        var disk = new SmallDisk();
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 2, 4);
            meadow.files = disk;
            meadow.restart();
            var whole = folder.resolve("whole.zip");
            meadow.backup().write(whole, true);
            for (var trial = 0; trial < FULL_DISKS; trial++) {
                disk.room(random.nextLong(Files.size(whole)));
                var file = folder.resolve("backup" + trial + ".zip");
                assertThatThrownBy(() -> meadow.backup().write(file, true))
                        .as("seed %d, trial %d", seed, trial)
                        .isInstanceOf(BackupProblem.class)
                        .hasMessage("no backup was made: No space left on device");
                assertThat(folder.resolve("backup" + trial + ".zip.tmp")).doesNotExist();
                assertThat(file).doesNotExist();
                disk.room(Long.MAX_VALUE);
                assertThat(meadow.backup().write(file, true).leftOut()).isEmpty();
            }
        }
    }

    @Test
    void aDamagedEntryComesBackFromABackupWhenTheStoreIsLostToo() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 2, 4);
            var file = folder.resolve("backup.zip");
            meadow.backup().write(file, false);
            var digest = digest(meadow);
            var id = meadow.engine().log().head().orElseThrow().id();
            meadow.stop();
            Files.delete(meadow.workspace.resolve("store.mv.db"));
            var entry = meadow.workspace.resolve("log/%s/%012d.entry".formatted(id.node(), id.seq()));
            var sealed = Files.readAllBytes(entry);
            Files.write(entry, new byte[100]);

            meadow.begin();
            assertThat(meadow.engine().readOnly().orElseThrow()).contains("cannot be read");
            try (var backup = BackupFile.open(file)) {
                var healed = meadow.engine()
                        .heal(
                                one -> backup.restore(one, meadow.engine().log(), meadow.workspace, new LogFiles()),
                                Progress.none());
                assertThat(healed.restored()).containsExactly(id);
            }

            assertThat(Files.readAllBytes(entry)).isEqualTo(sealed);
            assertThat(meadow.engine().readOnly()).isEmpty();
            assertThat(digest(meadow)).isEqualTo(digest);
        }
    }

    private Path zip(Map<String, String> contents, long bytes) throws IOException {
        var file = folder.resolve("hostile.zip");
        var list = new ArrayList<String>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var one : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                list.add("{\"name\":\"%s\",\"bytes\":%d,\"sha\":\"%s\"}"
                        .formatted(one.getKey().replace("\\", "\\\\"), bytes, Hashes.sha256(one.getValue())));
            }
            zip.putNextEntry(new ZipEntry("alidade-backup.json"));
            zip.write("""
                    {"format":1,"made_at":"2026-03-02T02:00:00Z","node":"a","region":"cn","head_seq":0,
                    "head_hash":"0","files":[%s]}""".formatted(String.join(",", list)).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static Restore.Restored restore(Meadow meadow, Path file, Path to) {
        var names = new Random(to.toString().hashCode());
        return new Restore(meadow.home, () -> Long.toHexString(names.nextLong()), new LogFiles())
                .restore(file, to, Optional.empty());
    }

    /// Of log, packs and landing, by name.
    private static Map<String, String> contents(Path workspace) throws IOException {
        var contents = new TreeMap<String, String>();
        for (var place : List.of("log", "packs", "landing")) {
            if (!Files.exists(workspace.resolve(place))) continue;
            try (var found = Files.walk(workspace.resolve(place))) {
                for (var path : found.filter(Files::isRegularFile).toList()) {
                    contents.put(
                            workspace.relativize(path).toString(),
                            Hashes.hex(Hashes.newSha256().digest(Files.readAllBytes(path))));
                }
            }
        }
        return contents;
    }

    private static void grow(Meadow meadow, int from, int to) {
        for (var day = from; day < to; day++) {
            meadow.clock.set("2026-03-%02dT02:00:00Z".formatted(day));
            for (var platform : meadow.platforms.values()) {
                for (var flower = 0; flower < 12; flower++) platform.put("ann/rose" + flower, 10L * day + flower);
            }
            meadow.collectAll();
        }
    }

    private static String digest(Meadow meadow) {
        return meadow.engine().store().read(Digest::ofMarts);
    }
}
