package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.engine.store.Digest;
import alidade.resources.packs.DashboardText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedraftTest {
    private static final String PATH = "dashboards/overview.yaml";
    private static final String TEXT = """
            # Ours.
            dashboard: overview
            label: {zh: 总览, en: Overview}
            rows:
              - height: 1
                tiles:
                  - {tile: score, kind: kpi, label: {zh: 分, en: Score}, metric: meadow_score, format: score}
                  - {tile: quality, kind: quality, label: {zh: 质量, en: Quality}}
            """;

    @TempDir
    Path folder;

    private Meadow opened() throws IOException {
        var meadow = Meadow.open(folder);
        Files.createDirectories(file(meadow).getParent());
        Files.writeString(file(meadow), TEXT);
        meadow.restart();
        assertEquals(List.of(), meadow.engine().problems());
        return meadow;
    }

    private static Path file(Meadow meadow) {
        return meadow.workspace.resolve("packs/meadow").resolve(PATH);
    }

    private static List<String> tiles(Meadow meadow) {
        return meadow.engine().definitions().current().stream()
                .filter(pack -> pack.name().equals("meadow"))
                .flatMap(pack -> pack.dashboards().getFirst().rows().stream())
                .flatMap(row -> row.tiles().stream())
                .map(tile -> tile.id())
                .toList();
    }

    private static String moved() {
        return DashboardText.read(TEXT).orElseThrow().moved("score", true);
    }

    @Test
    void aChangedFileIsWrittenSealedAndInForceAndNoFigureChanges() throws IOException {
        try (var meadow = opened()) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.collect("north");
            var digest = meadow.engine().store().read(Digest::ofMarts);

            var entry = meadow.engine().redraft().write("meadow", PATH, TEXT, moved());

            assertTrue(entry.isPresent());
            assertEquals(List.of("quality", "score"), tiles(meadow));
            assertEquals(moved(), Files.readString(file(meadow)));
            assertEquals(digest, meadow.engine().store().read(Digest::ofMarts));
            assertEquals(Optional.empty(), meadow.engine().redraft().write("meadow", PATH, moved(), moved()));
            meadow.restart();
            assertEquals(List.of("quality", "score"), tiles(meadow));
            // And back, as an undo does.
            meadow.engine().redraft().write("meadow", PATH, moved(), TEXT);
            assertEquals(List.of("score", "quality"), tiles(meadow));
            assertEquals(TEXT, Files.readString(file(meadow)));
            assertEquals(digest, meadow.engine().store().read(Digest::ofMarts));
        }
    }

    @Test
    void whatWasChangedSinceOrHasMistakesIsLeftAlone() throws IOException {
        try (var meadow = opened()) {
            var redraft = meadow.engine().redraft();
            var entries = meadow.ask("select count(*) from log.entry");
            assertEquals(
                    "meadow/dashboards/overview.yaml was changed since by somebody else; nothing is changed",
                    assertThrows(Unanswerable.class, () -> redraft.write("meadow", PATH, moved(), TEXT))
                            .getMessage());
            var wrong = TEXT.replace("metric: meadow_score", "metric: meadow_scor");
            var told = String.valueOf(assertThrows(Unanswerable.class, () -> redraft.write("meadow", PATH, TEXT, wrong))
                    .getMessage());
            assertTrue(told.contains("did you mean 'meadow_score'?"), told);
            Files.writeString(file(meadow), TEXT + "# by hand\n");
            assertEquals(
                    file(meadow) + " holds changes that are not in force yet; nothing is changed",
                    assertThrows(Unanswerable.class, () -> redraft.write("meadow", PATH, TEXT, moved()))
                            .getMessage());
            assertEquals(TEXT + "# by hand\n", Files.readString(file(meadow)));
            assertEquals(List.of("score", "quality"), tiles(meadow));
            assertEquals(entries, meadow.ask("select count(*) from log.entry"));
        }
    }
}
