package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.log.Document;
import alidade.engine.log.Sealed;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.TableDefinition.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class DefinitionsTest {
    private static final String PATH = FakePacks.PACK + "/" + FakePacks.PATH;

    @TempDir
    Path folder;

    @Test
    void sealsOnlyWhatChanged() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");

            assertThat(garden.definitions.propose(FakePacks.files("reading INTEGER")))
                    .isEqualTo(new Definitions.Proposal.Unchanged());
            assertThat(garden.log.entries()).hasSize(1);
        }
    }

    @Test
    void whatADamagedStoreForgotIsNotSealedASecondTime() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");
            garden.store.transact(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("delete from log.document");
                }
            });
        }
        try (var garden = Garden.open(folder)) {
            assertThatThrownBy(() -> garden.plant("reading INTEGER"))
                    .isInstanceOfSatisfying(
                            StoreProblem.class,
                            problem -> assertThat(problem.tellsOfDamage()).isTrue())
                    .hasMessage("the store does not hold the documents of entry node-a:1 as the log gives them");
            assertThat(garden.log.entries()).hasSize(1);
        }
    }

    @Test
    void aDocumentNamesTheOneThatItSupersedes() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");
            garden.plant("height DECIMAL");

            var first = documents(garden, 0).getFirst();
            var second = documents(garden, 1).getFirst();
            assertThat(first.parent()).isEmpty();
            assertThat(second.parent()).isEqualTo(Optional.of(first.sha()));
            assertThat(second.path()).isEqualTo(PATH);
        }
    }

    @Test
    void knowsTheDefinitionsOfEveryVector() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");
            garden.plant("height DECIMAL");

            assertThat(garden.definitions.at(Map.of())).isEmpty();
            assertThat(columns(garden, 1)).endsWith("reading");
            assertThat(columns(garden, 2)).endsWith("height");
        }
    }

    @Test
    void aTextThatComesBackIsInForceAgain() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");
            garden.plant("height DECIMAL");
            garden.plant("reading INTEGER");
            garden.plant("height DECIMAL");
            garden.plant("reading INTEGER");

            assertThat(columns(garden, 4)).endsWith("height");
            assertThat(columns(garden, 5)).endsWith("reading");
            assertThat(garden.definitions.conflicts()).isEmpty();
        }
    }

    @Test
    void aMistakeInADraftLeavesTheLastGoodDefinitionsInForce() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");

            assertThat(garden.definitions.propose(FakePacks.files("reading")))
                    .isEqualTo(new Definitions.Proposal.Refused(
                            List.of(new PackProblem(PATH, 1, 1, "'reading' is not a name and a type"))));
            assertThat(columns(garden, 1)).endsWith("reading");
        }
    }

    @Test
    void aFileThatIsGoneIsRemoved() {
        try (var garden = Garden.open(folder)) {
            garden.plant("reading INTEGER");
            garden.definitions.propose(new PackFiles(FakePacks.PACK, Map.of()));
            garden.catalogue.replay();

            assertThat(garden.definitions.files(FakePacks.PACK).texts()).isEmpty();
            assertThat(garden.definitions.current()).isEmpty();
        }
    }

    @Test
    void concurrentVersionsOfTwoNodesAreAConflictInWhichTheLaterOneCounts() throws IOException {
        try (var other = Garden.open(folder.resolve("other"), "node-b")) {
            other.plant("height DECIMAL");
        }
        try (var garden = Garden.open(folder.resolve("mine"))) {
            garden.plant("reading INTEGER");
            var from = folder.resolve("other/workspace/log/node-b/000000000001.entry");
            var to = Files.createDirectories(garden.workspace.resolve("log/node-b"));
            Files.copy(from, to.resolve(from.getFileName()));
            garden.catalogue.replay();

            // Sealed at the same moment, so the name of the node decides.
            assertThat(garden.definitions.conflicts().toString()).isEqualTo("{" + PATH + "=[node-a:1, node-b:1]}");
            assertThat(garden.definitions.files(FakePacks.PACK).texts())
                    .isEqualTo(Map.of(FakePacks.PATH, "height DECIMAL"));

            // Every further proposal stands behind one of them; the other one stays, and the later one counts.
            garden.plant("title TEXT");
            assertThat(garden.definitions.files(FakePacks.PACK).texts())
                    .isEqualTo(Map.of(FakePacks.PATH, "title TEXT"));
        }
    }

    private static List<String> columns(Garden garden, long head) {
        return garden.definitions.at(Map.of("node-a", head)).getFirst().tables().getFirst().columns().stream()
                .map(Column::name)
                .toList();
    }

    private static List<Document> documents(Garden garden, int entry) {
        return ((Sealed.Documents) garden.log.read(garden.log.entries().get(entry))).documents();
    }
}
