package alidade.app.cli;

import static alidade.app.cli.Typed.alidade;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void tellsTheMistakeOfAnOverride() throws IOException {
        write("model-ecosystem/metrics/more.yaml", "metric: more\nlabell: {zh: 多, en: More}\n");

        var typed = alidade("pack", "check", folder.toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).contains("model-ecosystem/metrics/more.yaml:2:1: ", "label", "model-ecosystem: ");
    }

    @Test
    void passesAFolderWhoseOverridesAreRight() throws IOException {
        write("model-ecosystem/.notes", "not a definition");
        write("model-ecosystem/pack.yaml", shipped("model-ecosystem/pack.yaml"));

        assertThat(alidade("pack", "check", folder.toString()))
                .isEqualTo(new Typed(0, "model-ecosystem: no problems\n", ""));
        assertThat(alidade("pack", "check", folder.resolve("model-ecosystem").toString(), "--json"))
                .isEqualTo(new Typed(0, "{\"passes\":true,\"packs\":[\"model-ecosystem\"],\"problems\":[]}\n", ""));
    }

    @Test
    void saysWhenThereIsNothingToCheck() {
        assertThat(alidade("pack", "check", folder.toString()).err()).startsWith("There is no pack in " + folder);
        assertThat(alidade("pack", "check", folder + "/none").err()).startsWith("There is no folder " + folder);
        assertThat(alidade("pack").exitCode()).isEqualTo(2);
        assertThat(alidade("pack", "check").err()).isEqualTo("This is missing: DIR. See: alidade pack check --help\n");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private static String shipped(String path) throws IOException {
        try (var stream = PackCheckCommandTest.class.getResourceAsStream("/packs/" + path)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
