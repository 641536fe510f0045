package alidade.app.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.ShellView;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.views.quality.HouseOfTrouble;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.app.widgets.Wording;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.packs.DashboardDefinition.Kind;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The overview of a workspace whose sources broke, beside what the engine answers to the same questions.
class OverviewViewTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    @TempDir
    Path folder;

    private final Background background = Background.onVirtualThreads();
    private HouseOfTrouble house;

    @BeforeEach
    void open() throws IOException {
        house = HouseOfTrouble.make(folder);
    }

    @AfterEach
    void close() {
        ImportedDays.closeWindows();
        house.close();
    }

    /// The whole window on an overview that came to an end.
    private Scene scene(Engine engine, Instant now, Locale language) {
        var figures = new EngineFigures(engine, house.pack().name(), Clock.fixed(now, ZoneOffset.UTC), false);
        var dashboard = house.pack().dashboards().getFirst();
        ShellViewModel model = Display.ask(() -> ShellViewModel.over(
                figures,
                new ScopeViewModel(new ScopeReader(figures), background),
                dashboard,
                List.of(),
                Optional.empty(),
                background,
                Theme.LIGHT,
                language));
        Scene scene = Display.ask(() -> {
            var made = new ShellView(model).asScene(1920, 1080);
            model.reload();
            return made;
        });
        ImportedDays.await(() -> !(model.overview().state().get() instanceof State.Loading));
        return scene;
    }

    private static String text(Scene scene, String id) {
        return Display.ask(() -> {
            Picture.settle(scene);
            var node = scene.lookup("#" + id);
            if (node == null) return "absent";
            return node instanceof Labeled labeled ? labeled.getText() : String.valueOf(node.getAccessibleText());
        });
    }

    private static boolean isStale(Scene scene, String id) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return scene.lookup("#" + id).getStyleClass().contains("stale");
        });
    }

    private static List<String> texts(Scene scene, String id) {
        return Display.ask(() -> {
            Picture.settle(scene);
            var texts = new ArrayList<String>();
            collect(scene.lookup("#" + id), texts);
            return texts;
        });
    }

    private static void collect(Node node, List<String> texts) {
        if (node instanceof Labeled labeled && labeled.getText() != null) texts.add(labeled.getText());
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }

    private List<Answer.Row> ask(String metric, List<String> by) {
        var question = new Question(
                List.of(Question.Asked.read(metric)),
                by,
                DAY,
                DAY,
                Grain.DAY,
                new Filter.Everything(),
                new Knowledge.Now());
        return house.engine().metrics().ask(question).getFirst().rows();
    }

    private List<Tile> tiles(Kind kind) {
        return house.pack().dashboards().getFirst().rows().stream()
                .flatMap(row -> row.tiles().stream())
                .filter(tile -> tile.kind() == kind)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theNumbersAreThoseOfTheEngine(String language) {
        var wording = Wording.in(Locale.forLanguageTag(language));
        var scene = scene(house.engine(), NOON, wording.locale());

        for (var tile : tiles(Kind.KPI)) {
            var row = ask(tile.metric().orElseThrow(), List.of()).getLast();
            assertThat(text(scene, "tile-" + tile.id() + "-value"))
                    .as(tile.id())
                    .isEqualTo(row.value()
                            .map(value -> wording.formats().show(value, tile.format()))
                            .orElse(TileLook.NONE));
        }
        // The largest model first, as the engine gives them.
        var board = tiles(Kind.LEADERBOARD).getFirst();
        var largest = ask(board.metric().orElseThrow(), board.by()).stream()
                .max((one, other) -> one.value()
                        .orElse(BigDecimal.ZERO)
                        .compareTo(other.value().orElse(BigDecimal.ZERO)))
                .orElseThrow();
        assertThat(texts(scene, "tile-" + board.id() + "-line-1"))
                .contains(
                        largest.dimensions()
                                .getOrDefault("model_name", Optional.empty())
                                .orElseThrow(),
                        wording.formats().show(largest.value().orElseThrow(), board.format()));
        // Each platform with its downloads, in the list beside the ring.
        var share = texts(scene, "tile-platform-share");
        for (var row : ask("total_downloads", List.of("platform"))) {
            if (row.value().isEmpty()) continue;
            assertThat(share).contains(wording.formats().compact(row.value().get()));
        }
    }

    @Test
    void aHeldSourceIsToldInItsCellAndInTheHeader() {
        var scene = scene(house.engine(), NOON, Locale.ENGLISH);
        var sources = new EngineFigures(house.engine(), house.pack().name(), Clock.fixed(NOON, ZoneOffset.UTC), false)
                .quality()
                .sources();

        var standings = new ArrayList<String>();
        for (int number = 1; number <= sources.size(); number++) {
            standings.add(text(scene, "tile-quality-source-" + number + "-standing"));
        }
        // The site showed 3 of 10 models on the 20th: held. The others were last seen on the 18th, by a file.
        assertThat(house.ask("select count(*) from log.entry where status = 'HELD'"))
                .isEqualTo("1");
        assertThat(standings).containsOnlyOnce("HELD").contains("STALE", "NEVER RUN");
        assertThat(text(scene, "header-held")).isEqualTo("1 held");
        assertThat(text(scene, "tile-quality-good")).startsWith("0 of " + sources.size());
    }

    @Test
    void oldDataFadesAndTheHeaderSaysSo() {
        // What counts was observed on the 18th at 02:00.
        var fresh = scene(house.engine(), Instant.parse("2026-11-18T03:00:00Z"), Locale.ENGLISH);
        assertThat(text(fresh, "header-stale")).isEqualTo("absent");

        var stale = scene(house.engine(), Instant.parse("2026-11-25T03:00:00Z"), Locale.ENGLISH);

        assertThat(isStale(stale, "tile-total-downloads-value")).isTrue();
        assertThat(text(stale, "header-stale")).startsWith("Stale");
    }

    @Test
    void aLowScoreIsMarkedAndHatched() throws IOException {
        // Four rows of one day, three of them without what is required: the score falls under its limit.
        var file = Files.writeString(folder.resolve("low.csv"), """
                date,platform,publisher,model_name,download_count
                2026-11-20,Hugging Face,baidu,ERNIE,100
                2026-11-20,Hugging Face,baidu,A,
                2026-11-20,Hugging Face,baidu,B,
                2026-11-20,Hugging Face,baidu,C,
                """);
        var options =
                EngineOptions.usual().withHome(folder.resolve("home-low")).withClock(Clock.fixed(NOON, ZoneOffset.UTC));
        try (var low = Engine.open(folder.resolve("low"), options)) {
            var pack = house.pack();
            low.importer()
                    .run(
                            file,
                            pack.name(),
                            pack.tables().getFirst().name(),
                            Extent.COMPLETE,
                            Progress.none(),
                            () -> false);

            var scene = scene(low, NOON, Locale.SIMPLIFIED_CHINESE);

            assertThat(Display.<String>ask(() -> {
                        Picture.settle(scene);
                        return scene.lookup("#tile-data-quality-value").getAccessibleText();
                    }))
                    .startsWith("! ");
            assertThat(Display.<Integer>ask(
                            () -> scene.getRoot().lookupAll(".hatch").size()))
                    .isPositive();
        }
    }

    @Test
    void aStoreThatIsGoneIsToldWithItsReason() {
        house.engine().store().close();

        var scene = scene(house.engine(), NOON, Locale.ENGLISH);

        assertThat(text(scene, "overview-state")).startsWith("Cannot be shown");
    }

    @Test
    void aWorkspaceWithoutFactsSaysSo() {
        var options = EngineOptions.usual().withHome(folder.resolve("home-empty"));
        try (var empty = Engine.open(folder.resolve("empty"), options)) {
            assertThat(text(scene(empty, NOON, Locale.SIMPLIFIED_CHINESE), "overview-state"))
                    .startsWith("暂无数据");
        }
    }
}
