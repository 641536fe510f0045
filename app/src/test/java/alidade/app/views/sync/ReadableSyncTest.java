package alidade.app.views.sync;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.shell.Place;
import alidade.app.shell.ShellOnScene;
import alidade.app.views.ImportedDays;
import alidade.app.views.sync.SyncViewModel.DryRun;
import alidade.app.views.sync.SyncViewModel.Starting;
import alidade.app.views.sync.SyncViewModel.State;
import alidade.app.widgets.Icons;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.resources.packs.Pack;
import alidade.resources.theme.Look;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        var window = ShellOnScene.at(
                engine, pack(), harbour.clock, place, new Look(theme, Locale.of(language)), width, height);
        ImportedDays.await(() -> model.state().get() instanceof State.Shown
                && model.history().state().get() instanceof HistoryViewModel.State.Shown
                && window.isRead());

        var problems = new ArrayList<>(window.problems(() -> {}));
        Display.ask(() -> {
            model.tickOnly(model.lines().stream()
                    .filter(line -> line.id().startsWith("harbour/"))
                    .toList());
            model.look();
            return true;
        });
        ImportedDays.await(() -> model.dryRun().get() instanceof DryRun.Shown);
        problems.addAll(window.problems(() -> model.cancel("harbour/south")));
        Display.ask(() -> {
            model.start(model.toStart());
            model.history().open(runs(model).getFirst());
            return true;
        });
        ImportedDays.await(() -> model.starting().get() instanceof Starting.Asking
                && model.history().details().get() instanceof HistoryViewModel.Details.Shown);
        problems.addAll(window.problems(() -> {}));
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
}
