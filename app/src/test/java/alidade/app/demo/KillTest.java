package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.EntryKind;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at moments that the killer picks: the list of acknowledged entries lives here, outside of the victim.
class KillTest {
    private static final boolean FULL = Boolean.getBoolean("alidade.full");
    private static final int KILLS = FULL ? 200 : 6;
    private static final int LOOK_EVERY = FULL ? 20 : 3;
    private static final int LONGEST_LIFE_IN_MILLISECONDS = 3_000;
    private static final int PATIENCE_IN_SECONDS = 60;
    private static final int HASH_LENGTH = 64;

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNoAcknowledgedEntry() throws Exception {
        var seed = System.nanoTime();
        System.out.println("KillTest: " + KILLS + " kills, seed " + seed);
        var random = new Random(seed);
        var files = filesToImport(random);
        var acknowledged = new TreeMap<Long, String>();
        try (var site = DemoSite.create(folder.resolve("site"), LocalDate.now(java.time.ZoneOffset.UTC))) {
            for (var kill = 1; kill <= KILLS; kill++) {
                liveAndDie(random, files, site.hosts(), acknowledged);
                if (kill % LOOK_EVERY == 0) look(acknowledged);
            }
        }
        System.out.println("KillTest: " + acknowledged.size() + " acknowledged entries");
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    private void liveAndDie(Random random, Path files, Map<String, String> hosts, Map<Long, String> acknowledged)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                workspace().toString(),
                folder.resolve("home").toString(),
                files.toString(),
                Long.toString(random.nextLong())));
        hosts.forEach((host, address) -> command.add(host + "=" + address));
        var victim = new ProcessBuilder(command)
                .redirectError(folder.resolve("victim.err").toFile())
                .start();
        var said = new ConcurrentLinkedQueue<String>();
        var firstWord = new CountDownLatch(1);
        var listener = Thread.ofVirtual().start(() -> {
            try (var words = victim.inputReader(StandardCharsets.UTF_8)) {
                for (var line = words.readLine(); line != null; line = words.readLine()) {
                    said.add(line);
                    firstWord.countDown();
                }
            } catch (IOException _) {
                // Killed while it spoke: what was not heard was not promised.
            }
        });
        // One in four dies while it starts, which is when it repairs what the one before left undone.
        if (random.nextInt(4) > 0) firstWord.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        victim.waitFor(random.nextInt(LONGEST_LIFE_IN_MILLISECONDS), TimeUnit.MILLISECONDS);
        victim.destroyForcibly().waitFor();
        listener.join();
        for (var line : said) {
            var parts = line.split(" ");
            // A line that was cut off was not heard, so nothing was promised by it.
            if (parts.length != 3 || parts[2].length() != HASH_LENGTH) continue;
            acknowledged.merge(Long.parseLong(parts[1]), parts[2], (before, now) -> {
                assertThat(now).as("entry " + parts[1]).isEqualTo(before);
                return now;
            });
        }
    }

    private void look(Map<Long, String> acknowledged) throws Exception {
        try (var engine = Engine.open(workspace(), EngineOptions.usual().withHome(folder.resolve("home")))) {
            var sealed = new TreeMap<Long, String>();
            var rows = 0L;
            for (var header : engine.log().headers()) {
                sealed.put(header.id().seq(), header.hash());
                if (header.kind() == EntryKind.RECORDS) rows += header.rows();
            }
            assertThat(sealed).containsAllEntriesOf(acknowledged);
            assertThat(sealed.keySet()).hasSize((int) (long) sealed.lastKey());
            assertThat(factsOf(engine)).isEqualTo(rows);
            var digest = digestOf(engine);
            engine.rebuild(Progress.none());
            assertThat(factsOf(engine)).isEqualTo(rows);
            assertThat(digestOf(engine)).isEqualTo(digest);
        }
    }

    private static long factsOf(Engine engine) throws Exception {
        try (var connection = engine.store().reader().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from std.model_downloads_fact")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String digestOf(Engine engine) throws Exception {
        try (var connection = engine.store().reader().getConnection()) {
            return Digest.ofMarts(connection);
        }
    }

    /// 300 small files, each with one day of one platform.
    private Path filesToImport(Random random) throws IOException {
        var files = Files.createDirectories(folder.resolve("files"));
        for (var file = 0; file < 300; file++) {
            var text = new StringBuilder("date,repo,model_name,publisher,download_count\n");
            var date = LocalDate.of(2026, 1, 1).plusDays(file % 150);
            for (var model = 0; model < 20 + random.nextInt(30); model++) {
                text.append("%s,%s,ERNIE-4.5-%d,baidu,%d\n"
                        .formatted(date, file < 150 ? "Gitee" : "GitCode", model, 100 * file + random.nextInt(90)));
            }
            Files.writeString(files.resolve("day-%03d.csv".formatted(file)), text, StandardCharsets.UTF_8);
        }
        return files;
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }
}
