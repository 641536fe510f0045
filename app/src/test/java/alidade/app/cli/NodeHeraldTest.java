package alidade.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import alidade.engine.node.Notice;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desktop is one on which `notify-send` is a script that writes down what it was told.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class NodeHeraldTest {
    private static final Notice SILENT = new Notice(
            Notice.Kind.SILENT,
            "5f0c",
            "cn",
            Instant.parse("2026-03-01T12:00:00Z"),
            Instant.parse("2026-03-01T12:00:00Z"),
            Duration.ofHours(26));

    @TempDir
    Path folder;

    private Path shown;

    @BeforeEach
    void writeTheProgram() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no sh");
        shown = folder.resolve("shown");
        var program = folder.resolve("notify-send");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'" + shown + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Optional<DesktopNotice> desktop(String display) {
        return DesktopNotice.in(Map.of("DISPLAY", display, "PATH", "/nowhere:" + folder));
    }

    @Test
    void showsTheSentenceOnTheDesktopOnce() throws IOException {
        var herald = new NodeHerald(Texts.in(Locale.ENGLISH), desktop(":0"), Optional.empty());
        assertThat(herald.tell(SILENT, true, CancelSignal.never())).isEmpty();
        assertThat(herald.tell(SILENT, false, CancelSignal.never())).isEmpty();
        assertThat(Files.readString(shown)).isEqualTo("""
                --app-name=Alidade
                --
                Alidade
                Node 5f0c (cn) is silent: its last sign at the hub was at 2026-03-01T12:00:00Z, more than 26 hours ago.
                """);
    }

    @Test
    void speaksTheLanguageOfItsPerson() throws IOException {
        new NodeHerald(Texts.in(Locale.CHINESE), desktop(":0"), Optional.empty())
                .tell(SILENT, true, CancelSignal.never());
        assertThat(Files.readString(shown)).contains("节点 5f0c（cn）失联");
    }

    @Test
    void withoutADesktopThereIsNobodyToShowItTo() {
        assertThat(desktop("")).isEmpty();
        assertThat(DesktopNotice.in(Map.of("DISPLAY", ":0", "PATH", "/nowhere")))
                .isEmpty();
    }
}
