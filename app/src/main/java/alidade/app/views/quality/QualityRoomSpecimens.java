package alidade.app.views.quality;

import static alidade.app.specimens.Specimen.once;
import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.fx.Background;
import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.views.quality.InventedRoom.Kind;
import alidade.app.views.quality.QualityRoomViewModel.ConfirmState;
import alidade.app.views.quality.QualityRoomViewModel.DayState;
import alidade.app.views.quality.QualityRoomViewModel.MendState;
import alidade.app.views.quality.QualityRoomViewModel.State;
import alidade.app.views.quality.QualityRoomViewModel.Tab;
import alidade.app.views.scope.Scope;
import alidade.app.views.undo.UndoViewModel;
import alidade.app.widgets.Wording;
import alidade.resources.packs.Pack;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// The quality room in every state: the view itself, over invented readings.
///
/// @param background does what the room asks for
public record QualityRoomSpecimens(Pack pack, Wording wording, Background background) {
    private static final double WIDTH = 1540;
    private static final double HEIGHT = 960;
    private static final double DAY_WIDTH = 408;
    private static final double DAY_HEIGHT = 640;
    private static final double LISTS_HEIGHT = 420;
    private static final SourceDays.Key NOWHERE = new SourceDays.Key("nowhere", "", LocalDate.of(2026, 11, 26));
    private static final Scope PAST = Scope.EVERYTHING.withKnownAt(Optional.of(LocalDate.of(2026, 11, 25)));

    /// A room that was read, in which something is to be done.
    ///
    /// @param falls whether what is asked for is not answered any more
    private record Stage(QualityRoomViewModel model, AtomicBoolean falls) {
        void silent() {
            falls.set(true);
        }
    }

    /// The room as a whole, and by themselves the day and the lists, which have many states of their own.
    public List<Specimen> all() {
        return List.of(rooms(), days(), lists());
    }

    private Specimen rooms() {
        return new Specimen(
                QualityRoomView.class,
                List.of(
                        state("usual", () -> room(Kind.USUAL, Scope.EVERYTHING, true)),
                        state("hard", () -> room(Kind.HARD, Scope.EVERYTHING, true)),
                        state("known", () -> room(Kind.USUAL, PAST, true)),
                        state("parts", () -> room(Kind.PARTS, Scope.EVERYTHING, true)),
                        state("empty", () -> room(Kind.EMPTY, Scope.EVERYTHING, true)),
                        state("broken", () -> room(Kind.BROKEN, Scope.EVERYTHING, true)),
                        state("loading", () -> room(Kind.USUAL, Scope.EVERYTHING, false))));
    }

    private Region room(Kind kind, Scope scope, boolean loads) {
        var model = model(kind, scope, new AtomicBoolean());
        if (loads) model.load();
        return sized(new QualityRoomView(model, wording, false, _ -> {}), WIDTH, HEIGHT);
    }

    private Specimen days() {
        return new Specimen(
                DayCard.class,
                List.of(
                        state("usual", () -> day(Kind.USUAL, _ -> {})),
                        state("hard", () -> day(Kind.HARD, _ -> {})),
                        state("low", () -> day(Kind.USUAL, stage -> choose(stage, Standing.BAD))),
                        state("stale", () -> day(Kind.USUAL, stage -> choose(stage, Standing.STALE))),
                        state("loading", () -> day(Kind.USUAL, QualityRoomSpecimens::chooseInSilence)),
                        state(
                                "broken",
                                () -> day(Kind.USUAL, stage -> stage.model().choose(NOWHERE))),
                        state("none", () -> day(Kind.EMPTY, _ -> {}))));
    }

    private Region day(Kind kind, Consumer<Stage> then) {
        var silent = new AtomicBoolean();
        var model = model(kind, Scope.EVERYTHING, silent);
        once(model.day(), DayState.Shown.class, _ -> then.accept(new Stage(model, silent)));
        model.load();
        return sized(new DayCard(model, look()), DAY_WIDTH, DAY_HEIGHT);
    }

