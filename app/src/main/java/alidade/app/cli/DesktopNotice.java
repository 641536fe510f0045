package alidade.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a few words on the desktop of the person whose session this is, by the program `notify-send`.
final class DesktopNotice {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotice.class);
    private static final String PROGRAM = "notify-send";
    private static final List<String> SESSION = List.of("DISPLAY", "WAYLAND_DISPLAY");
    private static final int PATIENCE_IN_SECONDS = 10;

    private final Path program;

    private DesktopNotice(Path program) {
        this.program = program;
    }

    /// Empty where there is no desktop, or nothing on it that shows notices.
    ///
    /// @param environment usually [System#getenv()]
    static Optional<DesktopNotice> in(Map<String, String> environment) {
        var hasDesktop = SESSION.stream()
                .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
        if (!hasDesktop) return Optional.empty();
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .map(DesktopNotice::new);
    }

    void show(String title, String text) {
        var builder = new ProcessBuilder(program.toString(), "--app-name=Alidade", "--", title, text)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("ALIDADE_"));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) return;
            process.destroyForcibly();
            LOG.warn("{} - it did not end within {} s", program, PATIENCE_IN_SECONDS);
        } catch (IOException e) {
            LOG.warn("{} - nothing was shown: {}", program, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
