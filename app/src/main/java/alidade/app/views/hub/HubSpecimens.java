package alidade.app.views.hub;

import static alidade.app.specimens.Specimen.once;
import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.fx.Background;
import alidade.app.specimens.Specimen;
import alidade.app.views.hub.HubViewModel.State;
import alidade.app.views.hub.InventedHub.Kindred;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// The hub in every state: strip, nodes and cards themselves, over invented readings.
///
/// @param background does what the hub is asked for
public record HubSpecimens(Wording wording, Background background) {
    private static final double WIDTH = 1540;
    private static final double HEIGHT = 300;
    private static final double TALL = 980;
    private static final double CARD = 740;

    public List<Specimen> all() {
        return List.of(
                new Specimen(
                        HubPane.class,
                        List.of(
                                state("usual", () -> pane(Kindred.USUAL, HEIGHT, _ -> {})),
                                state("none", () -> pane(Kindred.NONE, HEIGHT, _ -> {})),
                                state("hubNever", () -> pane(Kindred.NEVER, HEIGHT, model -> model.open(true))),
                                state("hubAway", () -> pane(Kindred.AWAY, HEIGHT, _ -> {})),
                                state("running", () -> going(HubViewModel::exchange)),
                                state(
                                        "hubStopping",
                                        () -> going(model -> {
                                            model.exchange();
                                            model.cancel();
                                        })),
                                state("hubNodes", () -> pane(Kindred.USUAL, TALL / 2, model -> model.open(true))),
                                state("trouble", () -> pane(Kindred.TROUBLED, TALL, model -> model.open(true))),
                                state("hard", () -> pane(Kindred.HARD, TALL, model -> model.open(true))),
                                state("broken", () -> pane(Kindred.BROKEN, HEIGHT, _ -> {})),
                                state("loading", () -> pane(model(Kindred.USUAL, new AtomicBoolean()), HEIGHT)))),
                new Specimen(
                        HubCard.class,
                        List.of(
                                state("usual", () -> card(Kindred.USUAL, _ -> {})),
                                state("none", () -> card(Kindred.NONE, _ -> {})),
                                state("hubFound", () -> card(Kindred.USUAL, model -> model.look("/mnt/share"))),
                                state("hubMake", () -> card(Kindred.FOLDER, model -> model.look("/mnt/share"))),
                                state("hard", () -> card(Kindred.HARD, model -> model.look("/mnt/share"))))),
                new Specimen(
                        JoinCard.class,
                        List.of(
                                state("usual", () -> join(Kindred.NONE, _ -> {})),
                                state("done", () -> join(Kindred.USUAL, HubViewModel::exchange)),
                                state("hard", () -> join(Kindred.HARD, HubViewModel::exchange)))));
    }

    /// An exchange that is never answered.
    private Region going(Consumer<HubViewModel> then) {
        var silent = new AtomicBoolean();
        var model = model(Kindred.USUAL, silent);
        once(model.state(), State.Shown.class, _ -> {
            silent.set(true);
            then.accept(model);
        });
        model.load();
        return pane(model, HEIGHT);
    }

    private HubViewModel read(Kindred kind, Consumer<HubViewModel> then) {
        var model = model(kind, new AtomicBoolean());
        once(model.state(), State.Shown.class, _ -> then.accept(model));
        model.load();
        return model;
    }

    private HubViewModel model(Kindred kind, AtomicBoolean silent) {
        return new HubViewModel(
                new InventedHub(kind),
                Clock.fixed(InventedHub.MOMENT, ZoneOffset.UTC),
                background.silentWhile(silent::get),
                () -> {});
    }

    private Region pane(Kindred kind, double height, Consumer<HubViewModel> then) {
        return pane(read(kind, then), height);
    }

    private Region pane(HubViewModel model, double height) {
        var below = new StateNote("hub-below", wording.get("sync.sources"), "");
        return sized(new HubPane(model, below, wording, false), WIDTH, height);
    }

    private Region card(Kindred kind, Consumer<HubViewModel> then) {
        return sized(new HubCard(read(kind, then), wording), CARD, HEIGHT);
    }

    private Region join(Kindred kind, Consumer<HubViewModel> then) {
        return sized(new JoinCard(read(kind, then), wording), CARD, HEIGHT);
    }
}
