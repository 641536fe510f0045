package alidade.app.views.sync;

import static alidade.app.specimens.Specimen.once;
import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.fx.Background;
import alidade.app.specimens.Specimen;
import alidade.app.views.sync.InventedCockpit.Kind;
import alidade.app.views.sync.SyncViewModel.State;
import alidade.app.widgets.Wording;
import alidade.resources.packs.Pack;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// The sync cockpit in every state: the view itself, over invented readings.
///
/// @param background does what the cockpit asks for
public record SyncSpecimens(Pack pack, Wording wording, Background background) {
    private static final double WIDTH = 1540;
    private static final double HEIGHT = 810;

    /// A cockpit whose sources were read, in which something is to be done.
    ///
    /// @param falls whether what is asked for is not answered any more
    private record Stage(SyncViewModel model, AtomicBoolean falls) {
        void silent() {
            falls.set(true);
        }

        List<String> sources() {
            return model.lines().stream().map(SourceLine::id).toList();
        }
    }

    public Specimen specimen() {
        return new Specimen(
                SyncView.class,
                List.of(
                        state("usual", () -> cockpit(Kind.USUAL, _ -> {})),
                        state("hard", () -> cockpit(Kind.HARD, SyncSpecimens::probe)),
                        state("probed", () -> cockpit(Kind.USUAL, SyncSpecimens::probe)),
                        state("probing", () -> cockpit(Kind.USUAL, inSilence(SyncSpecimens::probe))),
                        state(
                                "away",
                                () -> cockpit(Kind.USUAL, stage -> stage.model().start(stage.sources()))),
                        state(
                                "dryRunning",
                                () -> cockpit(
                                        Kind.USUAL,
                                        inSilence(stage -> stage.model().look()))),
                        state(
                                "dry",
                                () -> cockpit(Kind.USUAL, stage -> stage.model().look())),
                        state(
                                "begun",
                                () -> cockpit(
                                        Kind.USUAL,
                                        inSilence(stage -> stage.model().begin(stage.sources())))),
                        state("running", () -> cockpit(Kind.RUNNING, _ -> {})),
                        state("cancel", () -> cockpit(Kind.USUAL, SyncSpecimens::cancel)),
                        state("publishing", () -> cockpit(Kind.PUBLISHING, _ -> {})),
                        state(
                                "done",
                                () -> cockpit(
                                        Kind.USUAL,
                                        stage -> stage.model()
                                                .begin(stage.sources().subList(0, 1)))),
                        state(
                                "partial",
                                () -> cockpit(Kind.USUAL, stage -> stage.model().begin(stage.sources()))),
                        state("history", () -> cockpit(Kind.USUAL, SyncSpecimens::openARun)),
                        state("readOnly", () -> cockpit(Kind.READ_ONLY, _ -> {})),
                        state("parts", () -> cockpit(Kind.PARTS, SyncSpecimens::askForAll)),
                        state("empty", () -> cockpit(Kind.EMPTY, _ -> {})),
                        state("broken", () -> cockpit(Kind.BROKEN, _ -> {})),
                        state("loading", () -> view(model(Kind.USUAL, new AtomicBoolean())))));
    }

    private Region cockpit(Kind kind, Consumer<Stage> then) {
        var silent = new AtomicBoolean();
        var model = model(kind, silent);
        once(model.state(), State.Shown.class, _ -> then.accept(new Stage(model, silent)));
        model.load();
        return view(model);
    }

    private SyncViewModel model(Kind kind, AtomicBoolean silent) {
        return new SyncViewModel(
                new InventedCockpit(pack, kind),
                Clock.fixed(InventedCockpit.MOMENT, ZoneOffset.UTC),
                background.silentWhile(silent::get),
                () -> {});
    }

    private Region view(SyncViewModel model) {
        return sized(new SyncView(model, wording, false), WIDTH, HEIGHT);
    }

    private static Consumer<Stage> inSilence(Consumer<Stage> then) {
        return stage -> {
            stage.silent();
            then.accept(stage);
        };
    }

    private static void probe(Stage stage) {
        stage.model().reach().probe(stage.sources(), stage.model().route().get(), _ -> {});
    }

    /// One that stopped has pages that can be let go of.
    private static void cancel(Stage stage) {
        stage.model().lines().stream()
                .filter(line -> line.stopped().isPresent())
                .findFirst()
                .ifPresent(line -> stage.model().cancel(line.id()));
    }

    private static void openARun(Stage stage) {
        once(
                stage.model().history().state(),
                HistoryViewModel.State.Shown.class,
                shown -> stage.model().history().open(shown.runs().runs().getFirst()));
    }

    private static void askForAll(Stage stage) {
        probe(stage);
        stage.model().look();
        stage.model().begin(stage.sources());
    }
}
