package alidade.app.bench;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Dress;
import alidade.app.fx.Picture;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewView;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.scope.Scope;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.theme.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;

/// What is left of a changed filter once the engine has answered: the overview of a workspace painted with other
/// figures, and painted again as it is.
final class PaintBench implements AutoCloseable {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Timings timings;
    private final Background background = Background.onVirtualThreads();
    private final Engine engine;
    private final List<OverviewPage> pages;
    private final OverviewViewModel model;
    private final Scene scene;
    private int shown;

    PaintBench(Path workspace, EngineOptions options, Timings timings) throws InterruptedException {
        this.timings = timings;
        engine = Engine.open(workspace, options.asReader());
        var pack = engine.definitions().current().getFirst();
        var reader = new OverviewReader(new EngineFigures(engine, pack.name(), Clock.systemUTC(), true));
        var dashboard = pack.dashboards().getFirst();
        var source = pack.sources().getFirst();
        var column = pack.table(source.table()).orElseThrow().sourceColumn();
        pages = List.of(
                reader.read(dashboard),
                reader.read(dashboard, Scope.EVERYTHING.withOnly(column, Set.of(source.name()))));
        model = new OverviewViewModel(_ -> pages.get(shown), () -> Scope.EVERYTHING, background);
        scene = Display.ask(() -> {
            var wording = Wording.in(Locale.ENGLISH);
            var view = new OverviewView(model, Optional.empty(), wording, false, _ -> {});
            var made = new Scene(view, WIDTH, HEIGHT);
            Dress.put(Theme.LIGHT, made);
            return made;
        });
        change();
    }

    void round(long entries) throws Exception {
        timings.time(Task.REPAINT, entries, this::paint);
        timings.time(Task.PAINT, entries, this::change);
    }

    private void change() throws InterruptedException {
        shown = 1 - shown;
        Display.ask(() -> {
            model.load();
            return true;
        });
        if (!background.awaitRest(PATIENCE)) throw new IllegalStateException("the overview did not come");
        paint();
    }

    private Picture paint() {
        return Display.ask(() -> Picture.of(scene, 1));
    }

    @Override
    public void close() {
        engine.close();
    }
}
