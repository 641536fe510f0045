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
import alidade.engine.log.Coverage.Extent;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.theme.Theme;
import java.io.BufferedWriter;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many models on forty platforms over three years, with names that are long, Korean or full of emoji: every place is
/// right and can be read. How long each took is printed, and not judged.
class LargeWorkspaceTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);
    private static final boolean FULL = Boolean.getBoolean("alidade.full");
    private static final int MODELS = FULL ? 100_000 : 2_000;
    private static final int PLATFORMS = 40;
    /// Observed every thirty days, so that nothing is carried for longer than may be: 37 times in three years.
    private static final int ROUNDS = FULL ? 37 : 13;
    private static final int DAYS_BETWEEN = 30;

    private static final String LONG = "한국어-모델-🚀-" + "아주긴이름-very-long-name-".repeat(14);
    private static final String EVERYWHERE = "Everywhere-🌏";

    @TempDir
    Path folder;

    private final Map<String, Long> lastByPlatform = new TreeMap<>();
    private final long seed = Long.getLong("alidade.seed", System.nanoTime());
    private final List<String> times = new ArrayList<>();

    @AfterEach
    void close() {
        ImportedDays.closeWindows();
    }

    private static String platform(int number) {
        return switch (number) {
            case 0 -> "Hugging Face";
            case 1 -> "ModelScope";
            case 2 -> "플랫폼 " + "긴".repeat(60);
            default -> "Platform " + number;
        };
    }

    private static String name(int number) {
        return number < PLATFORMS ? EVERYWHERE : number == PLATFORMS ? LONG : "Model-" + number + "-模型";
    }

    /// What is there on the last day is added up while it is written.
    private void write(Path file) throws IOException {
        var random = new Random(seed);
        var counts = new long[MODELS];
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("date,platform,publisher,model_name,download_count\n");
            for (int round = 0; round < ROUNDS; round++) {
                var date = TODAY.minusDays((long) DAYS_BETWEEN * (ROUNDS - 1 - round));
                for (int model = 0; model < MODELS; model++) {
                    counts[model] += random.nextInt(1_000_000);
                    var platform = platform(model % PLATFORMS);
                    out.write("%s,%s,%s,%s,%d%n"
                            .formatted(
                                    date,
                                    platform,
                                    model < PLATFORMS || model % 3 == 0 ? "baidu" : "ann",
                                    name(model),
                                    counts[model]));
                    if (round == ROUNDS - 1) lastByPlatform.merge(platform, counts[model], Long::sum);
                }
            }
        }
    }

    @Test
    void everyPlaceIsRightAndCanBeRead() throws IOException {
        System.out.println("LargeWorkspaceTest seed " + seed);
        assertThat(LONG.length()).isBetween(300, 340);
        var file = folder.resolve("days.csv");
        write(file);
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        try (var workstation = new Workstation(
                folder.resolve("workspace"), options, new PreferencesFile(folder.resolve("settings.json")))) {
            timed(
                    "import of " + (long) MODELS * ROUNDS + " rows",
                    () -> workstation
                            .engine()
                            .importer()
                            .run(
                                    file,
                                    "model-ecosystem",
                                    "model_downloads",
                                    Extent.UNKNOWN,
                                    Progress.none(),
                                    () -> false));
            assertThat(totals(workstation)).isEqualTo(lastByPlatform);
            look(workstation);
        }
        System.out.println("LargeWorkspaceTest " + times);
    }

    private static Map<String, Long> totals(Workstation workstation) {
        var question = new Question(
                List.of(Question.Asked.read("total_downloads")),
                List.of("platform"),
                TODAY,
                TODAY,
                Grain.DAY,
                new Filter.Everything(),
                new Knowledge.Now());
        var totals = new TreeMap<String, Long>();
        for (var row : workstation.engine().metrics().ask(question).getFirst().rows()) {
            totals.put(
                    row.dimensions().getOrDefault("platform", Optional.empty()).orElseThrow(),
                    row.value().orElseThrow().longValueExact());
        }
        return totals;
    }

    private void look(Workstation workstation) throws IOException {
        var background = Background.onVirtualThreads();
        var shell = Display.ask(
                () -> workstation.places(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty(), background));
        var album = Album.of(shell, background, new Size(1920, 1080));
        timed("overview", () -> album.act(shell::reload));
        var problems = new ArrayList<String>();
        for (var place : shell.places().all()) {
            timed(place.id(), () -> album.act(() -> shell.places().show(place)));
            album.inEveryLook(place.id(), (name, look, scene) -> {
                Display.ask(() -> {
                            Picture.settle(scene);
                            return ReadableText.problems(scene);
                        })
                        .forEach(problem -> problems.add(name + "-" + look + " " + problem));
                return true;
            });
        }
        search(album, shell, problems);
        assertThat(problems).isEmpty();
    }

    private void search(Album album, ShellViewModel shell, List<String> problems) throws IOException {
        album.act(() -> shell.places().show("board"));
        timed("search", () -> album.act(() -> type(album, "아주긴이름 🚀")));
        assertThat(count(album)).startsWith("1 ");
        timed("one of forty platforms", () -> album.act(() -> type(album, EVERYWHERE)));
        assertThat(count(album)).startsWith(PLATFORMS + " ");
        timed(
                "one model over all platforms",
                () -> album.act(() -> {
                    Picture.settle(album.scene());
                    var table = (TableView<?>) find(album, "board-table");
                    table.getSelectionModel().select(0);
                    table.fireEvent(
                            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
                }));
        var sources = Display.ask(() -> {
            Picture.settle(album.scene());
            return album.scene().getRoot().lookupAll("*").stream()
                    .map(Node::getId)
                    .filter(Objects::nonNull)
                    .filter(id -> id.startsWith("board-source-"))
                    .distinct()
                    .count();
        });
        assertThat(sources).isEqualTo(PLATFORMS);
        problems.addAll(Display.ask(() -> ReadableText.problems(album.scene())));
    }

    private static void type(Album album, String words) {
        var search = (TextField) find(album, "board-search");
        search.setText(words);
        search.fireEvent(new ActionEvent());
    }

    private static String count(Album album) {
        return Display.ask(() -> ((Label) find(album, "board-count")).getText());
    }

    private static Node find(Album album, String id) {
        return Objects.requireNonNull(album.scene().lookup("#" + id), id);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void timed(String what, Work work) throws IOException {
        var begun = System.nanoTime();
        work.run();
        times.add("%s %d ms".formatted(what, (System.nanoTime() - begun) / 1_000_000));
    }
}
