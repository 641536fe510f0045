package alidade.app.views.quality;

import alidade.app.widgets.Nodes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What people mended and confirmed, the newest first, each to be taken back.
final class RuledList extends ScrollPane {
    private static final double SPACE = 8;

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private final VBox rows = new VBox(SPACE / 2);
    private List<Ruled> shown = List.of();
    private boolean past;
    private ZoneId zone = ZoneOffset.UTC;

    RuledList(QualityRoomViewModel model, RoomLook look) {
        this.model = model;
        this.look = look;
        setId("quality-ruled");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        setContent(rows);
    }

    void show(List<Ruled> ruled, ZoneId zone) {
        if (ruled.equals(shown) && zone.equals(this.zone) && past == model.isPast()) return;
        past = model.isPast();
        shown = ruled;
        this.zone = zone;
        rows.getChildren().setAll(ruled.stream().map(this::row).toList());
    }

    private Node row(Ruled one) {
        var id = "quality-ruled-" + one.entry().seq();
        var name = Nodes.shortening(look.wording().label(one.label()), "text-strong");
        var what = Nodes.shortening(
                look.get(
                        one.isMend() ? "quality.ruled.mended" : "quality.ruled.confirmed",
                        one.of().toString(),
                        look.wording().formats().moment(one.at(), zone),
                        one.entry().toString()),
                "text-note");
        what.setId(id + "-what");
        var badge = Nodes.badge(
                look.get(one.counts() ? "quality.ruled.counts" : "quality.ruled.undone"),
                one.counts() ? "good" : "plain");
        badge.setId(id + "-state");
        var row = new HBox(SPACE * 1.5, badge, name, what, Nodes.spring());
        row.setId(id);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("quality-held");
        if (one.counts() && !past && model.undo().isPresent()) row.getChildren().add(undo(id, one));
        return row;
    }

    private Button undo(String id, Ruled one) {
        var undo = new Button(look.get("undo.undo"));
        undo.setId(id + "-undo");
        undo.setAccessibleText(look.get("undo.undo") + ": " + one.entry());
        undo.getStyleClass().addAll("quiet", "small");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(_ -> model.takeBack(one));
        return undo;
    }
}
