package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.views.ImportedDays;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// On the real stage of the headless screen, by real seconds.
class WallScreensTest {
    @TempDir
    Path folder;

    private LivingHouse house;
    private WallViewModel model;
    private WallScreens screens;
    private Thread standing;

    @BeforeEach
    void show() throws IOException {
        house = new LivingHouse(folder, Instant.parse("2026-11-20T00:40:00Z"));
        house.importDays("2026-11-20,Hugging Face,baidu,ERNIE,12000000\n");
        model = Display.ask(() -> new WallViewModel(
                () -> house.read("ecosystem"), WallClock.of(house.hands), Background.onVirtualThreads()));
        screens = new WallScreens(model, Monitors.ALL, Theme.DARK, Wording.in(Locale.ENGLISH));
        standing = Thread.ofVirtual().start(screens::showAndWait);
        ImportedDays.await(() -> stage().isPresent() && model.state().get() instanceof WallViewModel.State.Shown);
    }

    @AfterEach
    void close() throws InterruptedException {
        screens.close();
        standing.join();
        house.close();
    }

    private static Optional<Stage> stage() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null && window.getScene().getRoot() instanceof WallView)
                .map(Stage.class::cast)
                .findFirst();
    }

    private static void press(KeyCode code) {
        Display.ask(() -> {
            Event.fireEvent(
                    stage().orElseThrow().getScene(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    @Test
    void itFillsTheScreenWithoutAFrame() {
        var about = Display.ask(() -> {
            var stage = stage().orElseThrow();
            return List.of(stage.getStyle(), stage.isFullScreen(), stage.getWidth(), stage.getHeight());
        });

        assertThat(about).containsExactly(StageStyle.UNDECORATED, true, 1920.0, 1080.0);
        assertThat(WallScreens.monitors()).isEqualTo(1);
    }

    @Test
    void arrowsTurnPages() {
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        press(KeyCode.LEFT);

        assertThat(Display.ask(() -> model.turn().get())).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void escapeLeaves() throws InterruptedException {
        press(KeyCode.ESCAPE);
        standing.join();

        assertThat(Display.ask(() -> stage().isEmpty())).isTrue();
    }

    @Test
    void aPointerThatRestsIsHiddenAndTheWallIsPainted() {
        var before = Display.ask(() -> model.truth().get());
        ImportedDays.await(() -> stage().orElseThrow().getScene().getCursor() == Cursor.NONE);
        // By then the real counter has gone on, and with it what the bar tells.
        assertThat(Display.ask(() -> model.truth().get().read().orElseThrow()))
                .isNotEqualTo(before.read().orElse(Duration.ZERO));
    }
}
