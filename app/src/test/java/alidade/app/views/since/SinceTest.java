package alidade.app.views.since;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.widgets.Wording;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class SinceTest {
    private static final Background BACKGROUND = Background.onVirtualThreads();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Engine engine;
    private SeenFile file;

    @BeforeEach
    void open() {
        engine = Engine.open(
                folder.resolve("workspace"),
                EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home")));
        file = new SeenFile(folder.resolve("config/seen.json"));
    }

    @AfterEach
    void close() {
        ImportedDays.closeWindows();
        engine.close();
    }

    private void importDay(String day) throws IOException {
        var rows = folder.resolve("days.csv");
        Files.writeString(
                rows, "date,platform,publisher,model_name,download_count\n" + day + ",ModelScope,baidu,ERNIE,20\n");
        engine.importer().run(rows, "model-ecosystem", "model_downloads", Extent.UNKNOWN, Progress.none(), () -> false);
    }

    private SinceViewModel loaded() {
        var model = Display.ask(() -> {
            var made = new SinceViewModel(new SinceReader(engine), file, "node-a", BACKGROUND);
            made.load();
            return made;
        });
        ImportedDays.await(() -> model.since().get().isPresent());
        return model;
    }

    private static long all(SinceViewModel model) {
        return Display.ask(() -> model.since().get().orElseThrow().all());
    }

    @Test
    void whoLooksForTheFirstTimeBeginsWithWhatIsThere() throws IOException {
        importDay("2026-11-18");

        assertThat(all(loaded())).isZero();
        assertThat(file.read("node-a")).isPresent();
        assertThat(file.read("node-b")).isEmpty();
    }

    @Test
    void whatCameSinceIsListedUntilItWasSeen() throws IOException {
        importDay("2026-11-18");
        loaded();
        importDay("2026-11-19");

        // The rows of the file, and the receipt of its import.
        var model = loaded();
        assertThat(all(model)).isEqualTo(2);
        var scene = Display.ask(() -> {
            var made = new Scene(new SinceButton(model, Wording.in(Locale.ENGLISH)), 600, 400);
            var stage = new Stage();
            stage.setScene(made);
            stage.show();
            Picture.settle(made);
            return made;
        });
        assertThat(Display.<String>ask(() -> ((Button) scene.lookup("#header-since")).getText()))
                .isEqualTo("2 new entries");
        Display.ask(() -> {
            ((Button) scene.lookup("#header-since")).fire();
            return true;
        });
        var panel = panel();
        var lines = Display.<List<String>>ask(() -> {
            Picture.settle(panel.getScene());
            return panel.lookupAll(".list-cell").stream()
                    .map(cell -> String.valueOf(cell.getAccessibleText()))
                    .filter(words -> !words.equals("null"))
                    .toList();
        });
        assertThat(lines)
                .anyMatch(line ->
                        line.startsWith("2026-11-20 12:00 ModelScope · imported · ") && line.endsWith(" 1 rows whole"));
        assertThat(Display.<Integer>ask(() ->
                        ((ListView<?>) panel.lookup("#since-list")).getItems().size()))
                .isEqualTo(2);

        Display.ask(() -> {
            ((Button) panel.lookup("#since-seen")).fire();
            return true;
        });
        ImportedDays.await(() -> scene.lookup("#header-since") == null);
        assertThat(all(loaded())).isZero();
    }

    private static Node panel() {
        return Display.ask(() -> Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(one -> one.getScene().lookup("#since-panel"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void aFileThatCannotBeUsedCountsAsIfNobodyHadLooked() throws IOException {
        for (var text : List.of("", "[1]", "{\"node-a\": 7}", "{\"node-a\"")) {
            Files.createDirectories(folder.resolve("config"));
            Files.writeString(folder.resolve("config/seen.json"), text);

            assertThat(file.read("node-a")).as(text).isEmpty();
        }
        file.write("node-a", Map.of("x", 3L));
        assertThat(file.read("node-a")).isEqualTo(Optional.of(Map.of("x", 3L)));
    }

    @Test
    void theWorkspacesThatWereLookedAtLongestAgoAreLetGoOf() throws IOException {
        for (var n : IntStream.range(0, 101).toArray()) file.write("node-" + n, Map.of("x", (long) n));

        assertThat(file.read("node-0")).isEmpty();
        assertThat(file.read("node-1")).isEqualTo(Optional.of(Map.of("x", 1L)));
        assertThat(file.read("node-100")).isPresent();
    }
}
