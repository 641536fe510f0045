package alidade.app.views.start;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.start.StartViewModel.Way;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import alidade.resources.theme.Theme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An empty workspace over a real engine, real files and real sockets of the loopback address.
class StartViewTest {
    @TempDir
    Path folder;

    private HttpServer site;
    private Engine engine;
    private StartViewModel model;
    private final List<String> done = new ArrayList<>();
    private Optional<DemoMaker> demo = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var bytes = "{\"msg\":\"OK\",\"total\":1,\"data\":[{\"path\":\"ann/rose\",\"downloads\":5}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, isHead ? -1 : bytes.length);
            if (!isHead) exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        engine = Engine.open(
                folder.resolve("workspace"),
                EngineOptions.usual()
                        .withHome(folder.resolve("home"))
                        .withEnvironment(Map.of())
                        .withHosts(hosts()));
        model = model();
    }

    /// One source answers, at all others nobody is at home.
    private Map<String, String> hosts() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var hosts = new HashMap<String, String>();
        for (var files : Packs.shipped()) {
            if (!(new PackReader().read(files) instanceof PackReading.Read(var pack))) continue;
            for (var source : pack.sources()) {
                int port = source.id().equals("caict") ? site.getAddress().getPort() : closed;
                source.hosts()
                        .keySet()
                        .forEach(host -> hosts.put(source.id() + "." + host, "http://127.0.0.1:" + port));
            }
        }
        return hosts;
    }

    @AfterEach
    void close() {
        engine.close();
        site.stop(0);
    }

    private StartViewModel model() {
        return new StartViewModel(
                new StartWork(engine),
                demo,
                Background.onVirtualThreads(),
                () -> done.add("figures"),
                () -> done.add("refused"),
                () -> done.add("collect"));
    }

    private Scene scene(Locale language) {
        model = model();
        var scene = Display.ask(() -> {
            var view = new StartView(model, Wording.in(language), false);
            var made = new Scene(new StackPane(view), 1660, 960);
            made.getStylesheets().setAll(Theme.LIGHT.sheets());
            model.load();
            return made;
        });
        ImportedDays.await(() -> model.offer().get() instanceof Way.Done);
        return scene;
    }

    private static <T> T shown(Scene scene, Supplier<T> look) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return look.get();
        });
    }

    private static void press(Scene scene, String id) {
        shown(scene, () -> {
            ((ButtonBase) scene.lookup("#" + id)).fire();
            return true;
        });
    }

    private static String text(Scene scene, String id) {
        return shown(scene, () -> ((Labeled) scene.lookup("#" + id)).getText());
    }

    private static boolean has(Scene scene, String id) {
        return shown(scene, () -> scene.lookup("#" + id) != null);
    }

    private void importFile(Scene scene, Path file) {
        shown(scene, () -> {
            ((TextField) scene.lookup("#start-import-file")).setText(file.toString());
            ((ButtonBase) scene.lookup("#start-import-begin")).fire();
            return true;
        });
    }

    private void importToTheEnd(Scene scene, Path file) {
        importFile(scene, file);
        ImportedDays.await(() -> !(model.importing().get() instanceof Way.Running));
    }

    private List<String> ask(String sql) {
        return engine.store().read(reader -> {
            var found = new ArrayList<String>();
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        });
    }

    private Path csv(String rows) throws IOException {
        var file = folder.resolve("days.csv");
        Files.writeString(file, "date,platform,publisher,model_name,download_count\n" + rows);
        return file;
    }

    @Test
    void anImportTellsWhatBecameOfEachRow() throws IOException {
        // Five rows: two facts, one that is the same again, two without a count.
        var file = csv("""
                2026-11-18,Hugging Face,baidu,ERNIE-4.5,100
                2026-11-19,ModelScope,ann,rose,7
                2026-11-19,ModelScope,ann,rose,7
                2026-11-19,ModelScope,ann,tulip,many
                2026-11-19,ModelScope,ann,lily,many
                """);
        var scene = scene(Locale.ENGLISH);
        importToTheEnd(scene, file);

        assertThat(List.of(
                        text(scene, "start-import-read"),
                        text(scene, "start-import-imported"),
                        text(scene, "start-import-merged"),
                        text(scene, "start-import-refused")))
                .containsExactly("5", "2", "1", "2");
        assertThat(text(scene, "start-import-span")).isEqualTo("2026-11-18 to 2026-11-19: Hugging Face, ModelScope");
        assertThat(text(scene, "start-import-reason-0")).isEqualTo("2 × download_count 'many' is not a count");
        assertThat(ask("select reason from std.refused"))
                .containsExactly(
                        "download_count 'many' is not a count: the record is refused.",
                        "download_count 'many' is not a count: the record is refused.");
        press(scene, "start-refused");
        press(scene, "start-figures");
        assertThat(done).containsExactly("refused", "figures");
    }

    @Test
    void theFileOfATrackerIsImportedWithItsCoverage() throws SQLException {
        var file = folder.resolve("tracker.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table model_downloads (date text, repo text, model_name text, publisher text,"
                    + " download_count text, model_type text, model_category text, tags text, base_model text,"
                    + " data_source text, likes text, library_name text, pipeline_tag text, created_at text,"
                    + " last_modified text, fetched_at text, base_model_from_api text, search_keyword text, url text)");
            statement.execute("insert into model_downloads (date, repo, model_name, publisher, download_count)"
                    + " values ('2026-11-18', 'Hugging Face', 'ERNIE-4.5', 'baidu', '100')");
        }
        var scene = scene(Locale.SIMPLIFIED_CHINESE);
        shown(scene, () -> {
            ((CheckBox) scene.lookup("#start-import-complete")).setSelected(true);
            return true;
        });
        importToTheEnd(scene, file);

        assertThat(text(scene, "start-import-imported")).isEqualTo("1");
        assertThat(ask("select distinct extent from log.coverage")).containsExactly("COMPLETE");
        assertThat(text(scene, "start-figures")).isEqualTo("查看数据");
    }

    @Test
    void aFileThatIsNotThereIsToldAndNothingIsSealed() {
        var scene = scene(Locale.ENGLISH);
        var before = ask("select count(*) from log.entry");
        importToTheEnd(scene, folder.resolve("gone.csv"));

        assertThat(text(scene, "start-import-failed")).contains("gone.csv");
        assertThat(ask("select count(*) from log.entry")).isEqualTo(before);
        assertThat(has(scene, "start-import-begin")).isTrue();
    }

    @Test
    void aCancelledImportSaysWhatItKept() throws IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < 60_000; i++)
            rows.append("2026-11-18,Hugging Face,ann,model-").append(i).append(",5\n");
        var file = csv(rows.toString());
        var scene = scene(Locale.ENGLISH);
        importFile(scene, file);
        Display.ask(() -> {
            model.stopImport();
            return true;
        });
        ImportedDays.await(() -> model.importing().get() instanceof Way.Done);

        assertThat(text(scene, "start-import-cancelled")).startsWith("Cancelled: ");
        long kept = Long.parseLong(text(scene, "start-import-imported").replace(",", ""));
        assertThat(kept).isLessThan(60_000);
        assertThat(ask("select coalesce(sum(row_count), 0) from log.entry where kind = 'RECORDS'"))
                .containsExactly(String.valueOf(kept));
    }

    @Test
    void testingTheConnectionTellsWhichSourceAnswers() {
        var scene = scene(Locale.ENGLISH);
        press(scene, "start-test");
        ImportedDays.await(() -> model.testing().get() instanceof Way.Done);

        assertThat(text(scene, "start-source-caict-state")).isEqualTo("answers");
        assertThat(text(scene, "start-source-caict-found")).contains("api answered in ", " ms");
        assertThat(text(scene, "start-source-modelscope-state")).isEqualTo("does not answer");
        assertThat(text(scene, "start-source-modelscope-found")).startsWith("TCP: ");
        press(scene, "start-collect");
        assertThat(done).containsExactly("collect");
    }

    @Test
    void brokenRoutesAreToldWhereTheTestFails() throws IOException {
        Files.writeString(folder.resolve("workspace/routes.yaml"), "use: nowhere\nprofiles: []\n");
        var scene = scene(Locale.ENGLISH);
        press(scene, "start-test");
        ImportedDays.await(() -> model.testing().get() instanceof Way.Failed);

        assertThat(text(scene, "start-test-failed")).contains("routes.yaml:");
    }

    /// Makes a demo as long as a person lets it.
    private final class FakeDemo implements DemoMaker {
        private volatile boolean waits = true;

        @Override
        public boolean make(Progress progress, CancelSignal cancel) {
            while (waits && !cancel.cancelled()) Thread.onSpinWait();
            waits = false;
            return !cancel.cancelled();
        }

        @Override
        public void open() {
            done.add("demo");
        }
    }

    @Test
    void aDemoCanBeStoppedAndGoneOnWith() {
        demo = Optional.of(new FakeDemo());
        var scene = scene(Locale.ENGLISH);
        press(scene, "start-demo-make");
        ImportedDays.await(() -> model.making().get() instanceof Way.Running);
        press(scene, "start-demo-stop");
        ImportedDays.await(() -> model.making().get() instanceof Way.Done);
        assertThat(text(scene, "start-demo-make")).isEqualTo("Go on with it");
        assertThat(done).isEmpty();

        press(scene, "start-demo-make");
        ImportedDays.await(() -> done.contains("demo"));
    }

    @Test
    void everyControlHasANameAndCanBeRead() {
        demo = Optional.of(new FakeDemo());
        var scene = scene(Locale.SIMPLIFIED_CHINESE);
        var nameless = shown(
                scene,
                () -> all(scene.getRoot()).stream()
                        .filter(node -> node instanceof ButtonBase || node instanceof TextInputControl)
                        .filter(node -> node.getId() == null
                                || node.getAccessibleText() == null
                                || node.getAccessibleText().isBlank())
                        .map(Node::toString)
                        .toList());

        assertThat(nameless).isEmpty();
    }

    private static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }
}
