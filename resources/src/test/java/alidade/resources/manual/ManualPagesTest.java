package alidade.resources.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManualPagesTest {
    private static final Path FOLDER = Path.of("manual");

    @Test
    void everyPageOfTheManualIsInTheProgramAsItIsWritten() throws IOException {
        var written = new TreeMap<String, String>();
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                written.put(FOLDER.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        var packaged = new TreeMap<String, String>();
        ManualPages.all().forEach(page -> packaged.put(page.path(), page.text()));

        assertThat(packaged).isEqualTo(written);
    }

    @Test
    void theWindowComesFirstAndFoldersLast() {
        var paths = ManualPages.all().stream().map(ManualPages.Page::path).toList();

        assertThat(paths).startsWith("window.md", "importing.md");
        assertThat(paths.indexOf("how-to/add-a-metric.md")).isGreaterThan(paths.indexOf("packs.md"));
    }

    @Test
    void aPathOutsideOfThePicturesLeadsNowhere() {
        assertThat(ManualPages.picture("pictures/overview.png")).isPresent();
        assertThat(ManualPages.picture("pictures/../window.md")).isEmpty();
        assertThat(ManualPages.picture("window.md")).isEmpty();
    }
}
