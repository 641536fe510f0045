package alidade.app.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How this program is started.
final class OwnProgram {
    private static final String MAIN = "alidade.app.launch.Main";

    private OwnProgram() {}

    /// The installed program, else the start script beside the library, else this Java with this class path.
    static List<String> command() {
        var installed = System.getProperty("jpackage.app-path");
        if (installed != null) return List.of(installed);
        var classes = System.getProperty("java.class.path");
        return script(classes)
                .map(List::of)
                .orElseGet(() -> List.of(
                        Path.of(System.getProperty("java.home"), "bin", isWindows() ? "javaw.exe" : "java")
                                .toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        MAIN));
    }

    private static Optional<String> script(String classes) {
        if (classes.contains(File.pathSeparator)) return Optional.empty();
        var folder = Path.of(classes).toAbsolutePath().getParent();
        if (folder == null) return Optional.empty();
        var script = folder.resolveSibling("bin").resolve(isWindows() ? "alidade.bat" : "alidade");
        return Files.isRegularFile(script) ? Optional.of(script.toString()) : Optional.empty();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
