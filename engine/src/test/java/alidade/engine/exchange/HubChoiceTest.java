package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class HubChoiceTest {
    @TempDir
    Path workspace;

    private HubChoice choice;
    private Path file;

    @BeforeEach
    void choose() {
        choice = new HubChoice(workspace);
        file = workspace.resolve(HubChoice.NAME);
    }

    @Test
    void theHubThatWasChosenIsKnownAgainUntilItIsForgotten() {
        assertThat(choice.read()).isEmpty();
        choice.keep(choice.address("share"));
        assertThat(choice.read()).contains(new HubAddress.Folder(workspace.resolve("share")));
        choice.keep(choice.address(" postgresql://una@hub.example/alidade?account=team "));
        assertThat(choice.read().orElseThrow().text()).isEqualTo("postgresql://una@hub.example/alidade?account=team");
        choice.forget();
        assertThat(choice.read()).isEmpty();
    }

    @Test
    void whatElseStandsInTheFileStays() throws IOException {
        Files.writeString(file, "{\"remark\": \"of a person\"}");
        choice.keep(choice.address("/mnt/share"));
        assertThat(Files.readString(file)).contains("of a person").contains("/mnt/share");
    }

    @Test
    void anAddressWithAPasswordIsNotWritten() {
        assertThatThrownBy(() -> choice.address("postgresql://una:sesame@hub.example/alidade"))
                .isInstanceOf(HubProblem.class)
                .hasMessageContaining("a password stands in it")
                .hasMessageNotContaining("sesame");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeUsedIsNamedAndReplacedByTheNextChoice() throws IOException {
        for (var content : new String[] {"no json", "[]", "{\"hub\": 7}"}) {
            Files.writeString(file, content);
            assertThatThrownBy(choice::read).isInstanceOf(HubProblem.class).hasMessageContaining(file.toString());
        }
        choice.keep(choice.address("/mnt/share"));
        assertThat(choice.read()).isPresent();
    }
}
