package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.log.Batch;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.metrics.Knowledge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class VisibilityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @Test
    void aHeldEntryCountsFromItsConfirmationOn() {
        try (var garden = Garden.planted(folder)) {
            garden.sealAndApply(List.of(Garden.fact("rose", DAY, 1)));
            var held =
                    garden.log.seal(Garden.draft(List.of(Garden.fact("rose", DAY, 2)), List.of(), Batch.Status.HELD));
            garden.catalogue.apply(held.id());
            var yes = new Document("confirmation", held.id().toString(), "yes", Optional.empty());
            garden.catalogue.apply(garden.log
                    .seal(new Draft.Documents(Garden.batch(Batch.Status.SUCCESS), List.of(yes)))
                    .id());

            // Entries 1 definitions, 2 facts, 3 held, 4 its confirmation.
            assertThat(visible(garden, Map.of("node-a", 2L))).isEqualTo("{1, 2}");
            assertThat(visible(garden, Map.of("node-a", 3L))).isEqualTo("{1, 2}");
            assertThat(visible(garden, Map.of("node-a", 4L))).isEqualTo("{1, 2, 3, 4}");
            assertThat(visible(garden, Map.of())).isEqualTo("{}");
            assertThat(visible(garden, Map.of("node-b", 9L))).isEqualTo("{}");
        }
    }

    @Test
    void aConfirmationThatIsTakenBackCountsNoMoreAndAnotherOneDoes() {
        try (var garden = Garden.planted(folder)) {
            var held =
                    garden.log.seal(Garden.draft(List.of(Garden.fact("rose", DAY, 2)), List.of(), Batch.Status.HELD));
            garden.catalogue.apply(held.id());
            var path = held.id().toString();
            var yes = new Document("confirmation", path, "yes", Optional.empty());
            var no = new Document("confirmation", path, "", Optional.of(yes.sha()));
            // The same words once more: their hash was taken back, but not by what came before them.
            for (var one : List.of(yes, no, yes)) {
                garden.catalogue.apply(garden.log
                        .seal(new Draft.Documents(Garden.batch(Batch.Status.SUCCESS), List.of(one)))
                        .id());
            }

            // Entries 1 definitions, 2 held, 3 its confirmation, 4 taken back, 5 confirmed again.
            assertThat(visible(garden, Map.of("node-a", 3L))).isEqualTo("{1, 2, 3}");
            assertThat(visible(garden, Map.of("node-a", 4L))).isEqualTo("{1, 3, 4}");
            assertThat(visible(garden, Map.of("node-a", 5L))).isEqualTo("{1, 2, 3, 4, 5}");
        }
    }

    @Test
    void aMomentTakesInAllThatWasSealedUpToIt() {
        try (var garden = Garden.planted(folder)) {
            var vectors = new Vectors(garden.store);

            assertThat(vectors.resolve(new Knowledge.At(Garden.START))).isEqualTo(Map.of("node-a", 1L));
            assertThat(vectors.resolve(new Knowledge.At(Garden.START.minusNanos(1000))))
                    .isEmpty();
            assertThat(vectors.resolve(new Knowledge.Now())).isEqualTo(Map.of("node-a", 1L));
        }
    }

    @Test
    void aVectorOfEntriesThatAreNotHereIsRefused() {
        try (var garden = Garden.planted(folder)) {
            assertThatThrownBy(() -> new Vectors(garden.store).resolve(new Knowledge.Vector(Map.of("node-a", 7L))))
                    .hasMessage("the vector names entry node-a:7, but this workspace holds that node up to 1");
        }
    }

    private static String visible(Garden garden, Map<String, Long> vector) {
        return garden.store
                .read(connection -> Visibility.of(connection, vector))
                .toString();
    }
}
