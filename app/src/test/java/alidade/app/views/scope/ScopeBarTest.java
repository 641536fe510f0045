package alidade.app.views.scope;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.ShellView;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The bar in the window, over an engine with one imported file:
///
/// ```
/// day          Hugging Face   ModelScope
/// 2026-11-01   80             20
/// 2026-11-18   100            30
/// 2026-11-20   120            33
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeBarTest {
    private static final Background BACKGROUND = Background.onVirtualThreads();

    private ImportedDays days;

    @BeforeAll
    void importOneFile(@TempDir Path folder) throws IOException {
        days = new ImportedDays(folder, """
                2026-11-01,Hugging Face,baidu,ERNIE,80
                2026-11-01,ModelScope,baidu,ERNIE,20
                2026-11-18,Hugging Face,baidu,ERNIE,100
                2026-11-18,ModelScope,baidu,ERNIE,30
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,ModelScope,baidu,ERNIE,33
                """);
    }

    @AfterAll
    void close() {
        days.close();
    }

    @AfterEach
    void closeTheWindow() {
        ImportedDays.closeWindows();
    }

    /// The whole window, with its overview answered.
    private record Room(ShellViewModel model, Scene scene) {
        <T> T look(Function<Scene, T> look) {
            return Display.ask(() -> {
                Picture.settle(scene);
                return look.apply(scene);
            });
        }

        void act(java.util.function.Consumer<Scene> act) {
            look(scene -> {
                act.accept(scene);
                return true;
            });
            answered();
        }

        Room answered() {
            ImportedDays.await(() -> !model.overview().busy().get()
                    && model.scope().reading().get().isPresent()
                    && !(model.overview().state().get() instanceof State.Loading));
            return this;
        }

        String text(String id) {
            return look(scene -> ((Labeled) scene.lookup("#" + id)).getText());
        }

        Scope scope() {
            return look(_ -> model.scope().scope().get());
        }
    }

    private Room room(Locale language) {
        return Display.ask(() -> {
                    EngineFigures figures = days.figures();
                    var scope = new ScopeViewModel(new ScopeReader(figures), BACKGROUND);
                    var model = ShellViewModel.over(
                            figures,
                            scope,
                            figures.pack().dashboards().getFirst(),
                            List.of(),
                            Optional.empty(),
                            BACKGROUND,
                            Theme.LIGHT,
                            language);
                    var scene = new ShellView(model).asScene(1920, 1080);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    model.reload();
                    return new Room(model, scene);
                })
                .answered();
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void theWorldsDayLeadsAllTilesToThatDay() {
        var room = room(Locale.ENGLISH);
        assertThat(room.text("tile-total-downloads-value")).isEqualTo("153");

        room.act(scene -> ((ButtonBase) scene.lookup("#scope-clocks")).fire());
        // From the 20th, one day back by key, then to the first day.
        room.act(scene -> {
            var slider = (Slider) scene.lookup("#scope-on");
            slider.requestFocus();
            slider.decrement();
        });
        assertThat(room.scope().on()).contains(LocalDate.parse("2026-11-19"));
        // On the 19th nothing was observed: 100 + 30 of the day before.
        assertThat(room.text("tile-total-downloads-value")).isEqualTo("130");

        room.act(scene -> press(scene.lookup("#scope-on"), KeyCode.PAGE_DOWN));
        assertThat(room.text("tile-total-downloads-value")).isEqualTo("100");
        assertThat(room.text("scope-clocks")).isEqualTo("World on 2026-11-01, known now");
        assertThat(room.text("header-data-time")).contains("2026-11-01");

        room.act(scene -> ((ButtonBase) scene.lookup("#scope-now")).fire());
        assertThat(room.text("tile-total-downloads-value")).isEqualTo("153");
        assertThat(room.<Boolean>look(scene -> scene.lookup("#scope-on") == null))
                .isTrue();
    }

    @Test
    void bothClocksGoTogetherWhileTheyAreLinked() {
        var room = room(Locale.SIMPLIFIED_CHINESE);
        room.act(scene -> ((ButtonBase) scene.lookup("#scope-clocks")).fire());
        room.act(scene -> ((ButtonBase) scene.lookup("#scope-linked")).fire());
        room.act(scene -> ((Slider) scene.lookup("#scope-on")).setValue(17));

        // 2026-11-01 and 17 days; the file was sealed on the 20th, so nothing was known then.
        assertThat(room.scope().on()).contains(LocalDate.parse("2026-11-18"));
        assertThat(room.scope().knownAt()).contains(LocalDate.parse("2026-11-18"));
        assertThat(room.<String>look(scene -> scene.lookup("#overview-state").getAccessibleText()))
                .isEqualTo("暂无数据 在时钟所指的时刻还没有任何数据。");
    }

    @Test
    void aFilterIsSearchedTickedAndLetGoOf() {
        var room = room(Locale.ENGLISH);
        room.act(scene -> item((MenuButton) scene.lookup("#scope-filter"), "scope-filter-platform")
                .fire());
        var panel = popup();
        ImportedDays.await(() -> panel.lookup("#scope-panel-list") != null);
        room.act(_ -> ((TextField) panel.lookup("#scope-panel-search")).setText("scope"));
        var values = room.<List<String>>look(_ -> ((ListView<?>) panel.lookup("#scope-panel-list"))
                .getItems().stream()
                        .map(one -> ((ScopeReading.Choice) one).value())
                        .toList());
        assertThat(values).containsExactly("ModelScope");
        room.act(_ -> {
            var list = (ListView<?>) panel.lookup("#scope-panel-list");
            list.getSelectionModel().select(0);
            press(list, KeyCode.SPACE);
        });

        assertThat(room.text("tile-total-downloads-value")).isEqualTo("33");
        assertThat(room.text("scope-chip-platform")).isEqualTo("Platform: ModelScope");
        // The quality of one source is left.
        assertThat(room.<Boolean>look(scene -> scene.lookup("#tile-quality-source-2") == null))
                .isTrue();

        room.act(scene -> ((ButtonBase) scene.lookup("#scope-chip-platform-clear")).fire());
        assertThat(room.text("tile-total-downloads-value")).isEqualTo("153");
    }

    @Test
    void aTileWhoseMetricLacksTheDimensionSaysThatItDoesNotFollow() {
        var room = room(Locale.ENGLISH);
        room.act(_ -> room.model().scope().change(scope -> scope.withOnly("publisher", java.util.Set.of("nobody"))));

        assertThat(room.text("tile-quality-unfiltered")).isEqualTo("not by Publisher");
        assertThat(room.<Boolean>look(scene -> scene.lookup("#tile-total-downloads-unfiltered") == null))
                .isTrue();
    }

    @Test
    void moreDaysAreShownFromAPresetOrADay() {
        var room = room(Locale.ENGLISH);
        room.act(scene -> ((ButtonBase) scene.lookup("#scope-days-7")).fire());
        assertThat(room.scope().days()).isEqualTo(OptionalInt.of(7));
        assertThat(room.look(ScopeBarTest::trendDays)).isEqualTo(7);

        room.act(scene -> ((DatePicker) scene.lookup("#scope-from")).setValue(LocalDate.parse("2026-11-01")));
        assertThat(room.look(ScopeBarTest::trendDays)).isEqualTo(20);

        // Before the first observation there is nothing to show: 2026-11-01 to 2026-11-20.
        room.act(scene -> ((DatePicker) scene.lookup("#scope-from")).setValue(LocalDate.parse("1900-01-01")));
        assertThat(room.scope().days()).isEqualTo(OptionalInt.of(20));

        room.act(scene -> ((ButtonBase) scene.lookup("#scope-days-own")).fire());
        assertThat(room.look(ScopeBarTest::trendDays)).isEqualTo(30);
        assertThat(room.<Boolean>look(scene -> ((DatePicker) scene.lookup("#scope-from")).getValue() == null))
                .isTrue();
    }

    private static int trendDays(Scene scene) {
        var words = scene.lookup("#tile-downloads-trend").lookupAll(".text-note").stream()
                .filter(Labeled.class::isInstance)
                .map(one -> ((Labeled) one).getText())
                .filter(one -> one.contains("days,"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(words.substring(0, words.indexOf(' ')));
    }

    private static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream()
                .filter(one -> id.equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static Node popup() {
        return Display.ask(() -> Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(one -> one.getScene().lookup("#scope-panel"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow());
    }
}
