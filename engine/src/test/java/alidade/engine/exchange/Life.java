package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A process that seals and exchanges until it is killed, and what it said.
///
/// @param hub the address of the hub that it meets
record Life(Process process, List<String> said, Thread listener, Path errors) {
    static Life begin(Path folder, String name, String hub) throws IOException {
        var errors = folder.resolve(name + ".err");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(Exchanger.class.getName(), folder.toString(), name, hub));
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
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

    private static final int HASH_LENGTH = 64;

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
