package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.files.FileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportChoiceTest {
    @TempDir
    Path folder;

    @Test
    void theFirstMappingWhoseColumnsAreThereFits() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "day,shop,sold,more\n2026-01-05,A,1,x\n");
        assertThat(ImportChoice.of(Fixture.TABLE, file, FileOptions.none()))
                .isInstanceOfSatisfying(ImportChoice.Fits.class, fits -> {
                    try (var rows = fits.file()) {
                        assertThat(fits.mapping()).isEqualTo(Fixture.ROWS);
                        assertThat(rows).hasSize(1);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # name, content, what is said
                    a.csv    | day,sold    | a.csv fits no import of the table sales: rows needs a column shop. Nothing is imported.
                    a.ndjson | {"day": 1}  | a.ndjson is ndjson, and the table sales is filled from csv only: nothing is imported.
                    a.db     | day,sold    | a.db is not a SQLite database, as its first bytes tell: nothing is read.
                    """)
    void saysWhatDoesNotFit(String name, String content, String reason) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        assertThat(ImportChoice.of(Fixture.TABLE, file, FileOptions.none())).isEqualTo(new ImportChoice.None(reason));
    }
}
