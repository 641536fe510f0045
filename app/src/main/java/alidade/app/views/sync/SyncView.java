package alidade.app.views.sync;

import alidade.app.fx.Listen;
import alidade.app.views.sync.SyncViewModel.State;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The nodes of the cockpit: how far the hosts are, the sources, the history.
public final class SyncView extends StackPane {
    private static final double GAP = 16;
    private static final double COMPACT_GAP = 9;
    private static final Duration AGAIN = Duration.seconds(5);

    private final SyncViewModel model;
    private final SyncLook look;
    /// What is written as "ago", and how long something still takes, goes on while nothing else happens.
    private final Timeline time;
    private Optional<Built> built = Optional.empty();

    /// What stays when the sources are read again.
    ///
    /// @param sources the ids that it was made for
    private record Built(VBox node, List<String> sources, ReachCard reach, SourcesCard card, HistoryCard history) {}

    /// @param compact for small windows
    public SyncView(SyncViewModel model, Wording wording, boolean compact) {
        this.model = model;
        look = new SyncLook(wording, compact);
        setId("sync");
        time = new Timeline(new KeyFrame(AGAIN, _ -> model.tick()));
        time.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                time.stop();
                return;
            }
            time.play();
            show(model.state().get());
        });
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        switch (state) {
            case State.Loading _ -> note("state.loading", "");
            case State.Empty _ -> note("state.empty", look.get("sync.empty"));
            case State.Failed(var sentence) -> note("state.failed", sentence);
            case State.Shown(var cockpit) -> {
                var ids = cockpit.sources().stream().map(SourceLine::id).toList();
                var parts = built.filter(one -> one.sources.equals(ids)).orElseGet(() -> build(cockpit, ids));
                built = Optional.of(parts);
                if (!getChildren().contains(parts.node)) getChildren().setAll(parts.node);
                parts.reach.update();
                parts.card.update();
                parts.history.name(cockpit);
            }
        }
    }

    private void note(String key, String reason) {
        getChildren().setAll(new StateNote("sync-state", look.get(key), reason));
    }

    private Built build(Cockpit cockpit, List<String> ids) {
        var reach = new ReachCard(model, look);
        var card = new SourcesCard(model, look, cockpit);
        var history = new HistoryCard(model.history(), look);
        VBox.setVgrow(card, Priority.SOMETIMES);
        VBox.setVgrow(history, Priority.ALWAYS);
        return new Built(new VBox(look.compact() ? COMPACT_GAP : GAP, reach, card, history), ids, reach, card, history);
    }
}
