package alidade.app.views.wall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the machine and its screens awake from [#begin()] to [#end()], by what the system offers for that; the log
/// says
/// by what, or that nothing was found.
///
/// Programs that hold the system awake are started so that they end with this process, even when it is killed.
final class StayAwake {
    private static final Logger LOG = LoggerFactory.getLogger(StayAwake.class);
    private static final long BETWEEN_KNOCKS_IN_SECONDS = 50;
    /// ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED, of winbase.h.
    private static final int AWAKE = 0x80000000 | 0x1 | 0x2;
    private static final int CONTINUOUS = 0x80000000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Process> holding = new ArrayList<>();

    private StayAwake() {}

    /// What is done on a system.
    sealed interface Way {
        /// A program that keeps it awake as long as it runs; it ends when its input does.
        record Hold(List<String> command) implements Way {}

        /// A program that, each time it is run, puts the screen saver off.
        record Knock(List<String> command) implements Way {}

        /// A call of Windows.
        record ExecutionState() implements Way {}
    }

    /// What this system offers, the best first.
    ///
    /// @param os as `os.name` says it
    /// @param search folders in which programs are looked for
    static List<Way> ways(String os, long process, List<Path> search) {
        var name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) return List.of(new Way.ExecutionState());
        var ways = new ArrayList<Way>();
        if (name.startsWith("mac")) {
            find("caffeinate", search)
                    .ifPresent(program ->
                            ways.add(new Way.Hold(List.of(program, "-d", "-i", "-w", Long.toString(process)))));
            return ways;
        }
        find("systemd-inhibit", search)
                .ifPresent(program -> ways.add(new Way.Hold(
                        List.of(program, "--what=idle:sleep", "--who=Alidade", "--why=wall", "--mode=block", "cat"))));
        find("xdg-screensaver", search).ifPresent(program -> ways.add(new Way.Knock(List.of(program, "reset"))));
        return ways;
    }

    private static Optional<String> find(String program, List<Path> search) {
        return search.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    private static List<Path> path() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    static StayAwake begin() {
        return begin(ways(System.getProperty("os.name"), ProcessHandle.current().pid(), path()));
    }

    static StayAwake begin(List<Way> ways) {
        var awake = new StayAwake();
        var used = new ArrayList<String>();
        for (var way : ways) awake.use(way).ifPresent(used::add);
        if (used.isEmpty()) {
            LOG.warn("wall - nothing was found that keeps this screen awake: switch its screen saver and sleep off");
        } else {
            LOG.info("wall - the screen is kept awake by {}", String.join(", ", used));
        }
        return awake;
    }

    /// How it is kept awake; empty when this way did not work.
    private Optional<String> use(Way way) {
        return switch (way) {
            case Way.Hold(var command) -> hold(command);
            case Way.Knock(var command) -> knock(command);
            case Way.ExecutionState() -> executionState();
        };
    }

    private Optional<String> hold(List<String> command) {
        try {
            var process = start(command);
            // One that is not allowed to says so and ends at once.
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                LOG.warn("wall - {} ended at once with {}", command, process.exitValue());
                return Optional.empty();
            }
            holding.add(process);
            return Optional.of(command.getFirst());
        } catch (IOException e) {
            LOG.warn("wall - {} cannot be started: {}", command, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Its input is a pipe from here, which closes when this process ends, however it ends.
    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Optional<String> knock(List<String> command) {
        if (!runs(command)) return Optional.empty();
        Thread.ofVirtual().name("wall-awake").start(() -> {
            while (!isOver()) {
                if (!runs(command)) return;
            }
        });
        return Optional.of(command.getFirst());
    }

    private static boolean runs(List<String> command) {
        try {
            var process = start(command);
            if (process.waitFor(BETWEEN_KNOCKS_IN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) return true;
            process.destroy();
            LOG.warn("wall - {} did not work", command);
        } catch (IOException e) {
            LOG.warn("wall - {} cannot be started: {}", command, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean isOver() {
        try {
            return over.await(BETWEEN_KNOCKS_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /// Windows keeps this for a thread, so one stays for it.
    private Optional<String> executionState() {
        try {
            var call = setThreadExecutionState();
            Thread.ofPlatform().daemon().name("wall-awake").start(() -> {
                invoke(call, AWAKE);
                while (!isOver()) invoke(call, AWAKE);
                invoke(call, CONTINUOUS);
            });
            return Optional.of("SetThreadExecutionState");
        } catch (RuntimeException e) {
            LOG.warn("wall - SetThreadExecutionState cannot be called: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static MethodHandle setThreadExecutionState() {
        var kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        return Linker.nativeLinker()
                .downcallHandle(
                        kernel.findOrThrow("SetThreadExecutionState"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static void invoke(MethodHandle call, int state) {
        try {
            if ((int) call.invokeExact(state) == 0)
                LOG.warn("wall - SetThreadExecutionState refused {}", Map.of("state", state));
        } catch (Throwable e) {
            LOG.warn("wall - SetThreadExecutionState failed: {}", e.getMessage());
        }
    }

    /// Lets the machine sleep again.
    void end() {
        over.countDown();
        holding.forEach(Process::destroy);
    }
}
