package alidade.app.launch;

import alidade.app.cli.Cancellation;
import alidade.app.cli.Desk;
import alidade.app.cli.Size;
import alidade.app.cli.Walls;
import alidade.app.demo.Demo;
import alidade.app.demo.DemoSite;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.shell.Album;
import alidade.app.shell.ShellViewModel;
import alidade.app.shell.Snapshot;
import alidade.app.shell.WallWish;
import alidade.app.shell.Window;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.PreferencesFile;
import alidade.app.views.settings.PreferencesKeeper;
import alidade.app.views.since.SeenFile;
import alidade.app.views.start.DemoMaker;
import alidade.app.views.wall.Monitors;
import alidade.app.views.wall.WallClock;
import alidade.app.views.wall.WallPicture;
import alidade.app.views.wall.WallReader;
import alidade.app.views.wall.WallScreens;
import alidade.app.views.wall.WallViewModel;
import alidade.app.widgets.Wording;
import alidade.engine.backup.Backup;
import alidade.engine.backup.Restore;
import alidade.engine.metrics.Metrics;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.Pack;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Everything that an open workspace consists of, built by hand in the order of the flow.
///
/// May be asked from several threads. The engine is opened by whoever asks first.
final class Workstation implements Desk, AutoCloseable {
    private final Path workspace;
    private final EngineOptions options;
    private final PreferencesFile preferences;
    private final SeenFile seen;
    private Optional<Opened> opened = Optional.empty();
    private volatile Optional<Window> window = Optional.empty();
    private final NextDemo next;
    private Optional<WallScreens> wall = Optional.empty();

    private record Opened(DemoPlatforms platforms, Engine engine) {}

    Workstation(Path workspace, EngineOptions options) {
        this(workspace, options, PreferencesFile.usual());
    }

