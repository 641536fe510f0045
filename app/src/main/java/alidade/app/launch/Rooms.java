package alidade.app.launch;

import alidade.app.demo.DemoSite;
import alidade.app.fx.Background;
import alidade.app.shell.EngineSync;
import alidade.app.shell.HelpPlace;
import alidade.app.shell.Place;
import alidade.app.shell.QualityPlace;
import alidade.app.shell.SettingsPlace;
import alidade.app.shell.ShellViewModel;
import alidade.app.shell.Shortcut;
import alidade.app.shell.StartPlace;
import alidade.app.shell.WallWish;
import alidade.app.views.board.BoardReader;
import alidade.app.views.board.BoardView;
import alidade.app.views.board.BoardViewModel;
import alidade.app.views.explore.ExploreReader;
import alidade.app.views.explore.ExploreSql;
import alidade.app.views.explore.ExploreView;
import alidade.app.views.explore.ExploreViewModel;
import alidade.app.views.help.HelpReader;
import alidade.app.views.help.HelpViewModel;
import alidade.app.views.hub.HubPane;
import alidade.app.views.hub.HubViewModel;
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
import alidade.app.widgets.Icons;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.packs.Pack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The places of the window over an open engine, built by hand.
final class Rooms {
    private static final int DAYS_OF_A_RECORD = 90;

    private final Path workspace;
    private final EngineOptions options;
    private final Engine engine;
    private final SeenFile seen;
    private final Outside outside;

    /// What the places ask of the house that they stand in.
    interface Outside {
        /// What is shown may have changed.
        void reload();

        /// Shows the wall of the pack, and returns when it is left.
        void showWall(Pack pack, WallWish wish);

        DemoMaker demo();
    }

    Rooms(Path workspace, EngineOptions options, Engine engine, SeenFile seen, Outside outside) {
        this.workspace = workspace;
        this.options = options;
        this.engine = engine;
        this.seen = seen;
        this.outside = outside;
    }

    /// The window without its frame.
    ///
    /// @param problem why the person's settings could not be used
    /// @param background does all that the window asks for
    ShellViewModel shell(Appearance appearance, Optional<String> problem, Background background) {
        return places(appearance, problem, background)
                .telling(new SinceViewModel(
                        new SinceReader(engine), seen, engine.log().node().id(), background));
    }

    /// The same for pictures, which do not count as looking at what is new.
    ShellViewModel places(Appearance appearance, Optional<String> problem, Background background) {
        var pack = engine.definitions().current().stream()
                .filter(one -> !one.dashboards().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pack in force has a dashboard to show"));
        var help = new HelpViewModel(new HelpReader(engine, Shortcut::page), background);
        var settings = new SettingsViewModel(
                new SettingsReader(engine, workspace, options.environment()),
                appearance,
                problem,
                FolderOpener.ofThisSystem(),
                background);
        var scope = new ScopeViewModel(new ScopeReader(figures(pack)), background);
        var sync = cockpit(background);
        var hub = new HubViewModel(engine, workspace, options.clock(), background, outside::reload);
        var exploreUndo = new UndoViewModel(background, outside::reload);
        var qualityUndo = new UndoViewModel(background, outside::reload);
        var shell = ShellViewModel.over(
                        figures(pack),
                        scope,
                        pack.dashboards().getFirst(),
                        List.of(
                                explore(pack, scope, exploreUndo, background),
                                board(pack, scope, background),
                                QualityPlace.of(
                                        qualityRoom(pack, scope, background).undoing(qualityUndo, engine.undo())),
                                sync(sync, hub),
                                HelpPlace.of(help),
                                SettingsPlace.of(settings, hub)),
                        Optional.of(new EngineSync(
                                engine, appearance.wording().get().locale())),
                        background,
                        appearance)
                .with(wish -> Thread.ofVirtual().name("wall").start(() -> outside.showWall(pack, wish)))
                .undoing("explore", exploreUndo)
                .undoing("quality", qualityUndo);
        if (engine.readOnly().isEmpty()) arranging(shell, pack, background);
        sync.route().bind(shell.route());
        // Its account is among those that the settings list.
        hub.whenChosen(settings::load);
        hub.leadToSettings(() -> shell.places().show("settings"));
        shell.startWith(StartPlace.of(
                new StartViewModel(
                        new StartWork(engine),
                        Optional.of(outside.demo()),
                        background,
                        shell::reload,
                        () -> shell.places().show("quality"),
                        shell::sync),
                hub));
        shell.explain().leadTo(metric -> {
            shell.showHelp();
            help.openMetric(metric);
        });
        return shell;
    }

    private void arranging(ShellViewModel shell, Pack pack, Background background) {
        var undo = new UndoViewModel(background, outside::reload);
        var dashboard = pack.dashboards().getFirst().name();
        shell.undoing(ShellViewModel.OVERVIEW, undo)
                .arranging(new ArrangeViewModel(
                        new DashboardEditor(engine, pack.name(), dashboard), undo, background, outside::reload));
    }

    private SyncViewModel cockpit(Background background) {
        return new SyncViewModel(
                new CockpitReader(engine),
                engine.refresh(),
                engine.underWay(),
                engine.preview(),
                options.clock(),
                background,
                outside::reload);
    }

    private static Place sync(SyncViewModel model, HubViewModel hub) {
        return new Place(
                "sync",
                Icons.SYNC,
                false,
                () -> {
                    model.load();
                    hub.load();
                },
                () -> {
                    model.stop();
                    hub.stop();
                },
                setting -> new HubPane(
                        hub,
                        new SyncView(model, setting.wording(), setting.compact()),
                        setting.wording(),
                        setting.compact()));
    }

    private Place explore(Pack pack, ScopeViewModel scope, UndoViewModel undo, Background background) {
        var figures = figures(pack);
        var model = new ExploreViewModel(new ExploreReader(figures)::read, scope.scope()::get, background)
                .with(new ExploreSql(figures::explain));
        var notes = Optional.of(engine.annotate())
                .filter(_ -> engine.readOnly().isEmpty())
                .map(annotate -> new NotesViewModel(
                        annotate,
                        engine.undo(),
                        undo,
                        pack.name(),
                        System.getProperty("user.name"),
                        background,
                        outside::reload));
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
                new QualityRoomReader(engine, pack.name()),
                scope.scope()::get,
                engine.mend(),
                engine.confirm(),
                System.getProperty("user.name"),
                background,
                outside::reload);
    }

    private EngineFigures figures(Pack pack) {
        return new EngineFigures(engine, pack.name(), options.clock(), DemoSite.isAround(workspace));
    }
}
