package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Request;
import alidade.app.cli.Size;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.PaperFile;
import alidade.app.fx.Picture;
import alidade.app.shell.Album;
import alidade.app.shell.Paper;
import alidade.app.shell.ReadableText;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.PreferencesFile;
import alidade.app.widgets.PrintedTable;
import alidade.app.widgets.Wording;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes to a printer: it can be read, and tells what the window tells.
class PaperTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Workstation workstation;
    private ShellViewModel shell;
    private Album album;

    @BeforeEach
    void open() throws IOException {
        var rows = new StringBuilder("date,platform,publisher,model_name,download_count\n");
        for (var day = 1; day <= 20; day++) {
            for (var model = 0; model < 60; model++) {
                rows.append("2026-11-%02d,%s,baidu,ERNIE-%d,%d%n"
                        .formatted(day, model % 2 == 0 ? "Hugging Face" : "ModelScope", model, 1000 * model + day));
            }
        }
        for (var row = 0; row < 60; row++) rows.append("2026-11-20,ModelScope,ann,Odd-" + row + ",many\n");
        var file = folder.resolve("days.csv");
        Files.writeString(file, rows);
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        workstation = new Workstation(
                folder.resolve("workspace"), options, new PreferencesFile(folder.resolve("settings.json")));
        workstation
                .engine()
                .importer()
                .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
        var background = Background.onVirtualThreads();
        shell = Display.ask(
                () -> workstation.places(Appearance.of(Theme.DARK, Locale.ENGLISH), Optional.empty(), background));
        album = Album.of(shell, background, new Size(1920, 1080));
        album.act(shell::reload);
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private void show(String place, String language) throws IOException {
        album.act(() -> shell.places().show(place));
        album.act(() -> {
            shell.wording().set(Wording.in(Locale.of(language)));
            Picture.settle(album.scene());
        });
    }

    private Optional<Scene> paper(double ratio) {
        return Display.ask(() -> Paper.of(shell, ratio, NOON.instant()));
    }

    /// The words of every label that has a name.
    private static TreeMap<String, String> named(Node root) {
        var words = new TreeMap<String, String>();
        collect(root, words);
        return words;
    }

    private static void collect(Node node, TreeMap<String, String> words) {
        if (!node.isVisible() || node instanceof ButtonBase) return;
        if (node instanceof Label label
                && label.getId() != null
                && !label.getText().isEmpty()) words.put(label.getId(), label.getText());
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }

    private static String text(Scene scene, String id) {
        return ((Label) Objects.requireNonNull(scene.lookup("#" + id), id)).getText();
    }

    @ParameterizedTest
    @CsvSource({
        "overview, zh, tile", "overview, en, tile",
        "explore, zh, explore", "explore, en, explore",
        "board, zh, board", "board, en, board",
        "quality, zh, quality", "quality, en, quality"
    })
    void aPlaceOnPaperTellsWhatItTellsInTheWindow(String place, String language, String prefix) throws IOException {
        show(place, language);
        var inWindow = Display.ask(() -> {
            Picture.settle(album.scene());
            return named(album.scene().lookup("#" + place));
        });
        inWindow.keySet().removeIf(id -> !id.startsWith(prefix));
        for (var ratio : List.of(Paper.LANDSCAPE, PaperFile.ratio(), 1 / Paper.LANDSCAPE)) {
            var paper = paper(ratio).orElseThrow();

            assertThat(Display.ask(() -> ReadableText.problems(paper))).isEmpty();
            var printed = named(paper.getRoot());
            assertThat(printed.keySet()).isNotEmpty();
            inWindow.forEach((id, words) -> {
                if (printed.containsKey(id) || prefix.equals("tile"))
                    assertThat(printed).containsEntry(id, words);
            });
            assertThat(paper.getFill()).isEqualTo(Color.WHITE);
            assertThat(text(paper, "paper-title")).isEqualTo(text(album.scene(), "header-title"));
            assertThat(text(paper, "paper-source"))
                    .contains("model-ecosystem 1.0.0", "2026-11-20 00:00", "Asia/Shanghai", "2026-11-20 12:00");
        }
    }

    @Test
    void aTableShowsWhatFitsInTheWordsOfTheScreenAndSaysHowMuchIsMissing() throws IOException {
        show("board", "en");
        var screen = Display.ask(() -> ImportedDays.table(album.scene(), "board-table"));
        var paper = paper(Paper.LANDSCAPE).orElseThrow();
        var lines = ((PrintedTable) paper.lookup("#board-table")).lines();

        assertThat(screen).hasSize(60);
        assertThat(lines).hasSizeBetween(20, 50);
        // Of lines that are scrolled away the screen has no cells.
        assertThat(lines.subList(0, 20)).isEqualTo(screen.subList(0, 20));
        assertThat(text(paper, "paper-more")).isEqualTo("The first " + lines.size() + " of 60 rows.");
    }

    @Test
    void theHeadNamesScopeAndClocks() throws IOException {
        show("explore", "en");
        album.act(() -> shell.scope()
                .change(scope -> scope.withOn(Optional.of(LocalDate.parse("2026-11-15")))
                        .withDays(OptionalInt.of(7))
                        .withOnly("platform", Set.of("ModelScope", "Hugging Face"))));
        assertThat(text(paper(Paper.LANDSCAPE).orElseThrow(), "paper-about"))
                .isEqualTo("Model ecosystem · data as of 2026-11-15 00:00 (Asia/Shanghai) · 7 d · "
                        + "Platform: Hugging Face, ModelScope · World on 2026-11-15, known now");

        // The room of quality does not follow them.
        show("sync", "en");
        assertThat(paper(Paper.LANDSCAPE)).isEmpty();
    }

    @Test
    void theCommandWritesThePageAsOneOfA4() throws IOException {
        var err = new StringBuilder();
        var request = new Request(
                folder.toString(),
                0,
                false,
                "zh",
                List.of("snapshot", "overview", "--paper", "a4", "--out", "page.pdf"));
        var reply = AlidadeCommand.answer(request, workstation, err::append, new Cancellation());

        assertThat(reply.exitCode()).as(err.toString()).isZero();
        try (var document = Loader.loadPDF(folder.resolve("page.pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            // 297 by 210 mm in points of 1/72 inch.
            assertThat(Math.round(document.getPage(0).getMediaBox().getWidth())).isEqualTo(842);
            assertThat(Math.round(document.getPage(0).getMediaBox().getHeight()))
                    .isEqualTo(595);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("模型生态总览");
        }
        var both = new Request(
                folder.toString(), 0, false, "en", List.of("snapshot", "--all", "--paper", "a4", "--out", "x"));
        assertThat(AlidadeCommand.answer(both, workstation, err::append, new Cancellation())
                        .exitCode())
                .isEqualTo(2);
    }
}
