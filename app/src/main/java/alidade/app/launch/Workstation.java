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
import alidade.app.shell.EngineSync;
import alidade.app.shell.HelpPlace;
import alidade.app.shell.Place;
import alidade.app.shell.QualityPlace;
import alidade.app.shell.SettingsPlace;
import alidade.app.shell.ShellViewModel;
import alidade.app.shell.Shortcut;
import alidade.app.shell.Snapshot;
import alidade.app.shell.StartPlace;
import alidade.app.shell.Window;
import alidade.app.views.board.BoardReader;
import alidade.app.views.board.BoardView;
import alidade.app.views.board.BoardViewModel;
import alidade.app.views.explore.ExploreReader;
import alidade.app.views.explore.ExploreSql;
import alidade.app.views.explore.ExploreView;
import alidade.app.views.explore.ExploreViewModel;
import alidade.app.views.help.HelpReader;
import alidade.app.views.help.HelpViewModel;
import alidade.app.views.notes.NotesViewModel;
import alidade.app.views.overview.ArrangeViewModel;
import alidade.app.views.overview.DashboardEditor;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.quality.QualityRoomReader;
import alidade.app.views.quality.QualityRoomViewModel;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.FolderOpener;
import alidade.app.views.settings.PreferencesFile;
import alidade.app.views.settings.PreferencesKeeper;
import alidade.app.views.settings.SettingsReader;
import alidade.app.views.settings.SettingsViewModel;
import alidade.app.views.since.SeenFile;
import alidade.app.views.since.SinceReader;
import alidade.app.views.since.SinceViewModel;
import alidade.app.views.start.DemoMaker;
import alidade.app.views.start.StartViewModel;
import alidade.app.views.start.StartWork;
import alidade.app.views.sync.CockpitReader;
import alidade.app.views.sync.SyncView;
import alidade.app.views.sync.SyncViewModel;
import alidade.app.views.undo.UndoViewModel;
import alidade.app.views.wall.Monitors;
import alidade.app.views.wall.WallClock;
import alidade.app.views.wall.WallPicture;
import alidade.app.views.wall.WallReader;
import alidade.app.views.wall.WallScreens;
import alidade.app.views.wall.WallViewModel;
import alidade.app.widgets.Icons;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Everything that an open workspace consists of, built by hand in the order of the flow.
///
/// May be asked from several threads. The engine is opened by whoever asks first.
final class Workstation implements Desk, AutoCloseable {
    private static final int DAYS_OF_A_RECORD = 90;
    /// The days of the demo are those of its pack.
    private static final ZoneId DEMO_ZONE = ZoneId.of("Asia/Shanghai");

    private final Path workspace;
    private final EngineOptions options;
    private final PreferencesFile preferences;
    private final SeenFile seen;
    private Optional<Opened> opened = Optional.empty();
    private volatile Optional<Window> window = Optional.empty();
    private volatile Optional<House> next = Optional.empty();
    private Optional<WallScreens> wall = Optional.empty();

    /// @param site the platforms around a demo workspace
    private record Opened(Optional<DemoSite> site, Engine engine) {}

    Workstation(Path workspace, EngineOptions options) {
        this(workspace, options, PreferencesFile.usual());
    }

    /// @param preferences the person's
    Workstation(Path workspace, EngineOptions options, PreferencesFile preferences) {
        this.workspace = workspace;
        this.options = options;
        this.preferences = preferences;
        seen = new SeenFile(preferences.path().resolveSibling("seen.json"));
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
        return opened().engine().metrics();
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
        var site = DemoSite.around(workspace, LocalDate.now(clock().withZone(ZoneOffset.UTC)));
        var engine = Engine.open(
                workspace, site.map(one -> options.withHosts(one.hosts())).orElse(options));
        return new Opened(site, engine);
    }

    @Override
    public synchronized Optional<Made> makeDemo(LocalDate today, Progress progress) {
        if (opened.isPresent()) return Optional.empty();
        return Optional.of(makeDemo(today, progress, CancelSignal.never()));
    }

    private synchronized Made makeDemo(LocalDate today, Progress progress, CancelSignal cancel) {
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
        PreferencesKeeper keeper;
        synchronized (this) {
            if (window.isPresent()) {
                window.get().showAndWait();
                return;
            }
            var reading = preferences.read();
            var liked = reading.preferences();
            var appearance = new Appearance(liked, isAskedFor ? language : liked.languageOr(language));
            keeper = new PreferencesKeeper(preferences, liked, Background.onVirtualThreads());
            keeper.follow(appearance);
            var shell = shell(appearance, reading.problem());
            shell.places().begin(liked.place());
            mine = new Window(shell, liked.placement());
            window = Optional.of(mine);
        }
        keepTime();
        mine.showAndWait();
        keeper.keep(mine.placement(), mine.place());
        synchronized (this) {
            window = Optional.empty();
        }
        var house = next;
        next = Optional.empty();
        house.ifPresent(one -> {
            try (one) {
                one.workstation().showWindow(language, isAskedFor);
            }
        });
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
        return shell(appearance, problem, Background.onVirtualThreads());
    }

    /// @param background does all that the window asks for
    ShellViewModel shell(Appearance appearance, Optional<String> problem, Background background) {
        return places(appearance, problem, background)
                .telling(new SinceViewModel(
                        new SinceReader(engine()), seen, engine().log().node().id(), background));
    }

