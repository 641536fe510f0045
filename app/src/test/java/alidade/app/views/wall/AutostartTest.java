package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file of each system, in a home of its own.
class AutostartTest {
    private static final List<String> COMMAND =
            List.of("/opt/Alidade 1/bin/alidade", "wall", "--monitor=all", "-w", "/data/100% \"&$`\\x");

    @TempDir
    Path home;

    @Test
    void linuxGetsADesktopFile() throws IOException {
        var autostart = Autostart.on("Linux", home, Map.of());
        autostart.install(COMMAND);

        assertThat(autostart.file()).isEqualTo(home.resolve(".config/autostart/alidade-wall.desktop"));
        // Quoted for the command line, and its backslashes once more for the file; per cents are doubled.
        assertThat(Files.readString(autostart.file())).isEqualTo("""
                [Desktop Entry]
                Type=Application
                Name=Alidade
                Comment=Wall
                Exec="/opt/Alidade 1/bin/alidade" "wall" "--monitor=all" "-w" "/data/100%% \\\\"&\\\\$\\\\`\\\\\\\\x"
                Terminal=false
                """);
    }

    @Test
    void linuxPutsItWhereThePersonKeepsSettings() {
        assertThat(Autostart.on("Linux", home, Map.of("XDG_CONFIG_HOME", "/elsewhere"))
                        .file())
                .isEqualTo(Path.of("/elsewhere/autostart/alidade-wall.desktop"));
    }

    @Test
    void macGetsALaunchAgentThatSaysTheSameCommand() throws Exception {
        var autostart = Autostart.on("Mac OS X", home, Map.of());
        autostart.install(COMMAND);

        assertThat(autostart.file()).isEqualTo(home.resolve("Library/LaunchAgents/alidade.wall.plist"));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var strings = factory.newDocumentBuilder()
                .parse(autostart.file().toFile())
                .getElementsByTagName("array")
                .item(0)
                .getChildNodes();
        var read = new java.util.ArrayList<String>();
        for (int i = 0; i < strings.getLength(); i++) {
            if (strings.item(i).getNodeName().equals("string"))
                read.add(strings.item(i).getTextContent());
        }
        assertThat(read).isEqualTo(COMMAND);
        assertThat(Files.readString(autostart.file())).contains("<key>RunAtLoad</key>");
    }

    @Test
    void windowsGetsAStartupScript() throws IOException {
        var autostart = Autostart.on("Windows 11", home, Map.of());
        autostart.install(List.of("C:\\Program Files\\Alidade\\alidade.exe", "wall", "-w", "D:\\100%"));

        assertThat(autostart.file())
                .isEqualTo(home.resolve("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup")
                        .resolve("alidade-wall.cmd"));
        assertThat(Files.readString(autostart.file()))
                .isEqualTo("@echo off\r\nstart \"\" \"C:\\Program Files\\Alidade\\alidade.exe\" \"wall\" \"-w\""
                        + " \"D:\\100%%\"\r\n");
    }

    @Test
    void installingTwiceLeavesOneFileAndRemovingNone() throws IOException {
        for (var os : List.of("Linux", "Mac OS X", "Windows 11")) {
            var autostart = Autostart.on(os, home.resolve(os), Map.of());
            autostart.install(List.of("one"));
            autostart.install(List.of("two"));
            assertThat(Files.readString(autostart.file())).contains("two").doesNotContain("one");
            assertThat(autostart.remove()).isTrue();
            assertThat(autostart.file()).doesNotExist();
            assertThat(autostart.remove()).isFalse();
        }
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndNothingIsLeft() {
        var linux = Autostart.on("Linux", home, Map.of());
        assertThatThrownBy(() -> linux.install(List.of("alidade", "a\nExec=evil")))
                .hasMessageContaining("control characters");
        assertThat(linux.file()).doesNotExist();
        var windows = Autostart.on("Windows 11", home, Map.of());
        assertThatThrownBy(() -> windows.install(List.of("a\" & evil"))).hasMessageContaining("quotes");
        assertThat(windows.file()).doesNotExist();
    }
}
