package alidade.app.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.scope.Scope;
import alidade.app.views.undo.UndoViewModel;
import alidade.app.widgets.Wording;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.DashboardDefinition.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tiles of the shipped overview, arranged over a real engine.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class ArrangeViewTest {
    private static final Background BACKGROUND = Background.onVirtualThreads();
    private static final String FILE = "packs/model-ecosystem/dashboards/overview.yaml";

    private Path workspace;
    private ImportedDays days;
    private OverviewViewModel page;
    private ArrangeViewModel arrange;
    private UndoViewModel undo;

    @BeforeEach
    void importOneFile(@TempDir Path folder) throws IOException {
        workspace = folder.resolve("workspace");
        days = new ImportedDays(folder, """
                2026-11-18,Hugging Face,baidu,ERNIE,100
                2026-11-20,Hugging Face,baidu,ERNIE,120
                """);
        var figures = days.figures();
        Supplier<DashboardDefinition> inForce =
                () -> figures.pack().dashboards().getFirst();
        page = new OverviewViewModel(
                within -> new OverviewReader(figures).read(inForce.get(), within), () -> Scope.EVERYTHING, BACKGROUND);
        undo = new UndoViewModel(BACKGROUND, page::load);
        arrange = new ArrangeViewModel(
                new DashboardEditor(
                        days.engine(), "model-ecosystem", inForce.get().name()),
                undo,
                BACKGROUND,
                page::load);
    }

    @AfterEach
    void close() {
        days.close();
    }

    private Scene scene(Locale language) {
        var scene = Display.ask(() -> {
            page.load();
            return new Scene(
                    new OverviewView(page, Optional.of(arrange), Wording.in(language), false, _ -> {}), 1600, 1000);
        });
        settled();
        Display.ask(() -> {
            arrange.toggle();
            return true;
        });
        settled();
        return scene;
    }

    private void settled() {
        ImportedDays.await(() -> !page.busy().get()
                && page.state().get() instanceof OverviewViewModel.State.Shown
                && !(arrange.state().get() instanceof ArrangeViewModel.State.Working)
                && !(undo.state().get() instanceof UndoViewModel.State.Running));
    }

    private static <T> T look(Scene scene, Function<Scene, T> look) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return look.apply(scene);
        });
    }

    private void fire(Scene scene, String id) {
        look(scene, one -> {
            ((ButtonBase) one.lookup("#" + id)).fire();
            return true;
        });
        settled();
    }

    private List<String> tiles() {
        return days.figures().pack().dashboards().getFirst().rows().stream()
                .flatMap(row -> row.tiles().stream())
                .map(Tile::id)
                .toList();
    }

    private static boolean has(Scene scene, String id) {
        return look(scene, one -> one.lookup("#" + id) != null);
    }

    @Test
    void aTileMovesLaterByItsButtonWhichKeepsTheFocusAndBackAgain() throws IOException {
        var before = tiles();
        var scene = scene(Locale.ENGLISH);
        assertThat(before.subList(0, 3)).containsExactly("total-downloads", "active-models", "new-this-week");
        assertThat(has(scene, "arrange-total-downloads-earlier")).isFalse();
        assertThat(has(scene, "arrange-quality-later")).isFalse();

        fire(scene, "arrange-total-downloads-later");

        assertThat(tiles().subList(0, 3)).containsExactly("active-models", "total-downloads", "new-this-week");
        var focused = look(scene, one -> String.valueOf(one.getFocusOwner().getId()));
        assertThat(focused).isEqualTo("arrange-total-downloads-later");
        var words = look(scene, one -> ((Labeled) one.lookup("#undo-words")).getText());
        assertThat(words).isEqualTo("Arranged: Total downloads");
        // It is the workspace's own file now, with everything that stood in it.
        assertThat(Files.readString(workspace.resolve(FILE))).contains("dashboard: overview", "{tile: active-models");

        fire(scene, "undo-undo");
        assertThat(tiles()).isEqualTo(before);
        fire(scene, "undo-redo");
        assertThat(tiles().getFirst()).isEqualTo("active-models");
        fire(scene, "arrange-done");
        assertThat(has(scene, "arrange-total-downloads-later")).isFalse();
    }

    @Test
    void aTileIsRemovedAndAddedAgainFromWhatShips() {
        var before = tiles();
        var scene = scene(Locale.SIMPLIFIED_CHINESE);
        fire(scene, "arrange-platform-share-remove");
        assertThat(tiles()).doesNotContain("platform-share").hasSize(before.size() - 1);

        add(scene, "平台分布");
        // It comes back at the end.
        assertThat(tiles().getLast()).isEqualTo("platform-share");
        var shown = look(scene, one -> one.lookup("#tile-platform-share") != null);
        assertThat(shown).isTrue();
    }

    @Test
    void anyMetricIsAddedAsANumberOrAsLines() {
        var scene = scene(Locale.ENGLISH);
        var offered = new ArrayList<String>();
        look(scene, one -> {
            ((MenuButton) one.lookup("#arrange-add")).getItems().forEach(item -> offered.add(item.getText()));
            return true;
        });
        var number = offered.stream()
                .filter(one -> one.endsWith(", as a number"))
                .findFirst()
                .orElseThrow();
        var lines = offered.stream()
                .filter(one -> one.endsWith(", as lines"))
                .findFirst()
                .orElseThrow();
        var count = tiles().size();
        add(scene, number);
        add(scene, lines);
        assertThat(tiles()).hasSize(count + 2);
        assertThat(tiles().get(5)).endsWith("-number");
        assertThat(tiles().getLast()).endsWith("-lines");
        // What is there is not offered any more.
        look(scene, one -> {
            var items = ((MenuButton) one.lookup("#arrange-add")).getItems();
            assertThat(items)
                    .noneMatch(item ->
                            item.getText().equals(number) || item.getText().equals(lines));
            return true;
        });
    }

    private void add(Scene scene, String label) {
        look(scene, one -> {
            ((MenuButton) one.lookup("#arrange-add"))
                    .getItems().stream()
                            .filter(item -> item.getText().equals(label))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("'" + label + "' is not offered"))
                            .fire();
            return true;
        });
        settled();
    }

    @Test
    void whatSomebodyElseChangedSinceIsNotUndone() {
        var scene = scene(Locale.ENGLISH);
        fire(scene, "arrange-total-downloads-later");
        new DashboardEditor(days.engine(), "model-ecosystem", "overview").remove("week-growth");
        var theirs = tiles();

        fire(scene, "undo-undo");

        assertThat(tiles()).isEqualTo(theirs);
        var words = look(scene, one -> ((Labeled) one.lookup("#undo-words")).getText());
        assertThat(words).contains("was changed since by somebody else; nothing is changed");
    }

    @Test
    void escapeEndsArranging() {
        var scene = scene(Locale.ENGLISH);
        look(scene, one -> {
            Event.fireEvent(
                    one.lookup("#arrange-add"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return true;
        });
        settled();
        assertThat(has(scene, "arrange-add")).isFalse();
    }
}