    private Specimen lists() {
        return new Specimen(
                ListsCard.class,
                List.of(
                        state("mend", () -> lists(Kind.USUAL, QualityRoomSpecimens::open)),
                        state("mendHard", () -> lists(Kind.HARD, QualityRoomSpecimens::open)),
                        state("mendRunning", () -> lists(Kind.USUAL, stage -> mend(stage, true))),
                        state("mendRefused", () -> lists(Kind.USUAL, stage -> mend(stage, false))),
                        state("held", () -> lists(Kind.USUAL, turnTo(Tab.HELD))),
                        state("heldHard", () -> lists(Kind.HARD, turnTo(Tab.HELD))),
                        state("confirm", () -> lists(Kind.USUAL, QualityRoomSpecimens::ask)),
                        state("confirmRunning", () -> lists(Kind.USUAL, stage -> confirm(stage, true))),
                        state("confirmRefused", () -> lists(Kind.USUAL, stage -> confirm(stage, false))),
                        state("ruled", () -> lists(Kind.USUAL, turnTo(Tab.RULED))),
                        state("runs", () -> lists(Kind.USUAL, turnTo(Tab.RUNS))),
                        state("runsHard", () -> lists(Kind.HARD, turnTo(Tab.RUNS))),
                        state("none", () -> lists(Kind.QUIET, _ -> {}))));
    }

    private Region lists(Kind kind, Consumer<Stage> then) {
        var silent = new AtomicBoolean();
        var model = model(kind, Scope.EVERYTHING, silent);
        var lists = new ListsCard(model, look());
        once(model.state(), State.Shown.class, shown -> {
            lists.show(shown.room());
            then.accept(new Stage(model, silent));
        });
        model.load();
        return sized(lists, WIDTH, LISTS_HEIGHT);
    }

    private RoomLook look() {
        return new RoomLook(wording, false, _ -> {});
    }

    private QualityRoomViewModel model(Kind kind, Scope scope, AtomicBoolean silent) {
        return new QualityRoomViewModel(
                        new InventedRoom(pack, kind),
                        () -> scope,
                        "gallery",
                        background.silentWhile(silent::get),
                        () -> {})
                .undoing(new UndoViewModel(background, () -> {}), _ -> () -> {
                    throw new IllegalStateException(Hard.SENTENCE);
                });
    }

    private static QualityRoom shown(Stage stage) {
        return switch (stage.model().state().get()) {
            case State.Shown(var room) -> room;
            case State.Loading _, State.Empty _, State.Failed _ ->
                throw new IllegalStateException("A day is shown and its room is not");
        };
    }

    private static <T> T read(Part<T> part) {
        return switch (part) {
            case Part.Read<T>(var value) -> value;
            case Part.Failed<T>(var sentence) -> throw new IllegalStateException(sentence);
        };
    }

    private static Consumer<Stage> turnTo(Tab tab) {
        return stage -> stage.model().tab().set(tab);
    }

    private static void choose(Stage stage, Standing standing) {
        var days = read(shown(stage).days());
        var last = days.days().getLast();
        days.sources().stream()
                .filter(one -> {
                    var cell = one.cells().get(last);
                    return cell != null && cell.standing() == standing;
                })
                .findFirst()
                .ifPresent(one -> stage.model().choose(new SourceDays.Key(one.name(), one.table(), last)));
    }

    private static void chooseInSilence(Stage stage) {
        stage.silent();
        choose(stage, Standing.GOOD);
    }

    private static void open(Stage stage) {
        stage.model().open(read(shown(stage).refused()).rows().getFirst());
    }

    private static void mend(Stage stage, boolean isUnanswered) {
        once(stage.model().mending(), MendState.Open.class, _ -> {
            if (isUnanswered) stage.silent();
            stage.model().mend(Map.of(), true);
        });
        open(stage);
    }

    private static void ask(Stage stage) {
        stage.model().tab().set(Tab.HELD);
        stage.model().ask(read(shown(stage).held()).getFirst());
    }

    private static void confirm(Stage stage, boolean isUnanswered) {
        once(stage.model().confirming(), ConfirmState.Asking.class, _ -> {
            if (isUnanswered) stage.silent();
            stage.model().confirm("gallery");
        });
        ask(stage);
    }
}
