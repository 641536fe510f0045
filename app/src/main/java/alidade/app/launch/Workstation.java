package alidade.app.launch;

import alidade.app.cli.Desk;
import alidade.app.cli.Size;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.shell.ShellViewModel;
import alidade.app.shell.Snapshot;
import alidade.app.shell.Window;
import alidade.engine.metrics.Metrics;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.Pack;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/// Everything that an open workspace consists of, built by hand in the order of the flow.
///
/// May be asked from several threads. The engine is opened by whoever asks first.
final class Workstation implements Desk, AutoCloseable {
    private final Path workspace;
    private final EngineOptions options;
    private Optional<Opened> opened = Optional.empty();
    private Optional<Window> window = Optional.empty();

    private record Opened(Engine engine, Metrics metrics) {}

    Workstation(Path workspace, EngineOptions options) {
        this.workspace = workspace;
        this.options = options;
    }

    @Override
    public Path workspace() {
        return workspace;
    }

    @Override
    public Engine engine() {
        return opened().engine();
    }

    @Override
    public Metrics metrics() {
        return opened().metrics();
    }

    @Override
    public Clock clock() {
        return options.clock();
    }

    private synchronized Opened opened() {
        if (opened.isEmpty()) opened = Optional.of(open());
        return opened.get();
    }

    private Opened open() {
        var engine = Engine.open(workspace, options);
        return new Opened(engine, new Metrics(engine.store().reader(), engine.definitions()::at));
    }

    private EngineFigures figures(Pack pack) {
        return new EngineFigures(engine(), metrics(), clock(), false, pack.name());
    }

    @Override
    public boolean hasScreen() {
        return Display.isPresent();
    }

    @Override
    public void showWindow(Locale language) {
        Window mine;
        synchronized (this) {
            if (window.isPresent()) {
                window.get().showAndWait();
                return;
            }
            mine = newWindow(language);
            window = Optional.of(mine);
        }
        mine.showAndWait();
        synchronized (this) {
            window = Optional.empty();
        }
    }

    private Window newWindow(Locale language) {
        var pack = engine().definitions().current().stream()
                .filter(one -> !one.dashboards().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pack in force has a dashboard to show"));
        return new Window(ShellViewModel.over(
                figures(pack),
                pack.dashboards().getFirst(),
                Optional.of(new EngineSync(engine())),
                Background.onVirtualThreads(),
                Theme.LIGHT,
                language));
    }

    @Override
    public void paint(DashboardDefinition dashboard, Path file, Size size, Theme theme, Locale language)
            throws IOException {
        var pack = engine().definitions().current().stream()
                .filter(one -> one.dashboards().contains(dashboard))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dashboard " + dashboard.name() + " is not in force"));
        Snapshot.write(figures(pack), dashboard, file, size, theme, language);
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(one -> one.engine().close());
        opened = Optional.empty();
    }
}
