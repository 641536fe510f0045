package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.Size;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.Album;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.theme.Look;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks by the Tab key through each place of the window, and through the sheet beside a number: every control is come
/// to, and has a name that a screen reader can say.
class KeyboardWalkTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);
    private static final int LONGEST_WALK = 2_000;

    @TempDir
    Path folder;

    private Workstation workstation;
    private final List<String> looked = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void open() {
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        workstation = new Workstation(
                folder.resolve("workspace"), options, new PreferencesFile(folder.resolve("settings.json")));
    }

    @AfterEach
    void close() {
        ImportedDays.closeWindows();
        workstation.close();
    }

    private void importDays() throws IOException {
        var rows = new StringBuilder("date,platform,publisher,model_name,download_count\n");
        for (var day = 0; day < 9; day++) {
            var date = LocalDate.parse("2026-11-11").plusDays(day);
            rows.append("%s,ModelScope,baidu,ERNIE,%d%n".formatted(date, 10 + day));
            rows.append("%s,Hugging Face,ann,Paddle,%d%n".formatted(date, 7 * (10 + day)));
        }
        rows.append("2026-11-12,ModelScope,ann,Odd,many\n");
        var file = Files.writeString(folder.resolve("days.csv"), rows);
        workstation
                .engine()
                .importer()
                .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
    }

    private ShellViewModel walk() throws IOException {
        var background = Background.onVirtualThreads();
        ShellViewModel shell = Display.ask(
                () -> workstation.places(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty(), background));
        Album.of(shell, background, new Size(1920, 1080)).leaf((place, look, scene) -> {
            Display.ask(() -> {
                Picture.settle(scene);
                look(place, look, scene);
                return true;
            });
            return true;
        });
        return shell;
    }

    private void look(String place, Look look, Scene scene) {
        var where = place + "-" + look + " ";
        var controls = new ArrayList<Node>();
        collect(scene.getRoot(), controls);
        // Under an open sheet the window waits.
        var sheet = scene.lookup("#explain");
        if (sheet != null && sheet.isVisible()) controls.removeIf(control -> !isWithin(sheet, control));
        assertThat(controls).as(where + "has something to press").isNotEmpty();
        var reached = reachedFrom(controls.getFirst(), scene);
        for (var control : controls) {
            if (!reached.contains(control) && !isOfAReachedGroup(control, reached))
                problems.add(where + "is not come to: " + control);
            if (name(control).isBlank()) problems.add(where + "has no name: " + control);
        }
        looked.add(place);
    }

    /// All that gets the focus from one Tab to the next, until it comes round.
    private static Set<Node> reachedFrom(Node first, Scene scene) {
        Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        first.requestFocus();
        for (var step = 0; step < LONGEST_WALK; step++) {
            var owner = scene.getFocusOwner();
            if (owner == null || !reached.add(owner)) return reached;
            owner.requestFocusTraversal(TraversalDirection.NEXT);
        }
        throw new AssertionError("the walk does not come round");
    }

    /// Tab comes to the one that is chosen, the arrow keys to the others of its group.
    private static boolean isOfAReachedGroup(Node node, Set<Node> reached) {
        return node instanceof ToggleButton button
                && button.getToggleGroup() != null
                && button.getToggleGroup().getSelectedToggle() instanceof Node chosen
                && reached.contains(chosen);
    }

    /// What can be pressed, written into, chosen from or moved; not the parts that it is made of.
    private static void collect(Node node, List<Node> controls) {
        if (!node.isVisible() || node.isDisabled()) return;
        if (isForPeople(node)) {
            controls.add(node);
            return;
        }
        if (node instanceof ScrollPane scroll) {
            if (scroll.getContent() != null) collect(scroll.getContent(), controls);
            return;
        }
        if (node instanceof Control && !(node instanceof Labeled)) return;
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls));
    }

    private static boolean isForPeople(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ChoiceBox<?>
                || node instanceof Slider
                || node instanceof TableView<?>
                || node instanceof TreeView<?>
                || node instanceof ListView<?>
                || node.isFocusTraversable() && !(node instanceof ScrollPane);
    }

    private static boolean isWithin(Node outer, Node node) {
        for (Node one = node; one != null; one = one.getParent()) if (one == outer) return true;
        return false;
    }

    private static String name(Node node) {
        var told = node.getAccessibleText();
        if (told != null && !told.isBlank()) return told;
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    @Test
    void everyControlOfEveryPlace() throws IOException {
        importDays();

        var shell = walk();

        for (var place : shell.places().all()) assertThat(looked).contains(place.id());
        assertThat(looked).contains("explanation", "lineage");
        assertThat(problems).isEmpty();
    }

    @Test
    void everyControlOfTheFirstRun() throws IOException {
        walk();

        assertThat(looked).contains("start");
        assertThat(problems).isEmpty();
    }
}
