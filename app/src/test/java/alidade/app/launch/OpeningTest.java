package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real window, while its workspace is being opened.
class OpeningTest {
    @TempDir
    Path folder;

    private final CountDownLatch disk = new CountDownLatch(1);
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private Locale language = Locale.ENGLISH;
    private Workstation workstation;
    private Thread visit;

    /// A disk that does nothing until it is let go.
    private final class SlowDisk extends LogFiles {
        @Override
        public void createFolders(Path path) throws IOException {
            try {
                disk.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            super.createFolders(path);
        }
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    @BeforeEach
    void make() {
        workstation = new Workstation(
                workspace(),
                EngineOptions.usual().withHome(folder.resolve("home")).withFiles(new SlowDisk()),
                new PreferencesFile(folder.resolve("settings.json")));
        visit = Thread.ofVirtual().unstarted(() -> {
            try {
                workstation.showWindow(language, true);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        disk.countDown();
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

    private static Optional<Node> find(String id) {
        return Display.ask(() -> stage().map(stage -> {
            Picture.settle(stage.getScene());
            return stage.getScene().lookup("#" + id);
        }));
    }

    private static String told(String id) {
        return find(id).map(Node::getAccessibleText).orElse("");
    }

    @Test
    void theWindowIsThereBeforeItsWorkspaceIs() {
        language = Locale.SIMPLIFIED_CHINESE;
        visit.start();
        ImportedDays.await(() -> find("opening-note").isPresent());

        assertThat(told("opening-note")).isEqualTo("正在打开工作区 " + workspace());
        assertThat(find("shell")).isEmpty();

        disk.countDown();
        ImportedDays.await(() -> find("shell").isPresent());
        assertThat(find("opening")).isEmpty();
    }

    @Test
    void aWindowThatIsClosedInTheMeantimeStaysClosed() throws InterruptedException {
        visit.start();
        ImportedDays.await(() -> find("opening-note").isPresent());
        ImportedDays.closeWindows();
        disk.countDown();

        assertThat(visit.join(Duration.ofMinutes(1))).isTrue();
        assertThat(stage()).isEmpty();
        assertThat(thrown.get()).isNull();
    }

    @Test
    void aWorkspaceThatCannotBeOpenedIsToldInTheWindow() throws IOException, InterruptedException {
        Files.createDirectories(workspace());
        Files.writeString(workspace().resolve("log"), "a file where the folder of the log belongs");
        disk.countDown();
        visit.start();
        ImportedDays.await(() -> find("opening-failed").isPresent());

        assertThat(told("opening-failed"))
                .startsWith("The workspace cannot be opened the log of workspace")
                .contains(workspace().resolve("log").toString());
        Display.ask(() -> {
            ((ButtonBase) find("opening-close").orElseThrow()).fire();
            return true;
        });
        assertThat(visit.join(Duration.ofMinutes(1))).isTrue();
        assertThat(thrown.get()).as("for the terminal too").hasMessageContaining("cannot be opened");
    }
}
