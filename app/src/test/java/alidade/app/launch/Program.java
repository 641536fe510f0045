package alidade.app.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The program in a process of its own, on the workspace in `place/workspace`.
final class Program implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOLD = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/health");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// @param environment besides that of the test, from which everything of the program is taken away
    static Program start(Path place, Map<String, String> environment, List<String> flags, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Dalidade.home=" + place.resolve("home")));
        command.addAll(flags);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add("alidade.app.launch.Main");
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(place, "out", ".txt");
        var err = Files.createTempFile(place, "err", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ALIDADE_") || name.endsWith("DISPLAY"));
        builder.environment().putAll(environment);
        return new Program(builder.start(), out, err);
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    long pid() {
        return process.pid();
    }

    /// Sends SIGTERM, or SIGKILL.
    int end(boolean forcibly) throws InterruptedException {
        if (forcibly) process.destroyForcibly();
        else process.destroy();
        return process.waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("it does not end");
        return process.exitValue();
    }

    /// What a node answers, once it does.
    String get(String path) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var told = TOLD.matcher(err());
            if (told.find()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + told.group(1) + path))
                        .timeout(PATIENCE)
                        .build();
                try (var client = HttpClient.newHttpClient()) {
                    return client.send(request, BodyHandlers.ofString()).body();
                }
            }
            if (!process.isAlive() || System.nanoTime() > until) throw new AssertionError("it is not told: " + err());
            Thread.sleep(50);
        }
    }

    /// The health of a node once it is as wanted.
    JsonNode health(Predicate<JsonNode> isWanted) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var health = JSON.readTree(get("/health"));
            if (isWanted.test(health)) return health;
            if (!process.isAlive() || System.nanoTime() > until) throw new AssertionError(health + "\n" + err());
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
