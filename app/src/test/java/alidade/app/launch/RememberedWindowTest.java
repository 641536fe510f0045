package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Placement;
import alidade.app.views.settings.Preferences;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real window, on a screen in memory of 1920 × 1080.
class RememberedWindowTest {
    @TempDir
    Path folder;

    private PreferencesFile file() {
        return new PreferencesFile(folder.resolve("config/settings.json"));
    }

    /// Opens the window, does something with it, and closes it.
    private void visit(Consumer<Stage> act) throws InterruptedException {
        var options = EngineOptions.usual().withHome(folder.resolve("home"));
        try (var workstation = new Workstation(folder.resolve("workspace"), options, file())) {
            var visit = Thread.ofVirtual().start(() -> workstation.showWindow(Locale.ENGLISH, false));
            ImportedDays.await(() ->
                    Display.ask(() -> stage().filter(stage -> stage.getScene().lookup("#shell") != null)
                            .isPresent()));
            Display.ask(() -> {
                act.accept(stage().orElseThrow());
                stage().orElseThrow().hide();
                return true;
            });
            visit.join();
        }
    }

    private static Optional<Stage> stage() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .map(Stage.class::cast)
                .findFirst();
    }

    @Test
    void theWindowOpensWhereAndAsItWasLeft() throws InterruptedException {
        visit(stage -> {
            stage.setX(120);
            stage.setY(60);
            stage.setWidth(1300);
            stage.setHeight(800);
            ((ButtonBase) stage.getScene().lookup("#header-theme")).fire();
            ((ButtonBase) stage.getScene().lookup("#nav-quality")).fire();
        });
        assertThat(file().read().preferences().placement()).contains(new Placement(120, 60, 1300, 800, false));

        var seen = new Object[1];
        visit(stage -> seen[0] = stage.getX() + " " + stage.getY() + " " + stage.getWidth() + " " + stage.getHeight()
                + " "
                + stage.getScene().getStylesheets().getFirst().endsWith("dark.css") + " "
                + stage.getScene().lookup("#nav-quality").getStyleClass().contains("on"));
        assertThat(seen[0]).isEqualTo("120.0 60.0 1300.0 800.0 true true");
    }

    @Test
    void aWindowOfAMonitorThatIsGoneIsNotLost() throws InterruptedException, IOException {
        file().write(Preferences.usual()
                .with(Optional.of(new Placement(2600, 300, 1200, 700, false)), "no-such-place"));
        var seen = new Object[1];
        visit(stage -> seen[0] = stage.getX() + " " + stage.getY() + " " + stage.getWidth() + " " + stage.getHeight());

        // (1920 − 1200) / 2 = 360, (1080 − 700) / 2 = 190.
        assertThat(seen[0]).isEqualTo("360.0 190.0 1200.0 700.0");
    }

    @Test
    void textOfTwiceTheSizeIsLaidOutInHalfTheRoomAndCanBeScrolled() throws InterruptedException, IOException {
        file().write(new Preferences(
                Optional.of("zh"), Theme.LIGHT, 200, Preferences.Motion.REDUCED, Optional.empty(), ""));
        var seen = new Object[1];
        visit(stage -> {
            var title = stage.getScene().lookup("#header-title");
            seen[0] = title.localToScene(title.getBoundsInLocal()).getHeight()
                            / title.getBoundsInLocal().getHeight()
                    + " " + (stage.getScene().lookup("#zoom") != null) + " "
                    + stage.getScene().getPreferences().isReducedMotion();
        });

        assertThat(seen[0]).isEqualTo("2.0 true true");
    }
}
