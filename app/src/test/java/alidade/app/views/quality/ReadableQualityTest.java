package alidade.app.views.quality;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.shell.QualityPlace;
import alidade.app.shell.ShellOnScene;
import alidade.app.views.ImportedDays;
import alidade.app.views.quality.QualityRoomViewModel.DayState;
import alidade.app.views.quality.QualityRoomViewModel.MendState;
import alidade.app.views.quality.QualityRoomViewModel.State;
import alidade.app.views.quality.QualityRoomViewModel.Tab;
import alidade.app.views.scope.Scope;
import alidade.resources.theme.Look;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        var model = new QualityRoomViewModel(
                house.reader(), () -> Scope.EVERYTHING, engine.mend(), engine.confirm(), "ann", background, () -> {});
        var window = ShellOnScene.at(
                engine,
                house.pack(),
                Clock.systemUTC(),
                QualityPlace.of(model),
                new Look(theme, Locale.of(language)),
                width,
                height);
        ImportedDays.await(() -> model.state().get() instanceof State.Shown
                && model.day().get() instanceof DayState.Shown
                && window.isRead());

        var problems = new ArrayList<String>();
        for (var tab : Tab.values())
            problems.addAll(window.problems(() -> model.tab().set(tab)));
        problems.addAll(window.problems(() -> {
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
        problems.addAll(window.problems(() -> {}));

        assertThat(problems).isEmpty();
    }
}
