package alidade.app.bench;

import alidade.app.demo.Demo;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From the start of a process to its window: the workstation on the demo workspace, and a JavaFX window with one
/// chart in it. Both get the Java, the class path and the options of this process.
final class WindowBench {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_SECONDS = 120;

    private final Path folder;
    private final Timings timings;

    WindowBench(Path folder, Timings timings) {
        this.folder = folder;
        this.timings = timings;
    }

    /// @return how many entries the demo workspace has
    long prepare() {
        var options = EngineOptions.usual().withHome(home());
        return Demo.make(workspace(), LocalDate.now(ZONE), options, Progress.none(), CancelSignal.never())
                .entries();
    }

    void round(long entries) throws IOException, InterruptedException {
        var empty = open(List.of(FirstFrame.EMPTY));
        timings.add(Task.WINDOW_EMPTY, entries, empty.frame());
        var workstation = open(List.of("-w", workspace().toString()));
        timings.add(Task.WINDOW_FRAME, entries, workstation.frame());
        timings.add(Task.WINDOW_FIGURES, entries, workstation.figures());
    }

    Path workspace() {
        return folder.resolve("demo");
    }

    Path home() {
        return folder.resolve("home-demo");
    }

    /// Nanoseconds from the start of the process.
    private record Opened(long frame, long figures) {}

    private Opened open(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Dalidade.home=" + home());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(FirstFrame.class.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        var begun = System.currentTimeMillis();
        var process = builder.start();
        long frame = 0;
        long figures = 0;
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FirstFrame.FRAME + " ")) frame = since(begun, line);
                if (line.startsWith(FirstFrame.FIGURES + " ")) figures = since(begun, line);
            }
        }
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        if (frame == 0 || figures == 0) {
            throw new IllegalStateException("a window ended before it was there: " + String.join(" ", command));
        }
        return new Opened(frame, figures);
    }

    private static long since(long begun, String line) {
        return TimeUnit.MILLISECONDS.toNanos(Long.parseLong(line.substring(line.indexOf(' ') + 1)) - begun);
    }
}