    /// The same for pictures, which do not count as looking at what is new.
    ShellViewModel places(Appearance appearance, Optional<String> problem, Background background) {
        var pack = engine().definitions().current().stream()
                .filter(one -> !one.dashboards().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pack in force has a dashboard to show"));
        var help = new HelpViewModel(new HelpReader(engine(), Shortcut::page), background);
        var settings = new SettingsViewModel(
                new SettingsReader(engine(), workspace, options.environment()),
                appearance,
                problem,
                FolderOpener.ofThisSystem(),
                background);
        var scope = new ScopeViewModel(new ScopeReader(figures(pack)), background);
        var sync = cockpit(background);
        var exploreUndo = new UndoViewModel(background, this::reloadWindow);
        var qualityUndo = new UndoViewModel(background, this::reloadWindow);
        var shell = ShellViewModel.over(
                        figures(pack),
                        scope,
                        pack.dashboards().getFirst(),
                        List.of(
                                explore(pack, scope, exploreUndo, background),
                                board(pack, scope, background),
                                QualityPlace.of(
                                        qualityRoom(pack, scope, background).undoing(qualityUndo, engine().undo())),
                                sync(sync),
                                HelpPlace.of(help),
                                SettingsPlace.of(settings)),
                        Optional.of(new EngineSync(
                                engine(), appearance.wording().get().locale())),
                        background,
                        appearance)
                .with(wish -> Thread.ofVirtual()
                        .name("wall")
                        .start(() -> showWall(
                                Walls.first(pack),
                                new Monitors(List.of(wish.monitor())),
                                wish.theme(),
                                wish.language(),
                                new Cancellation())))
                .undoing("explore", exploreUndo)
                .undoing("quality", qualityUndo);
        if (engine().readOnly().isEmpty()) arranging(shell, pack, background);
        sync.route().bind(shell.route());
        shell.startWith(StartPlace.of(new StartViewModel(
                new StartWork(engine()),
                Optional.of(new NextDemo()),
                background,
                shell::reload,
                () -> shell.places().show("quality"),
                shell::sync)));
        shell.explain().leadTo(metric -> {
            shell.showHelp();
            help.openMetric(metric);
        });
        return shell;
    }

    /// The demo workspace of this installation, which is shown when the window is closed.
    private final class NextDemo implements DemoMaker {
        @Override
        public boolean make(Progress progress, CancelSignal cancel) {
            var folder = options.home().resolve("demo");
            var today = LocalDate.now(clock().withZone(DEMO_ZONE));
            try {
                var house = House.own(folder, options, preferences)
                        .orElseThrow(() -> new IllegalStateException(
                                folder + " is open in another window or command; nothing was changed"));
                try {
                    var made = house.workstation().makeDemo(today, progress, cancel);
                    if (!made.lastDay().isBefore(today)) next = Optional.of(house);
                } finally {
                    if (next.isEmpty()) house.close();
                }
                return next.isPresent();
            } catch (IOException e) {
                throw new IllegalStateException(folder + " cannot be used: " + e.getMessage(), e);
            }
        }

        @Override
        public void open() {
            window.ifPresent(Window::close);
        }
    }

    private void arranging(ShellViewModel shell, Pack pack, Background background) {
        var undo = new UndoViewModel(background, this::reloadWindow);
        var dashboard = pack.dashboards().getFirst().name();
        shell.undoing(ShellViewModel.OVERVIEW, undo)
                .arranging(new ArrangeViewModel(
                        new DashboardEditor(engine(), pack.name(), dashboard), undo, background, this::reloadWindow));
    }

    private SyncViewModel cockpit(Background background) {
        var engine = engine();
        return new SyncViewModel(
                new CockpitReader(engine),
                engine.refresh(),
                engine.underWay(),
                engine.preview(),
                clock(),
                background,
                this::reloadWindow);
    }

    private static Place sync(SyncViewModel model) {
        return new Place(
                "sync",
                Icons.SYNC,
                false,
                model::load,
                model::stop,
                setting -> new SyncView(model, setting.wording(), setting.compact()));
    }

    private Place explore(Pack pack, ScopeViewModel scope, UndoViewModel undo, Background background) {
        var figures = figures(pack);
        var model = new ExploreViewModel(new ExploreReader(figures)::read, scope.scope()::get, background)
                .with(new ExploreSql(figures::explain));
        var notes = Optional.of(engine().annotate())
                .filter(_ -> engine().readOnly().isEmpty())
                .map(annotate -> new NotesViewModel(
                        annotate,
                        engine().undo(),
                        undo,
                        pack.name(),
                        System.getProperty("user.name"),
                        background,
                        this::reloadWindow));
        return new Place(
                "explore",
                Icons.EXPLORE,
                true,
                model::load,
                model::stop,
                setting -> new ExploreView(model, notes, setting.wording(), setting.compact(), setting.explain()));
    }

    private Place board(Pack pack, ScopeViewModel scope, Background background) {
        var reader = new BoardReader(figures(pack));
        var model = new BoardViewModel(
                reader::read,
                scope.scope()::get,
                (board, line) -> reader.record(board, line, DAYS_OF_A_RECORD),
                background);
        return new Place(
                "board",
                Icons.BOARD,
                true,
                model::load,
                model::stop,
                setting -> new BoardView(model, setting.wording(), setting.compact(), setting.explain()));
    }

    private QualityRoomViewModel qualityRoom(Pack pack, ScopeViewModel scope, Background background) {
        return new QualityRoomViewModel(
                new QualityRoomReader(engine(), pack.name()),
                scope.scope()::get,
                engine().mend(),
                engine().confirm(),
                System.getProperty("user.name"),
                background,
                this::reloadWindow);
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
            one.site().ifPresent(DemoSite::close);
        });
        opened = Optional.empty();
    }
}