    /// @param preferences the person's
    Workstation(Path workspace, EngineOptions options, PreferencesFile preferences) {
        this.workspace = workspace;
        this.options = options;
        this.preferences = preferences;
        seen = new SeenFile(preferences.path().resolveSibling("seen.json"));
        next = new NextDemo(options, preferences, () -> window.ifPresent(Window::close));
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
    public Engine engineIn(String region) {
        return opened(Progress.none(), options.withRegion(region)).engine();
    }

    @Override
    public Metrics metrics() {
        return opened().engine().metrics();
    }

    @Override
    public Clock clock() {
        return options.clock();
    }

    private Opened opened() {
        return opened(Progress.none());
    }

    private Opened opened(Progress progress) {
        return opened(progress, options);
    }

    private synchronized Opened opened(Progress progress, EngineOptions told) {
        if (opened.isEmpty()) opened = Optional.of(open(progress, told));
        return opened.get();
    }

    private Opened open(Progress progress, EngineOptions told) {
        var platforms = new DemoPlatforms(workspace, () -> LocalDate.now(clock().withZone(ZoneOffset.UTC)));
        var within = DemoSite.isAround(workspace) ? told.withHosts(platforms::hosts) : told;
        return new Opened(platforms, Engine.open(workspace, within, progress));
    }

    @Override
    public synchronized Optional<Made> makeDemo(LocalDate today, Progress progress) {
        if (opened.isPresent()) return Optional.empty();
        return Optional.of(makeDemo(today, progress, CancelSignal.never()));
    }

    synchronized Made makeDemo(LocalDate today, Progress progress, CancelSignal cancel) {
        var made = Demo.make(workspace, today, options, progress, cancel);
        return new Made(made.firstDay(), made.lastDay(), made.ledger(), made.entries());
    }

    @Override
    public Backup backup() {
        return new Backup(workspace, engine().log(), clock(), options.files());
    }

    @Override
    public synchronized Optional<Restore.Restored> restore(Path backup, Optional<String> region) {
        if (opened.isPresent()) return Optional.empty();
        return Optional.of(new Restore(options.home(), () -> Engine.name(options), options.files())
                .restore(backup, workspace, region));
    }

    private EngineFigures figures(Pack pack) {
        return new EngineFigures(engine(), pack.name(), clock(), DemoSite.isAround(workspace));
    }

    @Override
    public boolean hasScreen() {
        return Display.isPresent();
    }

    @Override
    public void showWindow(Locale language, boolean isAskedFor) {
        Window mine;
        var reading = preferences.read();
        var liked = reading.preferences();
        synchronized (this) {
            if (window.isPresent()) {
                window.get().toFront();
                return;
            }
            mine = new Window(liked.placement());
            window = Optional.of(mine);
        }
        try {
            var appearance = new Appearance(liked, isAskedFor ? language : liked.languageOr(language));
            var keeper = new PreferencesKeeper(preferences, liked, Background.onVirtualThreads());
            var problem = show(mine, appearance, keeper, reading);
            mine.awaitClosed();
            keeper.keep(mine.placement(), mine.place().orElse(liked.place()));
            if (problem.isPresent()) throw problem.get();
        } finally {
            synchronized (this) {
                window = Optional.empty();
            }
        }
        next.take().ifPresent(house -> {
            try (house) {
                house.workstation().showWindow(language, isAskedFor);
            }
        });
    }

    /// The workspace is opened while the window comes up.
    ///
    /// @return why the window could not be filled, which it then says itself
    private Optional<RuntimeException> show(
            Window mine, Appearance appearance, PreferencesKeeper keeper, PreferencesFile.Reading reading) {
        var theme = appearance.theme().get();
        var wording = appearance.wording().get();
        var coming = CompletableFuture.runAsync(
                () -> mine.open(workspace, theme, wording), Thread.ofPlatform().name("window")::start);
        try {
            opened(mine.progress());
            var shell = shell(appearance, reading.problem());
            shell.places().begin(reading.preferences().place());
            keeper.follow(appearance);
            keepTime();
            join(coming);
            mine.fill(shell);
            return Optional.empty();
        } catch (RuntimeException e) {
            join(coming);
            mine.fail(String.valueOf(e.getMessage()));
            return Optional.of(e);
        }
    }

    private static void join(CompletableFuture<Void> coming) {
        try {
            coming.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// While a window or a wall is open, sources are collected from at their times. The platforms of a demo know only
    /// its days.
    private void keepTime() {
        if (DemoSite.isAround(workspace) || engine().readOnly().isPresent()) return;
        engine().schedule().start(Progress.none(), _ -> reloadWindow());
    }

    @Override
    public int monitors() {
        return WallScreens.monitors();
    }

    @Override
    public void showWall(
            Walls.Found found, Monitors monitors, Theme theme, Locale language, Cancellation cancellation) {
        WallScreens mine;
        synchronized (this) {
            if (wall.isPresent()) {
                wall.get().toFront();
                return;
            }
            var reader = new WallReader(figures(found.pack()), found.wall().name());
            var model = new WallViewModel(reader::read, WallClock.of(clock()), Background.onVirtualThreads());
            mine = new WallScreens(model, monitors, theme, Wording.in(language));
            wall = Optional.of(mine);
        }
        keepTime();
        cancellation.whenCancelled(mine::close);
        try {
            mine.showAndWait();
        } finally {
            synchronized (this) {
                wall = Optional.empty();
            }
        }
    }

    @Override
    public void paintWall(Walls.Found found, int page, Path file, Size size, Theme theme, Locale language)
            throws IOException {
        WallPicture.write(
                figures(found.pack()), found.wall(), page, file, size.width(), size.height(), theme, language, clock());
    }

    @Override
    public List<Path> paintPlaces(Path folder, Size size, Consumer<Path> written, BooleanSupplier isCancelled)
            throws IOException {
        var background = Background.onVirtualThreads();
        var shell = places(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty(), background);
        return Album.of(shell, background, size).write(folder, written, isCancelled);
    }

    /// The window without its frame.
    ///
    /// @param problem why the person's settings could not be used
    ShellViewModel shell(Appearance appearance, Optional<String> problem) {
        return rooms().shell(appearance, problem, Background.onVirtualThreads());
    }

    /// @param background does all that the window asks for
    ShellViewModel shell(Appearance appearance, Optional<String> problem, Background background) {
        return rooms().shell(appearance, problem, background);
    }

    /// The same for pictures, which do not count as looking at what is new.
    ShellViewModel places(Appearance appearance, Optional<String> problem, Background background) {
        return rooms().places(appearance, problem, background);
    }

    private Rooms rooms() {
        return new Rooms(workspace, options, engine(), seen, new Rooms.Outside() {
            @Override
            public void reload() {
                reloadWindow();
            }

            @Override
            public void showWall(Pack pack, WallWish wish) {
                Workstation.this.showWall(
                        Walls.first(pack),
                        new Monitors(List.of(wish.monitor())),
                        wish.theme(),
                        wish.language(),
                        new Cancellation());
            }

            @Override
            public DemoMaker demo() {
                return next;
            }
        });
    }

    /// What is shown may have changed.
    private synchronized void reloadWindow() {
        window.ifPresent(Window::reload);
    }

    @Override
    public void paint(DashboardDefinition dashboard, Path file, Size size, Theme theme, Locale language)
            throws IOException {
        Snapshot.write(figures(packOf(dashboard)), dashboard, file, size, theme, language);
    }

    @Override
    public void paintPaper(DashboardDefinition dashboard, Path file, Locale language) throws IOException {
        Snapshot.writePaper(figures(packOf(dashboard)), dashboard, file, language, clock());
    }

    private Pack packOf(DashboardDefinition dashboard) {
        return engine().definitions().current().stream()
                .filter(one -> one.dashboards().contains(dashboard))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dashboard " + dashboard.name() + " is not in force"));
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(one -> {
            one.engine().close();
            one.platforms().close();
        });
        opened = Optional.empty();
    }
}
