package alidade.app.shell;

import alidade.app.fx.Background;
import alidade.app.views.explain.ExplainViewModel;
import alidade.app.views.overview.ArrangeViewModel;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewView;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.views.overview.SourceLabels;
import alidade.app.views.scope.ScopeViewModel;
import alidade.app.views.settings.Appearance;
import alidade.app.views.since.SinceViewModel;
import alidade.app.views.undo.UndoViewModel;
import alidade.app.widgets.Icons;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.RouteChoice;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.Pack;
import alidade.resources.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ScrollPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window shows and can do, without any control. For the JavaFX thread.
public final class ShellViewModel {
    /// What the sync button is doing.
    public sealed interface SyncState {
        record Idle() implements SyncState {}

        record Running(Sync.Progress step) implements SyncState {}

        record Over(Sync.Outcome outcome) implements SyncState {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(ShellViewModel.class);
    public static final String OVERVIEW = "overview";

    private final Optional<Sync> sync;
    private final Background background;
    private final ScopeViewModel scope;
    private final OverviewViewModel overview;
    private final ExplainViewModel explain;
    private final Places places;
    private final Appearance appearance;
    private final ReadOnlyObjectWrapper<SyncState> syncState = new ReadOnlyObjectWrapper<>(new SyncState.Idle());
    private final ReadOnlyObjectWrapper<RouteChoice> routes =
            new ReadOnlyObjectWrapper<>(new RouteChoice(List.of(), ""));
    private Optional<Background.Work> running = Optional.empty();
    private Optional<Consumer<WallWish>> wall = Optional.empty();
    private Optional<SinceViewModel> since = Optional.empty();
    private final Map<String, UndoViewModel> undos = new HashMap<>();
    private Optional<ArrangeViewModel> arrange = Optional.empty();
    private IntSupplier monitor = () -> 1;
    private Runnable printing = () -> {};
    private final ReadOnlyObjectWrapper<Optional<String>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Place> start = Optional.empty();
    private final ObjectProperty<Optional<String>> route = new SimpleObjectProperty<>(Optional.empty());

    /// @param scope what all places are restricted to
    /// @param others the places beside the overview, in the order of the rail
    /// @param sync empty where nothing can be collected, as in a picture: there is no button then
    public ShellViewModel(
            ScopeViewModel scope,
            OverviewViewModel overview,
            ExplainViewModel explain,
            List<Place> others,
            Optional<Sync> sync,
            Background background,
            Theme theme,
            Locale language) {
        this(scope, overview, explain, others, sync, background, Appearance.of(theme, language));
    }

    /// The same, in the looks that a person chose.
    public ShellViewModel(
            ScopeViewModel scope,
            OverviewViewModel overview,
            ExplainViewModel explain,
            List<Place> others,
            Optional<Sync> sync,
            Background background,
            Appearance appearance) {
        this.scope = scope;
        this.overview = overview;
        this.explain = explain;
        this.sync = sync;
        this.background = background;
        this.appearance = appearance;
        var all = new ArrayList<Place>();
        all.add(overview(overview));
        all.addAll(others);
        places = new Places(all);
        scope.scope().addListener((_, _, _) -> readAgain());
    }

    private Place overview(OverviewViewModel model) {
        return new Place(
                OVERVIEW,
                Icons.OVERVIEW,
                true,
                model::load,
                model::stop,
                setting -> scrolling(
                        new OverviewView(model, arrange, setting.wording(), setting.compact(), setting.explain())));
    }

