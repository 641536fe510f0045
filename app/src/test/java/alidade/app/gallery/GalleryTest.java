package alidade.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Request;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Dress;
import alidade.app.fx.Picture;
import alidade.app.shell.ReadableText;
import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.views.settings.Appearance;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Look;
import alidade.resources.theme.Theme;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.transform.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleryTest {
    private static final Look ANY = Look.ALL.getFirst();

    private static List<Specimen> specimens(Look look, Background background) {
        return Display.ask(() -> Gallery.in(Wording.in(look.language()), background));
    }

    /// By scanning the package, so that a new widget has to have its place in the gallery.
    @Test
    void everyPublicWidgetIsInTheGallery() {
        var widgets = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("alidade.app.widgets")
                        .stream()
                        .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(one -> one.isTopLevelClass())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        var shown = specimens(ANY, Background.onVirtualThreads()).stream()
                .map(specimen -> specimen.of().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(widgets).hasSizeGreaterThan(15);
        assertThat(shown).containsAll(widgets);
    }

    /// A specimen shows what its name says: the component itself stands in it.
    @Test
    void eachSpecimenOfANodeHasThatNodeInEachOfItsStates() {
        for (var specimen : specimens(ANY, Background.onVirtualThreads())) {
            if (!Node.class.isAssignableFrom(specimen.of())) continue;
            for (var state : specimen.states()) {
                var found = Display.<Boolean>ask(() -> {
                    var scene = new Scene(state.node().get());
                    Picture.settle(scene);
                    return holds(scene.getRoot(), specimen.of());
                });
                assertThat(found)
                        .as(specimen.of().getSimpleName() + " " + state.name())
                        .isTrue();
            }
        }
    }

    private static boolean holds(Node node, Class<?> of) {
        return of.isInstance(node)
                || (node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream().anyMatch(child -> holds(child, of)));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, zh", "LIGHT, en", "DARK, zh", "DARK, en"})
    void everythingCanBeReadAtTheUsualSizeAndAtTwiceOfIt(Theme theme, String language) throws IOException {
        var look = new Look(theme, Locale.of(language));
        var background = Background.onVirtualThreads();
        var problems = new ArrayList<String>();
        for (var specimen : specimens(look, background)) {
            var scene = GalleryWindow.scene(specimen, look, background);
            problems.addAll(Display.ask(() -> problems(scene, specimen, 100)));
            problems.addAll(Display.ask(() -> problems(enlarged(scene, theme), specimen, 200)));
        }

        assertThat(problems).isEmpty();
    }

    private static List<String> problems(Scene scene, Specimen specimen, int percent) {
        return ReadableText.problems(scene).stream()
                .map(problem -> specimen.of().getSimpleName() + " " + percent + " %: " + problem)
                .toList();
    }

    private static Scene enlarged(Scene scene, Theme theme) {
        var page = scene.getRoot();
        var width = scene.getWidth();
        var height = scene.getHeight();
        scene.setRoot(new Group());
        page.getTransforms().setAll(new Scale(2, 2));
        var large = new Scene(new Group(), 2 * width, 2 * height);
        Dress.put(theme, large);
        large.setRoot(new Group(page));
        Picture.settle(large);
        return large;
    }

    /// Each state of a view is one that the view itself says.
    @Test
    void theStatesOfViewsAreTheirOwn() throws IOException {
        var look = new Look(Theme.LIGHT, Locale.ENGLISH);
        var background = Background.onVirtualThreads();
        var overview = specimens(look, background).stream()
                .filter(specimen -> specimen.of().getSimpleName().equals("OverviewView"))
                .findFirst()
                .orElseThrow();
        var words = words(GalleryWindow.scene(overview, look, background).getRoot());

        assertThat(words)
                .contains("Loading …", "No data", "Cannot be shown")
                .anyMatch(word -> word.contains("41%"))
                .anyMatch(word -> word.equals(Wording.in(Locale.ENGLISH).get("tile.stale")))
                .anyMatch(word -> word.contains(Hard.HANGUL))
                .anyMatch(word -> word.contains(Hard.EMOJI))
                .anyMatch(word -> word.contains(Hard.LONG))
                .anyMatch(word -> word.equals(Hard.SENTENCE));
    }

    /// What each of them says in one of its states, and in no other.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WallView        | stale: data is 40 d old
            WallView        | clock is 2 h 0 min behind the data
            WallView        | These figures were read 4 min ago: the store does not answer
            WallView        | No data
            WallView        | Cannot be shown
            WallView        | Loading …
            QualityRoomView | As it was known then. Rows are mended, and batches confirmed, as things stand now.
            QualityRoomView | Collect from the sources or import a file, and the figures appear here.
            QualityRoomView | Loading …
            DayCard         | 41.5
            DayCard         | There is no source 'nowhere'
            ListsCard       | Row 1 of entry gallery:40
            ListsCard       | Sealing and computing: 0 of 2
            ListsCard       | Does this batch count? The confirmation is sealed, and can be undone.
            ListsCard       | undone
            ListsCard       | #24 · 20261126_084000_cn · cn
            SyncView        | out of reach
            SyncView        | 7 still to answer …
            SyncView        | 5 of 7 cannot be reached: CAICT, GitCode, Gitee, Hugging Face, Modelers
            SyncView        | Dry run: 412 pages · 12,570 records · about 40 s
            SyncView        | page 120 of 412 · 3,600 records · about 4 min left
            SyncView        | Let go of 120 pages? The next run begins at the first one.
            SyncView        | 6 of 7 sources complete
            HubPane         | Everything stays on this machine. A hub lets several machines share what they collect.
            HubPane         | postgresql://una@hub.example/alidade was not gone to yet.
            HubPane         | away
            HubPane         | Going to the hub …
            HubPane         | Stopping; what moved so far stays …
            HubPane         | 122 not here yet
            HubPane         | Fork at 4f0a12c39b7e:41
            HubCard         | Make this folder a hub
            HubCard         | /mnt/share is there: 4 nodes, 770 entries, 125 of them not here yet.
            JoinCard        | 3 entries given, 122 taken.
            SettingsView    | not set, can do without
            SettingsView    | No source needs an account.
            """)
    void whatIsCollectedCheckedAndHungOnTheWallIsThereInItsStates(String view, String sentence) throws IOException {
        assertThat(said(view)).contains(sentence);
    }

    private static final Map<String, List<String>> SAID = new ConcurrentHashMap<>();

    private static List<String> said(String view) throws IOException {
        var known = SAID.get(view);
        if (known != null) return known;
        var look = new Look(Theme.LIGHT, Locale.ENGLISH);
        var background = Background.onVirtualThreads();
        for (var specimen : specimens(look, background)) {
            if (!specimen.of().getSimpleName().equals(view)) continue;
            SAID.put(view, words(GalleryWindow.scene(specimen, look, background).getRoot()));
        }
        return SAID.getOrDefault(view, List.of());
    }

    private static List<String> words(Node root) {
        var words = new ArrayList<String>();
        if (root instanceof Labeled labeled) words.add(labeled.getText());
        if (root instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) words.addAll(words(child));
        }
        return words;
    }

    @Test
    void theViewFollowsLanguageThemeAndSize() {
        var titles = Display.ask(() -> {
            var appearance = Appearance.of(Theme.LIGHT, Locale.ENGLISH);
            var view = new GalleryView(appearance, Background.onVirtualThreads());
            var scene = new Scene(view, 1366, 768);
            var before = ((Labeled) scene.lookup("#gallery-title")).getText();
            appearance.speak(Locale.SIMPLIFIED_CHINESE);
            appearance.textPercent().set(200);
            return List.of(before, ((Labeled) scene.lookup("#gallery-title")).getText());
        });

        assertThat(titles).containsExactly("Gallery", "组件展廊");
    }

    @Test
    void theCommandPaintsEachSpecimenInEveryLookWithoutAWorkspace(@TempDir Path folder) throws IOException {
        var request = new Request(folder.toString(), 0, false, "en", List.of("gallery", "--out", "pictures"));
        assertThat(AlidadeCommand.workspaceOf(request)).isEmpty();

        var reply = AlidadeCommand.answer(request, _ -> {});

        var names = specimens(ANY, Background.onVirtualThreads()).stream()
                .flatMap(specimen -> Look.ALL.stream().map(look -> specimen.of().getSimpleName() + "-" + look + ".png"))
                .toList();
        assertThat(reply.exitCode()).isZero();
        try (var files = Files.list(folder.resolve("pictures"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
