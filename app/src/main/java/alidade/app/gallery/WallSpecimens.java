package alidade.app.gallery;

import static alidade.app.specimens.Specimen.once;
import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.fx.Background;
import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.views.wall.WallClock;
import alidade.app.views.wall.WallReader;
import alidade.app.views.wall.WallReading;
import alidade.app.views.wall.WallView;
import alidade.app.views.wall.WallViewModel;
import alidade.app.widgets.Wording;
import alidade.resources.packs.Pack;
import alidade.resources.packs.WallDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// The wall: each of its pages, and each way in which its numbers may be doubtful.
final class WallSpecimens {
    /// The surface that a wall is laid out on, so that nothing is scaled.
    private static final double WIDTH = 960;
    private static final double HEIGHT = 540;
    private static final Function<Pack, WallDefinition> OWN =
            pack -> WallDefinition.of(pack).getFirst();
    /// That of a pack without one: a dashboard row by row, so that tiles are narrow.
    private static final Function<Pack, WallDefinition> OF_A_DASHBOARD =
            pack -> WallDefinition.of(pack.dashboards().getFirst());

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final Wording wording;
    private final Background background;

    WallSpecimens(Wording wording, Background background) {
        this.wording = wording;
        this.background = background;
    }

    Specimen specimen() {
        int pages = reading(new GalleryFigures(Condition.GOOD), OWN).pages().size();
        var states = new ArrayList<Specimen.State>();
        for (var condition : List.of(Condition.GOOD, Condition.LOW, Condition.STALE, Condition.HARD)) {
            for (int page = 0; page < pages; page++) states.add(page(condition, page));
        }
        int rows = reading(new GalleryFigures(Condition.GOOD), OF_A_DASHBOARD)
                .pages()
                .size();
        for (var condition : List.of(Condition.GOOD, Condition.LOW)) {
            for (int row = 0; row < rows; row++) {
                int number = row;
                states.add(state("narrow", () -> view(shown(condition, OF_A_DASHBOARD), number)));
            }
        }
        states.add(state("behind", () -> wall(Condition.GOOD, 0, Duration.ofHours(-3), _ -> {})));
        states.add(state("late", () -> wall(Condition.GOOD, 0, Duration.ZERO, WallSpecimens::loseTheStore)));
        states.add(state("silent", () -> wall(Condition.GOOD, 0, Duration.ZERO, WallSpecimens::fallSilent)));
        for (var condition : List.of(Condition.EMPTY, Condition.BROKEN)) states.add(page(condition, 0));
        states.add(state(
                "loading",
                () -> view(new Stage(new GalleryFigures(Condition.GOOD), OWN, Duration.ZERO, background), 0)));
        return new Specimen(WallView.class, states);
    }

    private Specimen.State page(Condition condition, int page) {
        return state(condition.name().toLowerCase(Locale.ROOT), () -> wall(condition, page, Duration.ZERO, _ -> {}));
    }

    /// @param ahead how far the clock goes before its time
    /// @param then what happens once the first figures stand
    private Region wall(Condition condition, int page, Duration ahead, Consumer<Stage> then) {
        var stage = new Stage(new GalleryFigures(condition), OWN, ahead, background);
        once(stage.model.truth(), truth -> truth.read().isPresent(), _ -> then.accept(stage));
        stage.model.tick();
        return view(stage, page);
    }

    private Stage shown(Condition condition, Function<Pack, WallDefinition> wall) {
        var stage = new Stage(new GalleryFigures(condition), wall, Duration.ZERO, background);
        stage.model.tick();
        return stage;
    }

    private Region view(Stage stage, int page) {
        return sized(new WallView(stage.model, wording, page, false), WIDTH, HEIGHT);
    }

    /// From the second question on the store cannot be read.
    private static void loseTheStore(Stage stage) {
        stage.isLost = true;
        stage.now = stage.now.plus(TWO_MINUTES);
        stage.model.tick();
    }

    /// The second question is never answered.
    private static void fallSilent(Stage stage) {
        stage.isSilent = true;
        for (int tick = 0; tick < 2; tick++) {
            stage.now = stage.now.plus(TWO_MINUTES);
            stage.model.tick();
        }
    }

    private static WallReading reading(GalleryFigures figures, Function<Pack, WallDefinition> wall) {
        return WallReader.read(figures, figures.pack(), wall.apply(figures.pack()));
    }

    /// A wall with what goes wrong behind it.
    private static final class Stage {
        final WallViewModel model;
        volatile Instant now;
        volatile boolean isLost;
        volatile boolean isSilent;

        Stage(GalleryFigures figures, Function<Pack, WallDefinition> wall, Duration ahead, Background background) {
            now = figures.now().plus(ahead);
            InstantSource hands = () -> now;
            model = new WallViewModel(
                    () -> {
                        if (isLost) throw new IllegalStateException(Hard.SENTENCE);
                        return reading(figures, wall);
                    },
                    new WallClock(
                            hands.withZone(ZoneOffset.UTC),
                            () -> Duration.between(Instant.EPOCH, now).toNanos()),
                    background.silentWhile(() -> isSilent));
        }
    }
}
