package alidade.app.gallery;

import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.fx.Background;
import alidade.app.specimens.Specimen;
import alidade.app.views.board.BoardReader;
import alidade.app.views.board.BoardView;
import alidade.app.views.board.BoardViewModel;
import alidade.app.views.explore.ExploreReader;
import alidade.app.views.explore.ExploreView;
import alidade.app.views.explore.ExploreViewModel;
import alidade.app.views.hub.HubSpecimens;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewView;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.views.overview.StandingBadge;
import alidade.app.views.quality.QualityRoomSpecimens;
import alidade.app.views.scope.Scope;
import alidade.app.views.settings.SettingsSpecimens;
import alidade.app.views.sync.SyncSpecimens;
import alidade.app.widgets.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Views over invented figures: whole, as the window has them, so that their tiles and tables are in every state too.
final class ViewSpecimens {
    private static final double WIDTH = 1540;
    private static final double HEIGHT = 960;
    private static final double SPACE = 8;
    private static final int DAYS_OF_A_RECORD = 90;

    private final Wording wording;
    private final Background background;

    ViewSpecimens(Wording wording, Background background) {
        this.wording = wording;
        this.background = background;
    }

    List<Specimen> all() {
        var pack = new GalleryFigures(Condition.GOOD).pack();
        var all = new ArrayList<Specimen>();
        all.add(new Specimen(StandingBadge.class, List.of(state("usual", this::standings))));
        all.add(new Specimen(OverviewView.class, states(this::overview)));
        all.add(new Specimen(ExploreView.class, states(this::explore)));
        all.add(new Specimen(BoardView.class, states(this::board)));
        all.addAll(new QualityRoomSpecimens(pack, wording, background).all());
        all.add(new SyncSpecimens(pack, wording, background).specimen());
        all.addAll(new HubSpecimens(wording, background).all());
        all.add(new SettingsSpecimens(wording, background).specimen());
        all.add(new WallSpecimens(wording, background).specimen());
        return all;
    }

    private Region standings() {
        return new HBox(
                SPACE,
                Stream.of(Standing.values())
                        .map(standing -> StandingBadge.of(standing, wording))
                        .toArray(Region[]::new));
    }

    private static List<Specimen.State> states(BiFunction<GalleryFigures, Condition, Region> view) {
        return Stream.of(Condition.values())
                .map(condition -> state(
                        condition.name().toLowerCase(Locale.ROOT),
                        () -> sized(view.apply(new GalleryFigures(condition), condition), WIDTH, HEIGHT)))
                .toList();
    }

    private Region overview(GalleryFigures figures, Condition condition) {
        var reader = new OverviewReader(figures);
        var dashboard = figures.pack().dashboards().getFirst();
        var model = new OverviewViewModel(scope -> reader.read(dashboard, scope), () -> Scope.EVERYTHING, background);
        if (condition != Condition.LOADING) model.load();
        return new OverviewView(model, wording, false, _ -> {});
    }

    private Region explore(GalleryFigures figures, Condition condition) {
        var model = new ExploreViewModel(new ExploreReader(figures)::read, () -> Scope.EVERYTHING, background);
        if (condition != Condition.LOADING) model.load();
        return new ExploreView(model, wording, false, _ -> {});
    }

    private Region board(GalleryFigures figures, Condition condition) {
        var reader = new BoardReader(figures);
        var model = new BoardViewModel(
                reader::read,
                () -> Scope.EVERYTHING,
                (board, line) -> reader.record(board, line, DAYS_OF_A_RECORD),
                background);
        if (condition != Condition.LOADING) model.load();
        return new BoardView(model, wording, false, _ -> {});
    }
}
