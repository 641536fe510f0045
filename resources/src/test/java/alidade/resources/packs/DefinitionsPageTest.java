package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `-Dalidade.write=true` writes the page anew.
class DefinitionsPageTest {
    @Test
    void theManualShowsWhatThePacksDefine() throws IOException {
        var reader = new PackReader();
        var packs = Packs.shipped().stream()
                .map(files -> switch (reader.read(files)) {
                    case PackReading.Read(var pack) -> pack;
                    case PackReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
                })
                .toList();
        var page = DefinitionsPage.of(packs);
        if (Boolean.getBoolean("alidade.write")) Files.writeString(Path.of("manual", "definitions.md"), page);

        assertThat(Manual.text("definitions.md"))
                .as("run: mvn test -pl resources -Dtest=DefinitionsPageTest -Dalidade.write=true")
                .isEqualTo(page);
    }
}
