package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.ReadableText;
import alidade.app.views.overview.StandingBadge;
import alidade.app.widgets.Formats;
import alidade.app.widgets.Wording;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// ```
/// day        Hugging Face: ERNIE, OCR   ModelScope: ERNIE   鲸智: ten models
/// 13         11,000,000  500,000        900,000
/// 20         12,000,000  500,000        999,000             100 + 1 each, at 08:40
/// ```
class WallViewTest {
    private static final String DAYS = """
            2026-11-13,Hugging Face,baidu,ERNIE,11000000
            2026-11-13,Hugging Face,PaddlePaddle,OCR,500000
            2026-11-13,ModelScope,baidu,ERNIE,900000
            2026-11-20,Hugging Face,baidu,ERNIE,12000000
            2026-11-20,Hugging Face,PaddlePaddle,OCR,500000
            2026-11-20,ModelScope,baidu,ERNIE,999000
            """;
    private static final Duration REFRESH = WallViewModel.BETWEEN_READINGS;

    @TempDir
    Path folder;

    private LivingHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new LivingHouse(folder, Instant.parse("2026-11-20T00:40:00Z"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private WallOnScene wall(Locale language) {
        return new WallOnScene(() -> house.read("ecosystem"), house.hands, language);
    }

    private WallOnScene filled(Locale language) throws IOException {
        house.importDays(DAYS);
        house.collect();
        var wall = wall(language);
        wall.pass(Duration.ofSeconds(4));
        return wall;
    }

    private String asked(String metric, Format format, Locale language) {
        var day = LocalDate.of(2026, 11, 20);
        var question = new Question(
                List.of(Question.Asked.read(metric)),
                List.of(),
                day,
                day,
                Grain.DAY,
                new Filter.Everything(),
                new Knowledge.Now());
        var value = house.engine()
                .metrics()
                .ask(question)
                .getFirst()
                .rows()
                .getFirst()
                .value();
        return Formats.in(language).show(value.orElseThrow(), format);
    }

    @Test
    void theNumbersAreThoseOfTheEngineInEnglish() throws IOException {
        var wall = filled(Locale.ENGLISH);

        // 12,000,000 + 500,000 + 999,000 + 10 × 101 = 13,500,010
        assertThat(wall.text("tile-total-downloads-value"))
                .isEqualTo("13.5M")
                .isEqualTo(asked("total_downloads", Format.COMPACT, Locale.ENGLISH));
        // ERNIE rose on both platforms in a week, OCR did not, and the ten have nothing a week old.
        assertThat(wall.text("tile-active-models-value"))
                .isEqualTo("2")
                .isEqualTo(asked("active_models", Format.EXACT, Locale.ENGLISH));
        assertThat(wall.text("tile-data-quality-value"))
                .isEqualTo("✓ " + asked("quality_score", Format.SCORE, Locale.ENGLISH));
        // 13,500,010 against 12,400,000: 1,100,010 / 12,400,000 = 8.87 %
        assertThat(wall.text("tile-total-downloads-change")).isEqualTo("▲ 8.9%");
        assertThat(wall.text("tile-total-downloads-comparison")).isEqualTo("vs 12.4M a week earlier");
    }

    @Test
    void theNumbersAreThoseOfTheEngineInChinese() throws IOException {
        var wall = filled(Locale.SIMPLIFIED_CHINESE);

        assertThat(wall.text("tile-total-downloads-value")).isEqualTo("1350万");
        assertThat(wall.text("wall-title")).isEqualTo("核心指标");
        assertThat(wall.text("truth-data")).isEqualTo("数据截至 2026-11-20 08:40（Asia/Shanghai）");
        assertThat(wall.text("truth-life")).isEqualTo("库 0 秒前应答 · 4 秒前采集");
    }

    @Test
    void theBarTellsDataTimeSourcesAndLifeOnEveryPage() throws IOException {
        var wall = filled(Locale.ENGLISH);

        for (int page = 0; page < 4; page++) {
            assertThat(wall.text("truth-data")).isEqualTo("Data as of 2026-11-20 08:40 (Asia/Shanghai)");
            assertThat(wall.text("truth-sources")).matches("\\d of 7 sources good");
            assertThat(wall.text("truth-life")).startsWith("store answered 0 s ago · collected ");
            assertThat(wall.text("truth-pages")).isEqualTo((page + 1) + " / 4");
            wall.pass(REFRESH);
        }
    }

    @Test
    void betweenTwoReadingsTheBarCountsSeconds() throws IOException {
        var wall = filled(Locale.ENGLISH);
        wall.pass(Duration.ofSeconds(7));

        assertThat(wall.text("truth-life")).isEqualTo("store answered 7 s ago · collected 11 s ago");
    }

    @Test
    void everyPageOfThePlaylistShowsItsTiles() throws IOException {
        var wall = filled(Locale.ENGLISH);
        wall.pass(REFRESH);
        assertThat(wall.text("wall-title")).isEqualTo("Platforms");
        // Hugging Face has 12,500,000 of 13,500,010: 92.6 %; the newest numbers stand beside the lines.
        assertThat(wall.text("tile-platform-share-slice-1")).isEqualTo("92.6%");
        assertThat(wall.text("tile-downloads-trend-now-1")).isEqualTo("12.5M");

        wall.pass(REFRESH);
        assertThat(wall.text("tile-top-models-name-1")).isEqualTo("ERNIE");
        assertThat(wall.text("tile-top-models-value-1")).isEqualTo("12M");
        assertThat(wall.text("tile-top-models-value-2")).isEqualTo("999K");

        wall.pass(REFRESH);
        var sources = house.figures().quality().sources();
        for (int i = 0; i < sources.size(); i++) {
            var standing = StandingBadge.of(sources.get(i).standing(), Wording.in(Locale.ENGLISH));
            assertThat(wall.text("tile-quality-source-" + (i + 1) + "-standing"))
                    .isEqualTo(standing.getText());
        }

        wall.pass(REFRESH);
        assertThat(wall.text("wall-title")).isEqualTo("Key figures");
    }

    @Test
    void whenTheStoreCannotBeReadTheLastNumbersFadeWithTheirAgeInWords() throws IOException {
        var wall = filled(Locale.ENGLISH);
        house.breakStore();
        wall.pass(REFRESH);
        wall.pass(Duration.ofMinutes(12));

        assertThat(wall.text("wall-late")).startsWith("These figures were read 12 min ago: the store cannot be read (");
        assertThat(wall.has("wall-content", "stale")).isTrue();
        assertThat(wall.text("truth-life")).startsWith("store answered 12 min ago");
        // Whatever page it is, it is not blank.
        assertThat(wall.text("wall-title")).isNotEmpty();

        house.mendStore();
        wall.pass(REFRESH);

        assertThat(wall.text("wall-late")).isEqualTo("absent");
        assertThat(wall.has("wall-content", "stale")).isFalse();
        assertThat(wall.text("truth-life")).startsWith("store answered 0 s ago");
    }

    @Test
    void aStoreThatNeverAnsweredIsToldWithItsReason() {
        house.breakStore();
        var wall = wall(Locale.SIMPLIFIED_CHINESE);
        assertThat(wall.text("wall-state")).startsWith("加载中");
        wall.tick();

        assertThat(wall.text("wall-state")).startsWith("无法显示 无法读取库（");
        assertThat(wall.text("truth-life")).isEqualTo("库尚未应答");
    }

    @Test
    void withoutDataTheWallSaysSo() {
        var wall = wall(Locale.ENGLISH);
        wall.tick();

        assertThat(wall.text("wall-state")).startsWith("No data");
    }

    @Test
    void oldDataFadesAndTellsHowOldItIs() throws IOException {
        var wall = filled(Locale.ENGLISH);
        assertThat(wall.text("wall-stale")).isEqualTo("absent");
        assertThat(wall.has("tile-total-downloads-spark", "stale")).isFalse();
        wall.pass(Duration.ofDays(5));
        // The page that turned up at once shows what was read before; the next reading tells.
        wall.pass(REFRESH);

        assertThat(wall.text("wall-stale")).isEqualTo("stale: data is 5 d old");
        Display.ask(() -> {
            wall.model.turnBy(-wall.model.turn().get());
            return true;
        });
        assertThat(wall.has("tile-total-downloads-spark", "stale")).isTrue();
        assertThat(wall.text("tile-total-downloads-stale")).isEqualTo("stale");
    }

    @Test
    void aLowScoreIsHatchedMarkedAndToldInWords() throws IOException {
        // Four rows of one day, three of them without what is required: the score falls under its limit.
        house.importDays("""
                2026-11-20,Hugging Face,baidu,ERNIE,100
                2026-11-20,Hugging Face,baidu,A,
                2026-11-20,Hugging Face,baidu,B,
                2026-11-20,Hugging Face,baidu,C,
                """);
        var wall = wall(Locale.ENGLISH);
        wall.tick();
        var score = asked("quality_score", Format.SCORE, Locale.ENGLISH);

        assertThat(wall.text("tile-data-quality-value")).isEqualTo("! " + score);
        assertThat(wall.text("tile-data-quality-low")).isEqualTo("quality " + score);
        assertThat(Display.ask(() -> wall.scene.getRoot().lookupAll(".hatch").size()))
                .as("hatched surfaces")
                .isPositive();
    }

    @Test
    void aClockThatWasSetBackIsToldAndMakesNothingYounger() throws IOException {
        var wall = filled(Locale.ENGLISH);
        house.hands.set(Duration.ofHours(-3));
        wall.pass(Duration.ofSeconds(5));

        // Collected at 08:40:00 by the clock, which then went on for 4 s, back 3 h and on for 5 s.
        assertThat(wall.text("wall-behind")).isEqualTo("clock is 2 h 59 min behind the data");
        assertThat(wall.text("truth-life")).isEqualTo("store answered 0 s ago");
    }

    @Test
    void aWallOfADashboardShowsItRowByRow() throws IOException {
        house.close();
        LivingHouse.withWall(folder, "  - {dashboard: overview, seconds: 20}\n");
        house = new LivingHouse(folder, Instant.parse("2026-11-20T00:40:00Z"));
        house.importDays(DAYS);
        var wall = new WallOnScene(() -> house.read("own"), house.hands, Locale.ENGLISH);
        wall.tick();

        assertThat(wall.text("truth-pages")).isEqualTo("1 / 4");
        assertThat(wall.text("tile-week-growth-label")).isEqualTo("Growth against last week");
        assertThat(wall.text("tile-platform-share-donut")).isEqualTo("absent");
        wall.pass(REFRESH);
        assertThat(wall.text("tile-week-growth-label")).isEqualTo("absent");
        assertThat(wall.text("tile-platform-share-slice-1")).isEqualTo("92.6%");
    }

    /// Five numbers beside each other, then a board of half the width.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void inNarrowTilesNamesAndComparisonsAreThereInFull(String language) throws IOException {
        house.close();
        LivingHouse.withWall(folder, "  - {dashboard: overview, seconds: 20}\n");
        house = new LivingHouse(folder, Instant.parse("2026-11-20T00:40:00Z"));
        house.importDays(DAYS);
        var wall = new WallOnScene(() -> house.read("own"), house.hands, Locale.of(language), Theme.LIGHT, 1366, 768);
        wall.tick();

        var shown = new ArrayList<String>();
        for (int page = 0; page < 4; page++) {
            shown.addAll(Display.ask(() -> {
                Picture.settle(wall.scene);
                return inFull(wall);
            }));
            wall.pass(REFRESH);
        }

        assertThat(shown)
                .contains("tile-total-downloads-comparison", "tile-week-growth-label", "tile-top-models-name-1")
                .noneMatch(id -> id.startsWith("cut "));
    }

    /// The ids of labels, names and comparisons; behind `cut` where not all of the text is painted.
    private static List<String> inFull(WallOnScene wall) {
        return WallOnScene.all(wall.scene.getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> label.getId() != null
                        && label.getId().matches("tile-.*-(label|comparison|name-\\d+)")
                        && wall.text(label.getId()).equals(label.getText()))
                .map(label -> label.lookup(".text") instanceof Text text
                                && text.getText()
                                        .replaceAll("\\s", "")
                                        .equals(label.getText().replaceAll("\\s", ""))
                                && label.getHeight() + 1 >= label.prefHeight(label.getWidth())
                        ? label.getId()
                        : "cut " + label.getId() + ": " + label.getText())
                .toList();
    }

    @Test
    void aWallThatIsNoMoreIsToldWithThoseThatThereAre() {
        var wall = new WallOnScene(() -> house.read("gone"), house.hands, Locale.ENGLISH);
        wall.tick();

        assertThat(wall.text("wall-state")).contains("has no wall 'gone'; it has: ecosystem");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    LIGHT, zh, 1366, 768
                    DARK, en, 1366, 768
                    DARK, zh, 1920, 1080
                    LIGHT, en, 1920, 1080
                    LIGHT, zh, 3840, 2160
                    DARK, en, 3840, 2160
                    """)
    void everyTextCanBeReadAndNoneIsSmallerThanAFortiethOfTheHeight(
            Theme theme, String language, double width, double height) throws IOException {
        house.importDays(DAYS);
        house.collect();
        var wall =
                new WallOnScene(() -> house.read("ecosystem"), house.hands, Locale.of(language), theme, width, height);
        wall.tick();
        for (int page = 0; page < 4; page++) {
            var problems = Display.ask(() -> {
                Picture.settle(wall.scene);
                return ReadableText.problems(wall.scene);
            });
            var small = Display.ask(() -> texts(wall)
                    .filter(text -> sizeOf(text) < height / 40 - 0.01)
                    .map(text -> text.getText() + " " + sizeOf(text))
                    .toList());

            assertThat(problems).as("page %d", page + 1).isEmpty();
            assertThat(small).as("page %d", page + 1).isEmpty();
            wall.pass(REFRESH);
        }
    }

    /// 40 more platforms with long names in three scripts, a third of them of low quality.
    @ParameterizedTest
    @CsvSource({"1366, 768", "1920, 1080", "1280, 1024"})
    void manySourcesAndLongNamesAreCountedAndStayInside(double width, double height) throws IOException {
        var rows = new StringBuilder();
        for (int platform = 0; platform < 40; platform++) {
            for (int model = 0; model < 4; model++) {
                var name = ("模型 very long 모델 name " + model + " ").repeat(12).strip();
                var count = platform % 3 == 0 && model > 0 ? "" : String.valueOf((platform + 1L) * 9_876_543L);
                rows.append("2026-11-20,A platform with a long name 平台 " + platform + ",publisher," + name + "," + count
                        + "\n");
            }
        }
        house.importDays(rows.toString());
        var wall =
                new WallOnScene(() -> house.read("ecosystem"), house.hands, Locale.ENGLISH, Theme.LIGHT, width, height);
        wall.tick();
        for (int page = 0; page < 4; page++) {
            var problems = Display.ask(() -> {
                Picture.settle(wall.scene);
                return ReadableText.problems(wall.scene).stream()
                        .filter(problem -> !problem.startsWith("no glyph"))
                        .toList();
            });
            assertThat(problems).as("page %d", page + 1).isEmpty();
            if (page == 3) assertThat(wall.text("tile-quality-more")).isEqualTo("and 40 more");
            wall.pass(REFRESH);
        }
        // 14 of the 40 are low, which is worse than the seven that nobody ever asked.
        assertThat(wall.text("wall-source-1")).startsWith("LOW A platform");
        // Two of the 21 have room beside the title.
        assertThat(wall.text("wall-sources-more")).isEqualTo("and 19 more");
    }

    private static Stream<Text> texts(WallOnScene wall) {
        return WallOnScene.all(wall.scene.getRoot()).stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !text.getText().isBlank() && text.isVisible());
    }

    /// In pixels of the screen.
    private static double sizeOf(Text text) {
        Node node = text;
        var up = node.getLocalToSceneTransform();
        return text.getFont().getSize() * Math.abs(up.getMyy());
    }
}
