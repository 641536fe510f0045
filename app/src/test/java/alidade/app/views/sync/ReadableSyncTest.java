package alidade.app.views.sync;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.Place;
import alidade.app.shell.ReadableText;
import alidade.app.shell.ShellView;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.app.views.sync.SyncViewModel.DryRun;
import alidade.app.views.sync.SyncViewModel.Starting;
import alidade.app.views.sync.SyncViewModel.State;
import alidade.app.widgets.Icons;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.resources.packs.Pack;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every text of the cockpit can be read: at rest, after a dry run, with hosts out of reach and a question, with a
/// source that is paused and one that failed, with a run opened.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadableSyncTest {
    private Harbour harbour;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        harbour = new Harbour(folder);
        harbour.pier("north").boats(7);
        harbour.pier("south").boats(3);
        harbour.pier("east").says(404);
        collect("north", "east");
        harbour.pier("south").whileAnswering(_ -> harbour.engine().underWay().pause("harbour/south"));
        collect("south");
        harbour.pier("west").close();
    }

    private void collect(String... sources) {
        harbour.engine()
                .refresh()
                .run(new RunRequest(List.of(sources), RunRequest.Trigger.MANUAL), Progress.none(), () -> false);
    }

    @AfterAll
    void close() {
        harbour.close();
    }

    private Pack pack() {
        return harbour.engine().definitions().current().stream()
                .filter(one -> !one.dashboards().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    LIGHT, zh, 1920, 1080
                    DARK, en, 1920, 1080
                    DARK, zh, 1366, 768
                    LIGHT, en, 1366, 768
                    """)
    void everyTextCanBeRead(Theme theme, String language, int width, int height) {
        var background = Background.onVirtualThreads();
        var engine = harbour.engine();
        var model = Display.ask(() -> new SyncViewModel(
                new CockpitReader(engine),
                engine.refresh(),
                engine.underWay(),
                engine.preview(),
                harbour.clock,
                background,
                () -> {}));
        var place = new Place(
                "sync",
                Icons.SYNC,
                false,
                model::load,
                model::stop,
                setting -> new SyncView(model, setting.wording(), setting.compact()));
        var figures = new EngineFigures(engine, pack().name(), harbour.clock, false);
        var shell = Display.ask(() -> ShellViewModel.over(
                figures,
                new ScopeViewModel(new ScopeReader(figures), background),
                pack().dashboards().getFirst(),
                List.of(place),
                Optional.empty(),
                background,
                theme,
                Locale.of(language)));
        var scene = Display.ask(() -> {
            var made = new ShellView(shell).asScene(width, height);
            shell.reload();
            shell.places().show(1);
            return made;
        });
        ImportedDays.await(() -> model.state().get() instanceof State.Shown
                && model.history().state().get() instanceof HistoryViewModel.State.Shown
                && !(shell.overview().state().get() instanceof OverviewViewModel.State.Loading));

        var problems = new ArrayList<>(problems(scene, () -> {}));
        Display.ask(() -> {
            model.tickOnly(model.lines().stream()
                    .filter(line -> line.id().startsWith("harbour/"))
                    .toList());
            model.look();
            return true;
        });
        ImportedDays.await(() -> model.dryRun().get() instanceof DryRun.Shown);
        problems.addAll(problems(scene, () -> model.cancel("harbour/south")));
        Display.ask(() -> {
            model.start(model.toStart());
            model.history().open(runs(model).getFirst());
            return true;
        });
        ImportedDays.await(() -> model.starting().get() instanceof Starting.Asking
                && model.history().details().get() instanceof HistoryViewModel.Details.Shown);
        problems.addAll(problems(scene, () -> {}));
        Display.ask(() -> {
            model.stop();
            return true;
        });

        assertThat(problems).isEmpty();
    }

    private static List<alidade.app.views.quality.Runs.Run> runs(SyncViewModel model) {
        return model.history().state().get() instanceof HistoryViewModel.State.Shown(var runs)
                ? runs.runs()
                : List.of();
    }

    private static List<String> problems(Scene scene, Runnable change) {
        return Display.ask(() -> {
            change.run();
            Picture.settle(scene);
            Picture.settle(scene);
            return ReadableText.problems(scene);
        });
    }
}
