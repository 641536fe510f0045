package alidade.app.views.quality;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.QualityPlace;
import alidade.app.shell.ReadableText;
import alidade.app.shell.ShellView;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.quality.QualityRoomViewModel.DayState;
import alidade.app.views.quality.QualityRoomViewModel.MendState;
import alidade.app.views.quality.QualityRoomViewModel.State;
import alidade.app.views.quality.QualityRoomViewModel.Tab;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

/// Every text of the quality room can be read, with each of its lists and with its questions open.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadableQualityTest {
    private HouseOfTrouble house;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        house = HouseOfTrouble.make(folder);
    }

    @AfterAll
    void close() {
        house.close();
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
        var engine = house.engine();
        var model =
                new QualityRoomViewModel(house.reader(), engine.mend(), engine.confirm(), "ann", background, () -> {});
        var pack = house.pack();
        var figures = new EngineFigures(engine, pack.name(), Clock.systemUTC(), true);
        var shell = Display.ask(() -> ShellViewModel.over(
                figures,
                new ScopeViewModel(new ScopeReader(figures), background),
                pack.dashboards().getFirst(),
                List.of(QualityPlace.of(model)),
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
                && model.day().get() instanceof DayState.Shown
                && shell.overview().state().get() instanceof OverviewViewModel.State.Shown);

        var problems = new ArrayList<String>();
        for (var tab : Tab.values())
            problems.addAll(problems(scene, () -> model.tab().set(tab)));
        problems.addAll(problems(scene, () -> {
            model.tab().set(Tab.HELD);
            if (model.state().get() instanceof State.Shown(var room)
                    && room.held() instanceof Part.Read<List<HeldBatch>>(var held)) model.ask(held.getFirst());
        }));
        Display.ask(() -> {
            model.tab().set(Tab.REFUSED);
            if (model.state().get() instanceof State.Shown(var room)
                    && room.refused() instanceof Part.Read<Refusals>(var refused))
                model.open(refused.rows().getLast());
            return true;
        });
        ImportedDays.await(() -> model.mending().get() instanceof MendState.Open);
        problems.addAll(problems(scene, () -> {}));

        assertThat(problems).isEmpty();
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
