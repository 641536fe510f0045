package alidade.app.views.settings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Shows folders in the window that the system has for them.
public final class FolderOpener {
    private FolderOpener() {}

    /// The way of this system; empty on a Linux without `xdg-open`.
    public static Optional<Consumer<Path>> ofThisSystem() {
        return program(System.getProperty("os.name", ""), System.getenv()).map(program -> folder -> {
            try {
                new ProcessBuilder(List.of(program, folder.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(program + " could not be started: " + e.getMessage(), e);
            }
        });
    }

    static Optional<String> program(String system, Map<String, String> environment) {
        if (system.startsWith("Windows")) return Optional.of("explorer.exe");
        if (system.startsWith("Mac")) return Optional.of("open");
        for (var folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "xdg-open"))) return Optional.of("xdg-open");
        }
        return Optional.empty();
    }
}
