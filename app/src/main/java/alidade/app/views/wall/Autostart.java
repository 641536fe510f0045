package alidade.app.views.wall;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The wall at login: one file in the place where the system looks for what is to be started then.
public final class Autostart {
    private final Path file;
    private final Kind kind;

    private enum Kind {
        DESKTOP_FILE,
        LAUNCH_AGENT,
        STARTUP_SCRIPT
    }

    private Autostart(Path file, Kind kind) {
        this.file = file;
        this.kind = kind;
    }

    /// @param os as `os.name` says it
    /// @param home of the person who logs in
    /// @param environment for the places that systems let people move
    public static Autostart on(String os, Path home, Map<String, String> environment) {
        var name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var roaming = Optional.ofNullable(environment.get("APPDATA"))
                    .map(Path::of)
                    .orElse(home.resolve("AppData").resolve("Roaming"));
            return new Autostart(
                    roaming.resolve(Path.of("Microsoft", "Windows", "Start Menu", "Programs", "Startup"))
                            .resolve("alidade-wall.cmd"),
                    Kind.STARTUP_SCRIPT);
        }
        if (name.startsWith("mac")) {
            return new Autostart(
                    home.resolve("Library").resolve("LaunchAgents").resolve("alidade.wall.plist"), Kind.LAUNCH_AGENT);
        }
        var config = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElse(home.resolve(".config"));
        return new Autostart(config.resolve("autostart").resolve("alidade-wall.desktop"), Kind.DESKTOP_FILE);
    }

    public Path file() {
        return file;
    }

    /// Writes the file, over an older one.
    ///
    /// @param command program and arguments
    /// @throws IOException when it cannot be written
    /// @throws IllegalArgumentException when a part of the command cannot be written in such a file
    public void install(List<String> command) throws IOException {
        for (var part : command) {
            if (part.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A command for login cannot hold control characters: " + part);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text(command), charset());
    }

    /// @return whether there was one
    /// @throws IOException when it cannot be removed
    public boolean remove() throws IOException {
        return Files.deleteIfExists(file);
    }

    /// A script of Windows is read in the encoding of the system.
    private Charset charset() {
        return kind == Kind.STARTUP_SCRIPT
                ? Charset.forName(System.getProperty("native.encoding", "UTF-8"))
                : StandardCharsets.UTF_8;
    }

    private String text(List<String> command) {
        return switch (kind) {
            case DESKTOP_FILE ->
                """
                [Desktop Entry]
                Type=Application
                Name=Alidade
                Comment=Wall
                Exec=%s
                Terminal=false
                """.formatted(command.stream().map(Autostart::quotedForDesktop).collect(Collectors.joining(" ")));
            case LAUNCH_AGENT ->
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>alidade.wall</string>
                    <key>ProgramArguments</key>
                    <array>
                %s
                    </array>
                    <key>RunAtLoad</key>
                    <true/>
                </dict>
                </plist>
                """.formatted(command.stream()
                        .map(part -> "        <string>" + escapedForXml(part) + "</string>")
                        .collect(Collectors.joining("\n")));
            case STARTUP_SCRIPT ->
                "@echo off\r\nstart \"\" "
                        + command.stream().map(Autostart::quotedForWindows).collect(Collectors.joining(" ")) + "\r\n";
        };
    }

    /// As the Desktop Entry Specification says for Exec: first its own quoting, then that of a string value.
    private static String quotedForDesktop(String part) {
        var quoted = part.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("`", "\\`")
                .replace("$", "\\$");
        return "\"" + quoted.replace("\\", "\\\\").replace("%", "%%") + "\"";
    }

    private static String escapedForXml(String part) {
        return part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String quotedForWindows(String part) {
        if (part.contains("\"")) throw new IllegalArgumentException("Windows has no files with quotes: " + part);
        return "\"" + part.replace("%", "%%") + "\"";
    }
}
