package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
    @TempDir
    private Path folder;

    @Test
    void theIndexNamesEveryDefinitionThatShips() {
        assertThat(Packs.shipped()).isEqualTo(Packs.inFolder(Path.of("src/main/resources/packs")));
    }

    @Test
    void everyShippedPackIsRight() {
        assertThat(Packs.shipped())
                .isNotEmpty()
                .allSatisfy(files -> assertThat(BrokenPacksTest.told(files)).isEmpty());
    }

    @Test
    void aFolderGivesItsDefinitionsAndNothingElse() throws IOException {
        write("a/pack.yaml", "pack: a");
        write("a/metrics/x.yaml", "metric: x");
        write("a/samples/rows.yaml", "rows");
        write("a/metrics/.x.yaml.swp", "…");
        write("a/README.md", "# a");
        write("loose.yaml", "loose");

        assertThat(Packs.inFolder(folder))
                .containsExactly(new PackFiles("a", Map.of("pack.yaml", "pack: a", "metrics/x.yaml", "metric: x")));
        assertThat(Packs.inFolder(folder.resolve("none"))).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aFileOfTheWorkspaceReplacesTheShippedOneOfTheSamePath() {
        var shipped = List.of(new PackFiles("a", Map.of("pack.yaml", "1", "metrics/x.yaml", "1")));
        var overrides = List.of(
                new PackFiles("a", Map.of("metrics/x.yaml", "2", "metrics/y.yaml", "2")),
                new PackFiles("b", Map.of("pack.yaml", "2")));

        assertThat(Packs.merge(shipped, overrides))
                .containsExactly(
                        new PackFiles("a", Map.of("pack.yaml", "1", "metrics/x.yaml", "2", "metrics/y.yaml", "2")),
                        new PackFiles("b", Map.of("pack.yaml", "2")));
    }

    @Test
    void aFileThatIsTooLargeIsReadNoFurtherThanToBeRefused() throws IOException {
        write("a/pack.yaml", "# " + "x".repeat(3 << 20));

        assertThat(BrokenPacksTest.told(Packs.inFolder(folder).getFirst()))
                .isEqualTo("a/pack.yaml:1:1: the file has 1048577 bytes, at most 1048576 are read: split it");
    }
}
