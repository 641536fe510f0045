package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.Size;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.Album;
import alidade.app.shell.ReadableText;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.PreferencesFile;
import alidade.app.widgets.Wording;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text of the window can be read, in both themes and languages: of each place that it leads to, found by asking
/// it, and of what opens in them.
class ReadablePlacesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);
    private static final String LONG = "ERNIE-" + "very-long-name-".repeat(20);

    @TempDir
    Path folder;

    private Workstation workstation;

    @SuppressWarnings("NullAway.Init") // Opened by each test, once there is what it is to show.
    private ShellViewModel shell;

    @SuppressWarnings("NullAway.Init")
    private Album album;

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

    /// 20 models with counts that grow and shrink, on two sources, for two weeks; names of 300 characters and in Hangul
    /// are among them, and a row that is refused.
    private static String days(String first, int days) {
        var rows = new StringBuilder("date,platform,publisher,model_name,download_count\n");
        for (var number = 0; number < 20; number++) {
            var name = number == 0 ? LONG : number == 1 ? "한국어-모델" : "ERNIE-4.5-" + number + "B-Paddle";
            for (var day = 0; day < days; day++) {
                var date = LocalDate.parse(first).plusDays(day);
                rows.append("%s,%s,%s,%s,%d%n"
                        .formatted(
                                date,
                                number % 3 == 0 ? "ModelScope" : "Hugging Face",
                                number % 2 == 0 ? "baidu" : "ann",
                                name,
                                Math.round(Math.pow(3, number % 15)) * (number % 4 == 0 ? 40 - day : 20 + day)));
            }
        }
        return rows.append(first + ",ModelScope,ann,Odd,many\n").toString();
    }

    private void importDays(String first, int days) throws IOException {
        var file = folder.resolve("days-" + first + ".csv");
        Files.writeString(file, days(first, days));
        workstation
                .engine()
                .importer()
                .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
    }

    private void leafAt(String size) {
        var background = Background.onVirtualThreads();
        shell = Display.ask(
                () -> workstation.places(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty(), background));
        var wide = Integer.parseInt(size.substring(0, size.indexOf('x')));
        var high = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        album = Album.of(shell, background, new Size(wide, high));
    }

    /// What cannot be read, and where.
    private final class Findings {
        private final List<String> places = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        boolean add(String place, Look look, Scene scene) {
            places.add(place + "-" + look);
            Display.ask(() -> {
                        Picture.settle(scene);
                        Picture.settle(scene);
                        return ReadableText.problems(scene);
                    })
                    .forEach(problem -> problems.add(place + "-" + look + " " + problem));
            return true;
        }

        /// Does something in the window, then looks at it in every look.
        Findings after(String name, Runnable action) throws IOException {
            album.act(action);
            album.inEveryLook(name, this::add);
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1920x1080", "1366x768"})
    void everyPlaceOfTheWindow(String size) throws IOException {
        importDays("2026-11-07", 14);
        leafAt(size);
        var findings = new Findings();

        assertThat(album.leaf(findings::add)).isTrue();

        assertThat(findings.problems).isEmpty();
        var expected = new ArrayList<String>();
        for (var place : shell.places().all()) Look.ALL.forEach(look -> expected.add(place.id() + "-" + look));
        for (var look : Look.ALL) expected.add("explanation-" + look);
        for (var look : Look.ALL) expected.add("lineage-" + look);
        assertThat(findings.places).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(4 * 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1920x1080", "1366x768"})
    void theFirstRun(String size) throws IOException {
        leafAt(size);
        var findings = new Findings();

        album.leaf(findings::add);

        assertThat(findings.places).startsWith("start-light-zh", "start-light-en", "start-dark-zh", "start-dark-en");
        assertThat(findings.problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1920x1080", "1366x768"})
    void exploreInEachShapeCompareAndUnderPastClocks(String size) throws IOException {
        importDays("2026-11-07", 14);
        leafAt(size);
        album.act(() -> {
            shell.reload();
            shell.places().show("explore");
        });
        var findings = new Findings();
        for (var shape : List.of("area", "bar", "table", "line")) {
            findings.after("explore-" + shape, () -> ((ToggleButton) find("explore-shape-" + shape)).fire());
        }
        findings.after("explore-compared", () -> choose("explore-comparison", 1))
                .after("explore-two", () -> choose("explore-by2", 1))
                .after("explore-bar", () -> ((ToggleButton) find("explore-shape-bar")).fire())
                .after("explore-table", () -> ((ToggleButton) find("explore-shape-table")).fire())
                .after(
                        "explore-past",
                        () -> shell.scope()
                                .change(scope -> scope.withOn(Optional.of(LocalDate.parse("2026-11-15")))
                                        .withKnownAt(Optional.of(LocalDate.parse("2026-11-20")))
                                        .withDays(OptionalInt.of(7))
                                        .withOnly("platform", Set.of("ModelScope", "Hugging Face"))));

        assertThat(findings.problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1920x1080", "1366x768"})
    void leaderboardsAndOneRecord(String size) throws IOException {
        importDays("2026-11-07", 14);
        leafAt(size);
        album.act(() -> {
            shell.reload();
            shell.places().show("board");
        });
        var findings = new Findings()
                .after("board-record", () -> {
                    Picture.settle(album.scene());
                    var table = (TableView<?>) find("board-table");
                    // The one with the long name is on the second source too.
                    table.getSelectionModel().select(0);
                    table.fireEvent(
                            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
                })
                .after("board-nothing", () -> {
                    var search = (TextField) find("board-search");
                    search.setText("no such name");
                    search.fireEvent(new javafx.event.ActionEvent());
                });

        assertThat(Display.<Boolean>ask(() -> album.scene().lookup("#board-sheet") != null))
                .isTrue();
        assertThat(findings.problems).isEmpty();
    }

    /// Pages of the manual and of definitions are long; what is below is looked at as it is scrolled to.
    @Test
    void everyPageOfTheHelp() throws IOException {
        importDays("2026-11-19", 2);
        leafAt("1920x1080");
        album.act(() -> {
            shell.reload();
            shell.places().show("help");
        });
        var findings = new Findings();
        var list = Display.<ListView<?>>ask(() -> (ListView<?>) find("help-list"));
        var pages = Display.ask(() -> list.getItems().size());
        for (var page = 0; page < pages; page++) {
            int number = page;
            // Each page in one of the four looks, the next one in the next.
            var look = Look.ALL.get(page % Look.ALL.size());
            album.act(() -> {
                shell.theme().set(look.theme());
                shell.wording().set(Wording.in(look.language()));
                Picture.settle(album.scene());
                ((ListView<?>) find("help-list")).getSelectionModel().select(number);
            });
            findings.add("help-" + number, look, album.scene());
        }

        assertThat(pages).isGreaterThan(50);
        assertThat(findings.problems).isEmpty();
    }

    @Test
    void whatIsNew() throws IOException {
        importDays("2026-11-07", 12);
        var background = Background.onVirtualThreads();
        shell = Display.ask(
                () -> workstation.shell(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty(), background));
        album = Album.of(shell, background, new Size(1366, 768));
        album.act(shell::reload);
        importDays("2026-11-19", 2);
        album.act(shell::reload);
        Display.ask(() -> {
            var stage = new Stage();
            stage.setScene(album.scene());
            stage.show();
            return true;
        });
        var findings = new Findings();
        album.inEveryLook("since", (place, look, scene) -> {
            Display.ask(() -> {
                ((ButtonBase) find("header-since")).fire();
                return true;
            });
            var popup = Display.ask(() -> Window.getWindows().stream()
                    .filter(window -> window instanceof PopupWindow && window.isShowing())
                    .findFirst()
                    .orElseThrow());
            findings.add(place, look, popup.getScene());
            Display.ask(() -> {
                popup.hide();
                return true;
            });
            return findings.add("under-" + place, look, scene);
        });

        assertThat(findings.places).hasSize(8);
        assertThat(findings.problems).isEmpty();
    }

    private javafx.scene.Node find(String id) {
        return Objects.requireNonNull(album.scene().lookup("#" + id), id);
    }

    private void choose(String id, int place) {
        var box = (ComboBox<?>) find(id);
        box.getSelectionModel().select(place);
    }
}
