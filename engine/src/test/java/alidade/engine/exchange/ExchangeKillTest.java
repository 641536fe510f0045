package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes seal, push and pull without end over one folder, and are killed at moments that they do
/// not know.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class ExchangeKillTest {
    private static final int KILLS = Boolean.getBoolean("alidade.full") ? 200 : 8;
    private static final int LONGEST_LIFE_IN_MILLISECONDS = 2_500;
    private static final int HASH_LENGTH = 64;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostDoubledOrForked() throws Exception {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("ExchangeKillTest: " + KILLS + " kills, -Dalidade.seed=" + seed);
        var random = new Random(seed);
        var hub = folder.resolve("hub");
        FolderHub.create(hub, new LogFiles());
        for (var name : List.of("one", "other"))
            Plot.planted(folder.resolve(name)).close();
        var acknowledged = new TreeMap<String, String>();
        var atHub = new TreeMap<String, String>();
        for (var kill = 0; kill < KILLS; kill += 2) {
            var lives = List.of(Life.begin(folder, "one"), Life.begin(folder, "other"));
            for (var life : lives) {
                life.heardSomething();
                Thread.sleep(random.nextInt(LONGEST_LIFE_IN_MILLISECONDS));
                life.kill(acknowledged, atHub);
            }
        }
        System.out.println("ExchangeKillTest: %d sealed, %d at the hub".formatted(acknowledged.size(), atHub.size()));
        try (var one = Plot.open(folder.resolve("one"));
                var other = Plot.open(folder.resolve("other"));
                var fresh = Plot.open(folder.resolve("fresh"))) {
            for (var plot : List.of(one, other, fresh, one, other)) {
                assertThat(plot.exchange(hub).problems()).as("seed %d", seed).isEmpty();
            }
            var sealed = new TreeMap<String, String>();
            for (var header : fresh.engine.log().headers())
                sealed.put(header.id().toString(), header.hash());
            assertThat(sealed).containsAllEntriesOf(acknowledged).containsAllEntriesOf(atHub);
            assertThat(atHub).isNotEmpty();
            for (var plot : List.of(one, other, fresh))
                assertThat(plot.engine.log().verify()).isEmpty();
            assertThat(one.state()).as("seed %d", seed).isEqualTo(other.state()).isEqualTo(fresh.state());
            fresh.engine.rebuild(Progress.none());
            assertThat(fresh.state()).isEqualTo(one.state());
        }
        for (var name : List.of("one", "other")) {
            assertThat(Markers.filesWith(marker(name), folder.resolve(name))).isNotEmpty();
            for (var elsewhere : List.of("one", "other", "fresh", "hub")) {
                if (elsewhere.equals(name)) continue;
                assertThat(Markers.filesWith(marker(name), folder.resolve(elsewhere)))
                        .isEmpty();
            }
        }
    }

    /// Stands in every row of a node that may not travel.
    private static String marker(String name) {
        return "GEHEIM-" + name + "-";
    }

    /// A process that lives until it is killed, and what it said.
    private record Life(Process process, List<String> said, Thread listener, Path errors) {
        static Life begin(Path folder, String name) throws IOException {
            var errors = folder.resolve(name + ".err");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(List.of(
                    "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
            command.addAll(List.of(Exchanger.class.getName(), folder.toString(), name));
            var process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var said = new ArrayList<String>();
            var listener = Thread.ofVirtual().start(() -> {
                try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        synchronized (said) {
                            said.add(line);
                            said.notifyAll();
                        }
                    }
                } catch (IOException _) {
                    // Killed while it spoke: what was not heard was not promised.
                }
            });
            return new Life(process, said, listener, errors);
        }

        void heardSomething() throws InterruptedException, IOException {
            synchronized (said) {
                while (said.isEmpty()) {
                    assertThat(process.isAlive()).as(Files.readString(errors)).isTrue();
                    said.wait(1_000);
                }
            }
        }

        void kill(TreeMap<String, String> acknowledged, TreeMap<String, String> atHub) throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
            listener.join();
            for (var line : said) {
                var words = line.split(" ");
                if (words.length != 3 || words[2].length() != HASH_LENGTH) continue;
                (words[0].equals("HUB") ? atHub : acknowledged).merge(words[1], words[2], (before, now) -> {
                    assertThat(now).as(words[1]).isEqualTo(before);
                    return now;
                });
            }
        }
    }

    /// Seals some entries, exchanges, and says what is sealed and what is at the hub.
    static final class Exchanger {
        private Exchanger() {}

        public static void main(String[] arguments) {
            var folder = Path.of(arguments[0]);
            var random = new Random();
            try (var plot = Plot.open(folder.resolve(arguments[1]))) {
                var log = plot.engine.log();
                while (true) {
                    for (var left = random.nextInt(3); left >= 0; left--) {
                        var day = Seed.DAY.plusDays(random.nextInt(20));
                        var table = List.of("flowers", "roots").get(random.nextInt(2));
                        var name = table.equals("roots") ? marker(arguments[1]) : "玫瑰";
                        var header = log.seal(Seed.records(table, name, random.nextInt(200), day));
                        say("SEALED", header.id().toString(), header.hash());
                        plot.engine.catalogue().apply(header.id());
                    }
                    var hub = FolderHub.open(folder.resolve("hub"), new LogFiles());
                    new Exchange(plot.engine, hub, Clock.systemUTC())
                            .run(
                                    move -> {
                                        if (move instanceof Move.Pushed(var id, var _, var _)) {
                                            say(
                                                    "HUB",
                                                    id.toString(),
                                                    log.header(id).hash());
                                        }
                                    },
                                    Progress.none(),
                                    () -> false);
                }
            }
        }

        private static void say(String what, String entry, String hash) {
            System.out.println(what + " " + entry + " " + hash);
            System.out.flush();
        }
    }
}
