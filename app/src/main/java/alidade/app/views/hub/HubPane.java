package alidade.app.views.hub;

import alidade.app.fx.Listen;
import alidade.app.widgets.Wording;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The strip of the hub above another view, in whose place the nodes are shown when they are opened.
public final class HubPane extends VBox {
    private static final double GAP = 16;
    private static final double COMPACT_GAP = 9;

    private final Region below;
    private final HubDetails details;
    private final StackPane body = new StackPane();

    /// @param below what is shown while the nodes are not
    public HubPane(HubViewModel model, Region below, Wording wording, boolean compact) {
        super(compact ? COMPACT_GAP : GAP);
        this.below = below;
        details = new HubDetails(model, wording);
        setId("hub-pane");
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(new HubStrip(model, wording), body);
        Listen.to(model.opened(), this, this::show);
        show(model.opened().get());
    }

    private void show(boolean isOpened) {
        body.getChildren().setAll(isOpened ? details : below);
    }
}