    private static ScrollPane scrolling(OverviewView view) {
        var scroll = new ScrollPane(view);
        scroll.setId("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        return scroll;
    }

    /// The window of a workspace: its overview is read in the background as soon as it is asked to load.
    public static ShellViewModel over(
            Figures figures,
            ScopeViewModel scope,
            DashboardDefinition dashboard,
            List<Place> others,
            Optional<Sync> sync,
            Background background,
            Theme theme,
            Locale language) {
        return over(figures, scope, dashboard, others, sync, background, Appearance.of(theme, language));
    }

    /// The same, in the looks that a person chose.
    public static ShellViewModel over(
            Figures figures,
            ScopeViewModel scope,
            DashboardDefinition dashboard,
            List<Place> others,
            Optional<Sync> sync,
            Background background,
            Appearance appearance) {
        var overview = new OverviewReader(figures);
        return new ShellViewModel(
                scope,
                new OverviewViewModel(
                        within -> overview.read(inForce(figures.pack(), dashboard), within),
                        scope.scope()::get,
                        background),
                new ExplainViewModel(figures::explain, figures::lineage, background)
                        .naming(() -> new SourceLabels(figures.pack())::of),
                others,
                sync,
                background,
                appearance);
    }

    /// Its tiles may have been arranged otherwise since the window was opened.
    private static DashboardDefinition inForce(Pack pack, DashboardDefinition dashboard) {
        return pack.dashboards().stream()
                .filter(one -> one.name().equals(dashboard.name()))
                .findFirst()
                .orElse(dashboard);
    }

    /// Lets the tiles of the overview be arranged; to be called before the window is shown.
    public ShellViewModel arranging(ArrangeViewModel arrange) {
        this.arrange = Optional.of(arrange);
        return this;
    }

    Optional<ArrangeViewModel> arrange() {
        return arrange;
    }

    public ScopeViewModel scope() {
        return scope;
    }

    /// Lets the window lead to a wall; to be called before it is shown.
    ///
    /// @param wall shows one, and returns at once
    public ShellViewModel with(Consumer<WallWish> wall) {
        this.wall = Optional.of(wall);
        return this;
    }

    /// Lets the window tell what is new; to be called before it is shown.
    public ShellViewModel telling(SinceViewModel since) {
        this.since = Optional.of(since);
        return this;
    }

    /// Lets what is done at a place be taken back while it is shown; to be called before the window is.
    public ShellViewModel undoing(String place, UndoViewModel undo) {
        undos.put(place, undo);
        return this;
    }

    /// Takes back what was done last at the place that is shown.
    public void undo() {
        undoHere().ifPresent(UndoViewModel::undo);
    }

    public void redo() {
        undoHere().ifPresent(UndoViewModel::redo);
    }

    private Optional<UndoViewModel> undoHere() {
        return Optional.ofNullable(undos.get(places.current().get().id()));
    }

    Optional<SinceViewModel> since() {
        return since;
    }

    boolean hasWall() {
        return wall.isPresent();
    }

    /// Says on which monitor the window stands, from 1.
    void standsOn(IntSupplier monitor) {
        this.monitor = monitor;
    }

    /// Says how the place that is shown is printed.
    void prints(Runnable printing) {
        this.printing = printing;
    }

    /// Brings the place that is shown to a printer.
    void print() {
        untell();
        printing.run();
    }

    /// What the window has to say, until somebody has read it.
    ReadOnlyObjectProperty<Optional<String>> notice() {
        return notice.getReadOnlyProperty();
    }

    void tell(String sentence) {
        notice.set(Optional.of(sentence));
    }

    void untell() {
        notice.set(Optional.empty());
    }

    Background background() {
        return background;
    }

    /// Shows the wall on the monitor of the window.
    void showWall() {
        wall.ifPresent(show -> show.accept(
                new WallWish(monitor.getAsInt(), theme().get(), wording().get().locale())));
    }

    public OverviewViewModel overview() {
        return overview;
    }

    public Places places() {
        return places;
    }

    /// What stands in the place of the overview while there is no data.
    public void startWith(Place start) {
        this.start = Optional.of(start);
        overview.state().addListener((_, before, state) -> {
            if (isWithoutData(state) && !isWithoutData(before)) start.load().run();
        });
    }

    /// What is to be seen at a place just now.
    Place seenAt(Place place) {
        return place.id().equals(OVERVIEW) && isWithoutData(overview.state().get()) ? start.orElse(place) : place;
    }

    /// A clock that stands before the first day shows nothing either, and that is no beginning.
    private static boolean isWithoutData(State state) {
        return state instanceof State.Empty(var page) && !page.scope().isPast();
    }

    /// Lets go of everything under way.
    void stop() {
        places.stop();
        since.ifPresent(SinceViewModel::stop);
        start.ifPresent(place -> place.stop().run());
    }

    public ExplainViewModel explain() {
        return explain;
    }

    public ObjectProperty<Theme> theme() {
        return appearance.theme();
    }

    public ObjectProperty<Wording> wording() {
        return appearance.wording();
    }

    Appearance appearance() {
        return appearance;
    }

    public ReadOnlyObjectProperty<SyncState> syncState() {
        return syncState.getReadOnlyProperty();
    }

    public boolean canSync() {
        return sync.isPresent();
    }

    /// The profiles of routes that a sync may go by; without names until they were read, or where there are none.
    public ReadOnlyObjectProperty<RouteChoice> routes() {
        return routes.getReadOnlyProperty();
    }

    /// The profile that the next sync goes by; empty for the one in use.
    public ObjectProperty<Optional<String>> route() {
        return route;
    }

    public void switchTheme() {
        theme().set(theme().get().other());
    }

    public void switchLanguage() {
        appearance.speak(wording().get().isChinese() ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    }

    /// Goes to the help, where there is one.
    public void showHelp() {
        explain.close();
        places.show(HelpPlace.ID);
    }

    /// Goes to the settings, where there are any.
    public void showSettings() {
        explain.close();
        places.show(SettingsPlace.ID);
    }

    /// Starts a sync, or cancels the one under way; reads the overview again when it is over.
    public void sync() {
        if (running.isPresent()) {
            running.get().cancel();
            finish(new SyncState.Idle());
            return;
        }
        if (sync.isEmpty()) return;
        syncState.set(new SyncState.Running(new Sync.Progress("", -1)));
        var by = route.get();
        running = Optional.of(background.submit(
                isCancelled -> sync.get().run(by, step -> background.paint(() -> progress(step)), isCancelled),
                outcome -> finish(new SyncState.Over(outcome)),
                problem -> finish(new SyncState.Over(new Sync.Outcome(false, String.valueOf(problem.getMessage()))))));
    }

    private void progress(Sync.Progress step) {
        if (running.isPresent()) syncState.set(new SyncState.Running(step));
    }

    private void finish(SyncState state) {
        running = Optional.empty();
        syncState.set(state);
        reload();
    }

    /// Reads again what is shown; the overview always, since the header tells of it.
    public void reload() {
        scope.load();
        since.ifPresent(SinceViewModel::load);
        readAgain();
        sync.ifPresent(one -> background.submit(one::routes, routes::set, problem -> {
            LOG.warn("{}", problem.getMessage());
            routes.set(new RouteChoice(List.of(), ""));
        }));
    }

    private void readAgain() {
        places.reload();
        if (!places.current().get().id().equals(OVERVIEW)) overview.load();
    }
}
