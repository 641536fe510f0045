package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Placement;
import alidade.app.views.settings.Preferences;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.HubChoice;
import alidade.engine.exchange.RememberedExchange;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The real window on a workspace that was never used.
class FirstRunTest {
    @TempDir
    Path folder;

    private Workstation workstation;
    private Thread visit;

    @BeforeEach
    void open() throws IOException {
        var preferences = new PreferencesFile(folder.resolve("settings.json"));
        // Small and still: frames of a large window, painted without a graphics card, take seconds.
        preferences.write(new Preferences(
                Optional.of("en"),
                Theme.LIGHT,
                100,
                Preferences.Motion.REDUCED,
                Optional.of(new Placement(0, 0, 1024, 640, false)),
                ""));
        workstation = new Workstation(
                folder.resolve("workspace"), EngineOptions.usual().withHome(folder.resolve("home")), preferences);
        visit = Thread.ofVirtual().start(() -> workstation.showWindow(Locale.ENGLISH, true));
        ImportedDays.await(() -> find("start-welcome").isPresent());
    }

    @AfterEach
    void close() throws InterruptedException {
        ImportedDays.closeWindows();
        assertThat(visit.join(Duration.ofMinutes(1))).as("the window is closed").isTrue();
        workstation.close();
    }

    private static Optional<Stage> stage() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .map(Stage.class::cast)
                .findFirst();
    }

    private static Optional<javafx.scene.Node> find(String id) {
        return stage().map(stage -> {
            Picture.settle(stage.getScene());
            return stage.getScene().lookup("#" + id);
        });
    }

    private static void press(String id) {
        Display.ask(() -> {
            ((ButtonBase) find(id).orElseThrow()).fire();
            return true;
        });
    }

    private static boolean shows(String id, String text) {
        return find(id).filter(
                        node -> node instanceof Labeled label && label.getText().equals(text))
                .isPresent();
    }

    @Test
    void anImportLeadsToTheFirstFigures() throws IOException {
        var file = folder.resolve("days.csv");
        Files.writeString(
                file,
                "date,platform,publisher,model_name,download_count\n2026-11-18,Hugging Face,baidu,ERNIE-4.5,4321\n");
        assertThat(Display.ask(() -> find("tile-total-downloads-value"))).isEmpty();
        Display.ask(() -> {
            ((TextField) find("start-import-file").orElseThrow()).setText(file.toString());
            return true;
        });
        press("start-import-begin");
        ImportedDays.await(() -> shows("start-import-imported", "1"));
        press("start-figures");

        ImportedDays.await(() -> find("start-welcome").isEmpty());
        ImportedDays.await(() -> shows("tile-total-downloads-value", "4,321"));
    }

    @Test
    void joiningAHubLeadsToTheFiguresOfTheOthers() throws IOException {
        var share = new HubAddress.Folder(folder.resolve("share"));
        try (var others = new ImportedDays(
                Files.createDirectories(folder.resolve("others")), "2026-11-18,Hugging Face,baidu,ERNIE-4.5,4321\n")) {
            new RememberedExchange(others.engine(), folder.resolve("others/workspace"), Clock.systemUTC())
                    .runMaking(share, _ -> {}, Progress.none(), () -> false);
        }
        ImportedDays.await(() -> find("start-hub-address").isPresent());
        Display.ask(() -> {
            ((TextField) find("start-hub-address").orElseThrow()).setText(share.text());
            return true;
        });
        press("start-hub-join");

        ImportedDays.await(() -> find("start-welcome").isEmpty());
        ImportedDays.await(() -> shows("tile-total-downloads-value", "4,321"));
        assertThat(new HubChoice(folder.resolve("workspace")).read()).contains(share);
    }

    /// Making the demo takes about a minute.
    @Test
    @EnabledIfSystemProperty(named = "alidade.full", matches = "true")
    void aDemoThatWasStoppedIsGoneOnWithAndOpensInPlaceOfTheEmptyWorkspace() {
        press("start-demo-make");
        ImportedDays.await(() -> find("start-demo-stop").isPresent());
        press("start-demo-stop");
        waitFor(() -> find("start-demo-cancelled").isPresent());
        assertThat(Display.ask(() -> shows("start-demo-make", "Go on with it"))).isTrue();
        press("start-demo-make");
        waitFor(() -> find("header-demo").isPresent());

        assertThat(folder.resolve("home/demo/demo/demo.json")).exists();
    }

    /// As long as a demo may take on a busy machine.
    private static void waitFor(java.util.function.BooleanSupplier holds) {
        for (int minutes = 0; minutes < 10; minutes++) {
            try {
                ImportedDays.await(holds);
                return;
            } catch (IllegalStateException e) {
                System.out.println("FirstRunTest - still waiting after " + (minutes + 1) + " min");
            }
        }
        throw new IllegalStateException("the demo did not come about within ten minutes");
    }
}
