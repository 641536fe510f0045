package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.PaperFile;
import alidade.app.fx.Picture;
import alidade.app.shell.Paper;
import alidade.app.shell.ShellView;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A view that is not shown any more is let go of: view models, which live as long as the window, do not keep it.
class LettingGoTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);
    private static final int SWITCHES = 20;
    private static final int ROUNDS_OF_COLLECTING = 40;

    @TempDir
    Path folder;

    private final Background background = Background.onVirtualThreads();
    /// What was shown and is not any more, by what it was.
    private final Map<String, List<WeakReference<Node>>> left = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private Workstation workstation;

    @SuppressWarnings("NullAway.Init")
    private ShellViewModel shell;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @BeforeEach
    void open() throws Exception {
        workstation = new Workstation(
                folder.resolve("workspace"),
                EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home")),
                new PreferencesFile(folder.resolve("settings.json")));
        importDays();
        shell = Display.ask(
                () -> workstation.shell(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty(), background));
        scene = Display.ask(() -> {
            var made = new ShellView(shell).asScene(1920, 1080);
            // JavaFX keeps what was taken out of a scene until the scene is painted again.
            var stage = new Stage();
            stage.setScene(made);
            stage.show();
            shell.reload();
            return made;
        });
        rest();
    }

    @AfterEach
    void close() {
        ImportedDays.closeWindows();
        workstation.close();
    }

    private void importDays() throws IOException {
        var rows = new StringBuilder("date,platform,publisher,model_name,download_count\n");
        for (var day = 0; day < 14; day++) {
            for (var model = 0; model < 5; model++) {
                rows.append("%s,ModelScope,baidu,ERNIE-%d,%d%n"
                        .formatted(LocalDate.of(2026, 11, 7).plusDays(day), model, 100 * model + day));
            }
        }
        var file = Files.writeString(folder.resolve("days.csv"), rows.append("2026-11-20,ModelScope,ann,Odd,many\n"));
        workstation
                .engine()
                .importer()
                .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
    }

    private void rest() throws InterruptedException {
        assertThat(background.awaitRest(Duration.ofMinutes(1))).isTrue();
        on(() -> Picture.settle(scene));
    }

    private static void on(Runnable change) {
        Display.ask(() -> {
            change.run();
            return true;
        });
    }

    private static Stream<Node> all(Node root) {
        return Stream.concat(
                Stream.of(root),
                root instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(LettingGoTest::all)
                        : Stream.empty());
    }

    /// Remembers the parts of a view that have a name, weakly.
    private void remember(Node root) {
        all(root)
                .filter(node -> node instanceof Region && node.getId() != null)
                .forEach(node -> left.computeIfAbsent(
                                node.getClass().getSimpleName() + " #" + node.getId(), _ -> new ArrayList<>())
                        .add(new WeakReference<>(node)));
    }

    /// What is still there of what was let go of, after as many collections as it needs.
    private Map<String, Long> kept() throws InterruptedException {
        for (int round = 0; round < ROUNDS_OF_COLLECTING && !count().isEmpty(); round++) {
            System.gc();
            Thread.sleep(20);
        }
        return count();
    }

    private Map<String, Long> count() {
        return left.entrySet().stream()
                .map(one -> Map.entry(
                        one.getKey(),
                        one.getValue().stream()
                                .filter(node -> node.get() != null)
                                .count()))
                .filter(one -> one.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private void visitEveryPlace(Supplier<Boolean> atEach) throws InterruptedException {
        for (var place : shell.places().all()) {
            on(() -> shell.places().show(place));
            rest();
            Display.ask(atEach);
        }
    }

    @Test
    void afterSwitchesOfTheLanguageOnlyWhatIsShownIsThere() throws InterruptedException {
        for (int time = 0; time < SWITCHES; time++) {
            visitEveryPlace(() -> {
                remember(scene.getRoot().lookup("#header").getParent().getParent());
                return true;
            });
            on(shell::switchLanguage);
            rest();
        }
        on(() -> shell.places().show(0));
        rest();

        assertThat(left).hasSizeGreaterThan(50);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatWasPrintedIsNotKept() throws Exception {
        for (int time = 0; time < 5; time++) {
            int number = time;
            visitEveryPlace(() -> Paper.of(shell, PaperFile.ratio(), NOON.instant())
                    .map(page -> {
                        remember(page.getRoot());
                        return write(page, number);
                    })
                    .orElse(false));
        }
        on(() -> shell.places().show(0));
        rest();

        assertThat(left).hasSizeGreaterThan(20);
        assertThat(kept()).isEmpty();
    }

    private boolean write(Scene page, int number) {
        try {
            PaperFile.write(Picture.of(page, 1), "page", folder.resolve(number + ".pdf"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return true;
    }
}
