package alidade.app.views.help;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.Shortcut;
import alidade.app.views.ImportedDays;
import alidade.app.views.help.HelpViewModel.State;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The help over a real engine: each page says what the packs in force say.
class HelpViewTest {
    private static final String METRIC = "metric/model-ecosystem/active_models";

    @TempDir
    Path folder;

    private Engine engine;
    private HelpViewModel model;

    @BeforeEach
    void open() {
        engine = engine();
        model = new HelpViewModel(new HelpReader(engine, Shortcut::page), Background.onVirtualThreads());
    }

    private Engine engine() {
        return Engine.open(folder.resolve("workspace"), EngineOptions.usual().withHome(folder.resolve("home")));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Scene scene(Locale language) {
        return Display.ask(() -> {
            var view = new HelpView(model, Wording.in(language), false);
            var scene = new Scene(new StackPane(view), 1660, 960);
            scene.getStylesheets().setAll(Theme.LIGHT.sheets());
            Picture.settle(scene);
            return scene;
        });
    }

    private Scene loaded(Locale language) {
        var scene = scene(language);
        Display.ask(() -> {
            model.load();
            return true;
        });
        ImportedDays.await(() -> model.state().get() instanceof State.Shown);
        return scene;
    }

    private HelpBook book() {
        return new HelpReader(engine, Shortcut::page).read();
    }

    private static <T> T shown(Scene scene, Supplier<T> look) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return look.get();
        });
    }

    private static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }

    /// What stands on the open page, as a screen reader reads it.
    private static List<String> page(Scene scene) {
        return shown(
                scene,
                () -> all(scene.lookup("#help-article")).stream()
                        .filter(javafx.scene.text.TextFlow.class::isInstance)
                        .map(Node::getAccessibleText)
                        .toList());
    }

    private void go(String id) {
        Display.ask(() -> {
            model.open(id, "");
            return true;
        });
    }

    private void type(Scene scene, String text) {
        shown(scene, () -> {
            ((TextField) scene.lookup("#help-search")).setText(text);
            return true;
        });
    }

    @Test
    void everyDefinitionInForceHasAPage() {
        var expected = new HashSet<String>();
        for (var pack : engine.definitions().current()) {
            pack.metrics().forEach(one -> expected.add("metric/" + pack.name() + "/" + one.name()));
            pack.classifications().forEach(one -> expected.add("classification/" + pack.name() + "/" + one.name()));
            pack.sources().forEach(one -> expected.add("source/" + pack.name() + "/" + one.id()));
            pack.tables().forEach(one -> expected.add("table/" + pack.name() + "/" + one.name()));
            pack.quality().forEach(one -> expected.add("quality/" + pack.name() + "/" + one.table()));
            pack.marts().forEach(one -> expected.add("mart/" + pack.name() + "/" + one.name()));
            pack.dashboards().forEach(one -> expected.add("dashboard/" + pack.name() + "/" + one.name()));
        }
        var pages = new HashSet<String>();
        for (var topic : book().topics()) {
            if (!topic.id().startsWith("manual/") && !topic.id().equals("keys")) pages.add(topic.id());
        }

        assertThat(pages).isEqualTo(expected).hasSizeGreaterThan(30);
    }

    @Test
    void thePageOfAMetricSaysWhatItsFileSaysInEnglish() {
        var scene = loaded(Locale.ENGLISH);
        go(METRIC);

        // model-ecosystem/metrics/active_models.yaml: two versions, the second one from 2026-01-01.
        assertThat(page(scene))
                .startsWith(
                        "Active models",
                        "Metric active_models of Model ecosystem 1.0.0",
                        "Number of models that were active in the 7 days that end with the day.",
                        "Unit",
                        "models",
                        "Tier",
                        "KPI")
                .containsSubsequence(
                        "v2.0 · from 2026-01-01",
                        "Formula",
                        "number of records whose download_count rose against 7 days before",
                        "v1.0 · for all of history",
                        "Formula",
                        "number of records observed in the last 7 days",
                        "History");
    }

    @Test
    void thePageOfAMetricSaysWhatItsFileSaysInChinese() {
        var scene = loaded(Locale.SIMPLIFIED_CHINESE);
        go(METRIC);

        assertThat(page(scene))
                .startsWith("活跃模型数", "指标 active_models，属于 模型生态 1.0.0", "近 7 天活跃的模型数。", "单位", "个模型")
                .containsSubsequence("v2.0 · 2026-01-01 起生效", "算法", "download_count 高于 7 天前的记录数");
    }

    @Test
    void theHistoryOfADefinitionIsThatOfTheLog() throws IOException {
        var path = "metrics/models.yaml";
        var text = engine.definitions().files("model-ecosystem").texts().getOrDefault(path, "");
        engine.close();
        var file = folder.resolve("workspace/packs/model-ecosystem").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace("Number of models that are live", "Models that are live"));
        engine = engine();
        var sealed = engine.store().read(reader -> {
            try (var statement = reader.prepareStatement(
                            "select e.node, e.seq from log.document d join log.entry e on e.entry_no = d.entry_no"
                                    + " where d.path = 'model-ecosystem/" + path + "' order by e.seq desc");
                    var rows = statement.executeQuery()) {
                var entries = new ArrayList<String>();
                while (rows.next()) entries.add(rows.getString(1) + ":" + rows.getLong(2));
                return entries;
            }
        });
        var words = book().topic("metric/model-ecosystem/models").orElseThrow().en().sections().stream()
                .filter(section -> section.heading().equals("History"))
                .findFirst()
                .orElseThrow()
                .text();

        assertThat(sealed).hasSize(2);
        assertThat(words.lines().skip(1).map(line -> line.split(" · ")[1] + " " + line.split(" · ")[3]))
                .containsExactly(sealed.get(0) + " changed", sealed.get(1) + " first text");
        assertThat(words.lines().count()).isEqualTo(3);
    }

    @Test
    void aSearchFindsEveryPageThatHoldsAllWordsAndTitlesFirst() {
        var found = book().search("GROWTH week", Locale.ENGLISH);

        assertThat(found.hits().getFirst().topic().title().en()).isEqualTo("Growth against last week");
        assertThat(found.all()).isEqualTo(found.hits().size());
        assertThat(found.hits())
                .allSatisfy(hit -> assertThat(
                                (hit.topic().title().en() + " " + hit.topic().name() + " "
                                                + hit.section().heading() + " "
                                                + hit.section().text())
                                        .toLowerCase(Locale.ROOT))
                        .contains("growth", "week"));
        assertThat(book().search("周环比", Locale.SIMPLIFIED_CHINESE)
                        .hits()
                        .getFirst()
                        .topic()
                        .id())
                .isEqualTo("metric/model-ecosystem/week_growth_rate");
        assertThat(book().search("no-such-word-anywhere", Locale.ENGLISH).all()).isZero();
    }

    @Test
    void aTypedSearchOpensWhatIsChosenWhereItStands() {
        var scene = loaded(Locale.ENGLISH);
        type(scene, "cross-hair");
        ImportedDays.await(() -> model.found().get().isPresent());
        var list = shown(scene, () -> (ListView<?>) scene.lookup("#help-list"));
        var hits = Display.ask(() -> list.getItems().size());
        shown(scene, () -> {
            list.getSelectionModel().select(0);
            return true;
        });

        assertThat(hits).isEqualTo(1);
        assertThat(Display.ask(() -> model.open().get().orElseThrow().anchor())).isEqualTo("keys");
        assertThat(page(scene)).startsWith("The window");
        assertThat(shown(scene, () -> ((ScrollPane) scene.lookup("#help-scroll")).getVvalue()))
                .isPositive();

        shown(scene, () -> {
            scene.lookup("#help-search")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return true;
        });
        assertThat(Display.ask(() -> model.found().get())).isEmpty();
    }

    @Test
    void aLinkLeadsToItsPage() {
        var scene = loaded(Locale.ENGLISH);
        shown(scene, () -> {
            all(scene.lookup("#help-article")).stream()
                    .filter(node ->
                            node instanceof Hyperlink link && link.getText().equals("fetching"))
                    .map(Hyperlink.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });

        assertThat(page(scene).getFirst()).isEqualTo("Fetching: how a source is read");
    }

    @Test
    void noLinkInsideTheHelpLeadsNowhere() {
        var book = book();
        var dead = new ArrayList<String>();
        for (var topic : book.topics()) {
            for (var article : List.of(topic.zh(), topic.en())) {
                article.document().accept(new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        var to = link.getDestination();
                        if (to.startsWith("topic:")
                                && book.topic(to.substring(6)).isEmpty()) dead.add(topic.id() + " → " + to);
                        if (to.startsWith("../../") || !to.matches("[A-Za-z0-9_./-]+\\.md(#.*)?")) return;
                        var id = java.net
                                .URI
                                .create("/" + topic.id())
                                .resolve(to.replaceAll("#.*", ""))
                                .getPath();
                        if (book.topic(id.substring(1)).isEmpty()) dead.add(topic.id() + " → " + to);
                    }
                });
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void anAwkwardPackIsShownAsItIsWritten() {
        var page = new Page()
                .line("# " + Page.plain("a_b*c [x] `y` |z"))
                .line("")
                .table("", "")
                .row(Page.code("a | b"), Page.code("it's `quoted`"))
                .text();
        var article = Article.of(page);

        assertThat(article.title()).isEqualTo("a_b*c [x] `y` |z");
        assertThat(article.sections().getFirst().text()).isEqualTo("a | b · it's `quoted`");
    }

    @Test
    void everyControlHasANameAndCanBeRead() {
        var scene = loaded(Locale.SIMPLIFIED_CHINESE);
        var nameless = shown(
                scene,
                () -> all(scene.getRoot()).stream()
                        .filter(node -> node instanceof ButtonBase
                                || node instanceof TextInputControl
                                || node instanceof ListView<?>)
                        .filter(node -> node.getId() == null
                                || node.getAccessibleText() == null
                                || node.getAccessibleText().isBlank())
                        .map(Node::toString)
                        .toList());

        assertThat(nameless).isEmpty();
    }

    @Test
    void pagesThatCannotBeReadAreToldInOneSentence() {
        model = new HelpViewModel(
                () -> {
                    throw new IllegalStateException("the manual of the program cannot be read");
                },
                Background.onVirtualThreads());
        var scene = scene(Locale.ENGLISH);
        Display.ask(() -> {
            model.load();
            return true;
        });
        ImportedDays.await(() -> model.state().get() instanceof State.Failed);

        assertThat(shown(scene, () -> scene.lookup("#help-state").getAccessibleText()))
                .isEqualTo("Cannot be shown the manual of the program cannot be read");
    }
}
