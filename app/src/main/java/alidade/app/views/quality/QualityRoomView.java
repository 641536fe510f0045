package alidade.app.views.quality;

import alidade.app.fx.Listen;
import alidade.app.views.explain.Subject;
import alidade.app.views.quality.QualityRoomViewModel.State;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the quality room: the grid over the lists, and beside both the day that was chosen.
public final class QualityRoomView extends StackPane {
    private static final double GAP = 16;
    private static final double COMPACT_GAP = 9;
    private static final double DAY_WIDTH = 408;
    private static final double COMPACT_DAY_WIDTH = 344;

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private Optional<Built> built = Optional.empty();

    /// What stays when the room is read again.
    private record Built(HBox node, GridCard grid, ListsCard lists) {}

    /// @param compact for small windows
    /// @param explain opens the explanation of a number
    public QualityRoomView(QualityRoomViewModel model, Wording wording, boolean compact, Consumer<Subject> explain) {
        this.model = model;
        look = new RoomLook(wording, compact, explain);
        setId("quality");
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        var wording = look.wording();
        switch (state) {
            case State.Loading _ -> note(wording.get("state.loading"), "");
            case State.Empty _ -> note(wording.get("state.empty"), wording.get("state.empty.hint"));
            case State.Failed(var sentence) -> note(wording.get("state.failed"), sentence);
            case State.Shown(var room) -> {
                var parts = built.orElseGet(this::build);
                built = Optional.of(parts);
                parts.grid.show(room);
                parts.lists.show(room);
                if (!getChildren().contains(parts.node)) getChildren().setAll(parts.node);
            }
        }
    }

    private void note(String word, String reason) {
        getChildren().setAll(new StateNote("quality-state", word, reason));
    }

    private Built build() {
        double gap = look.compact() ? COMPACT_GAP : GAP;
        var grid = new GridCard(model, look);
        var lists = new ListsCard(model, look);
        VBox.setVgrow(lists, Priority.ALWAYS);
        var left = new VBox(gap, grid, lists);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var day = new DayCard(model, look);
        double width = look.compact() ? COMPACT_DAY_WIDTH : DAY_WIDTH;
        day.setMinWidth(width);
        day.setMaxWidth(width);
        day.setPrefWidth(width);
        return new Built(new HBox(gap, left, day), grid, lists);
    }
}
