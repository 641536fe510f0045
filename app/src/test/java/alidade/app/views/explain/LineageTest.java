package alidade.app.views.explain;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.explain.ExplainViewModel.LineageState;
import alidade.app.views.explain.ExplainViewModel.State;
import alidade.app.views.explain.Lineage.Kind;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.quality.HouseOfTrouble;
import alidade.app.widgets.Wording;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// From numbers of a workspace with a file and a collected source back to the file and the pages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class LineageTest {
    private HouseOfTrouble house;

    @BeforeAll
    void make(@TempDir Path folder) throws IOException {
        house = HouseOfTrouble.make(folder);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private EngineFigures figures() {
        return new EngineFigures(house.engine(), house.pack().name(), Clock.systemUTC(), false);
    }

    private static Inquiry inquiry(String metric, String version, String day, String platform) {
        return new Inquiry(
                metric,
                version,
                LocalDate.parse(day),
                Grain.DAY,
                Map.of("platform", Optional.of(platform)),
                new Filter.Everything(),
                new Knowledge.Now());
    }

    private Explanation explain(String metric, String platform) {
        var version = house.pack().metric(metric).orElseThrow().versions().getLast();
        return figures().explain(inquiry(metric, version.version(), "2026-11-18", platform));
    }

    private static Stream<Lineage> all(Lineage step) {
        return Stream.concat(Stream.of(step), step.from().stream().flatMap(LineageTest::all));
    }

    private static List<Lineage> of(Kind kind, Lineage lineage) {
        return all(lineage).filter(step -> step.kind() == kind).toList();
    }

    @Test
    void aCollectedNumberLeadsToThePagesAsTheyWereReceived() throws NoSuchAlgorithmException {
        var explained = explain("total_downloads", HouseOfTrouble.TROUBLED);
        // 100 + 101 + … + 109.
        assertThat(explained.value().orElseThrow()).isEqualByComparingTo("1045");

        var lineage = figures().lineage(explained);

        var entries = of(Kind.ENTRY, lineage);
        assertThat(entries).extracting(step -> step.name().en()).containsExactlyElementsOf(entriesOf(explained));
        assertThat(of(Kind.SOURCE, lineage)).extracting(Lineage::detail).containsExactly("caict");
        var shas = new ArrayList<String>();
        for (var body : house.engine()
                .landing()
                .bodies(entries.getFirst().detail(), house.pack().name(), "caict")) {
            shas.add(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                    .substring(0, 12));
        }
        assertThat(shas).isNotEmpty();
        assertThat(of(Kind.PAGE, lineage)).hasSameSizeAs(shas).allSatisfy(page -> {
            assertThat(page.name().en()).startsWith("http://127.0.0.1:");
            assertThat(shas).contains(page.detail().substring(page.detail().lastIndexOf(' ') + 1));
        });
    }

    /// The entries that the explaining SQL counts, asked of the store in plain words.
    private List<String> entriesOf(Explanation explained) {
        assertThat(explained.dimensions()).containsKey("platform");
        return List.of(house.ask("""
                        select listagg(distinct e.node || ':' || e.seq, ',')
                          from std."model_downloads" m
                          join log.entry e on e.entry_no = m.entry_no
                         where m.platform = '%s'
                           and m.snapshot_date = date '2026-11-18'
                           and e.status <> 'HELD'
                        """.formatted(HouseOfTrouble.TROUBLED)).split(","));
    }

    @Test
    void theTablesAreThoseThatTheSqlReads() {
        for (var metric : List.of("total_downloads", "downloads_growth_rate", "official_ratio")) {
            var explained = explain(metric, "Hugging Face");
            var read = new TreeSet<String>();
            var names = Pattern.compile("\\bstd\\.\"?(\\w+)\"?").matcher(explained.sql());
            while (names.find()) read.add("std." + names.group(1));

            assertThat(of(Kind.TABLE, figures().lineage(explained)).stream().map(Lineage::detail))
                    .as(explained.sql())
                    .containsExactlyElementsOf(read);
        }
    }

    @Test
    void anImportedNumberLeadsToItsFile() {
        var lineage = figures().lineage(explain("total_downloads", "Hugging Face"));

        assertThat(of(Kind.FILE, lineage)).extracting(step -> step.name().en()).containsExactly("days.csv");
        assertThat(of(Kind.PAGE, lineage)).isEmpty();
    }

    @Test
    void aMetricThatIsBuiltOnOthersNamesThemAndTheirDocuments() {
        var lineage = figures().lineage(explain("official_ratio", "Hugging Face"));

        assertThat(lineage.detail()).startsWith("official_ratio@");
        assertThat(of(Kind.METRIC, lineage)).extracting(Lineage::detail).hasSizeGreaterThan(1);
        assertThat(of(Kind.CLASSIFICATION, lineage))
                .extracting(Lineage::detail)
                .anyMatch(detail -> detail.startsWith("official@"));
        var sealed = house.ask("select listagg(path, ',') from log.document where type = 'definition'");
        assertThat(of(Kind.DEFINITION, lineage))
                .extracting(step -> step.name().en())
                .contains(
                        "model-ecosystem/metrics/official_ratio.yaml", "model-ecosystem/classifications/official.yaml")
                .allSatisfy(path -> assertThat(sealed.split(",")).contains(path));
    }

    @Test
    void theSheetShowsItOnItsOtherSide() {
        var background = Background.onVirtualThreads();
        var figures = figures();
        var model = Display.ask(() -> new ExplainViewModel(figures::explain, figures::lineage, background));
        var scene =
                Display.ask(() -> new Scene(new ExplainView(model, Wording.in(Locale.SIMPLIFIED_CHINESE)), 900, 900));
        Display.ask(() -> {
            var label = new Label("总下载量", "Total downloads");
            var version = house.pack()
                    .metric("total_downloads")
                    .orElseThrow()
                    .versions()
                    .getLast()
                    .version();
            model.open(new alidade.app.views.explain.Subject(
                    label, Format.COMPACT, inquiry("total_downloads", version, "2026-11-18", HouseOfTrouble.TROUBLED)));
            return true;
        });
        ImportedDays.await(() -> model.state().get() instanceof State.Shown);
        Display.ask(() -> {
            Picture.settle(scene);
            ((ButtonBase) scene.lookup("#explain-tab-lineage")).fire();
            return true;
        });
        ImportedDays.await(() -> model.lineage().get() instanceof LineageState.Shown);

        var words = Display.ask(() -> {
            Picture.settle(scene);
            var tree = (TreeView<?>) scene.lookup("#lineage-tree");
            return tree.lookupAll(".tree-cell").stream()
                    .map(cell -> String.valueOf(cell.getAccessibleText()))
                    .toList();
        });
        assertThat(words).anyMatch(line -> line.startsWith("指标 总下载量 total_downloads@"));
        assertThat(words).anyMatch(line -> line.startsWith("条目 ") && line.endsWith(" · 1,045"));

        Display.ask(() -> {
            ((ButtonBase) scene.lookup("#explain-tab-explanation")).fire();
            return true;
        });
        assertThat(Display.<Boolean>ask(() -> scene.lookup("#explain-body") != null))
                .isTrue();
    }

    @Test
    void aWayThatCannotBeFollowedSaysWhy() {
        var background = Background.onVirtualThreads();
        var figures = figures();
        var model = Display.ask(() -> new ExplainViewModel(
                figures::explain,
                _ -> {
                    throw new IllegalStateException("the landing cannot be read");
                },
                background));
        Display.ask(() -> {
            model.open(new Subject(
                    new Label("", ""),
                    Format.COMPACT,
                    inquiry("total_downloads", "v1.0", "2026-11-18", HouseOfTrouble.TROUBLED)));
            return true;
        });
        ImportedDays.await(() -> model.state().get() instanceof State.Shown);
        Display.ask(() -> {
            model.show(ExplainViewModel.Tab.LINEAGE);
            return true;
        });
        ImportedDays.await(() -> model.lineage().get() instanceof LineageState.Failed);
        assertThat(Display.<LineageState>ask(() -> model.lineage().get()))
                .isEqualTo(new LineageState.Failed("the landing cannot be read"));
    }
}
