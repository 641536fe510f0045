package alidade.app.views.hub;

import alidade.app.widgets.Nodes;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One node: its chain here and at the hub as two bars, and when it was last seen.
final class NodeRow extends HBox {
    private static final double SPACE = 14;
    private static final double NAME = 210;
    private static final double COUNTS = 150;
    private static final double SEEN = 230;

    /// @param longest how far the longest chain of all goes
    NodeRow(NodeLine line, long longest, HubWords words, Instant now) {
        super(SPACE);
        setId("hub-node-" + line.node());
        getStyleClass().addAll("hub-node", "focus-ring");
        setAlignment(Pos.CENTER_LEFT);
        var whole = words.whole(line, now);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(whole);
        Nodes.tip(this, whole);
        var bars = new VBox(
                4,
                bar(words, "hub.bar.here", line.here(), line.here() - line.ahead(), longest, "here"),
                bar(
                        words,
                        "hub.bar.hub",
                        line.atHub().orElse(0L),
                        line.atHub().orElse(0L) - line.behind(),
                        longest,
                        "there"));
        HBox.setHgrow(bars, Priority.ALWAYS);
        bars.setMinWidth(0);
        getChildren().setAll(name(line, words), bars, compared(line, words), seen(line, words, now));
    }

    private static VBox name(NodeLine line, HubWords words) {
        var first = new HBox(6, Nodes.shortening(line.node(), "text-strong"));
        first.setAlignment(Pos.CENTER_LEFT);
        if (line.isSelf()) first.getChildren().add(Nodes.badge(words.get("hub.self"), "accent"));
        var region = line.region().isEmpty() ? "" : words.wording().region(line.region());
        return fixed(new VBox(1, first, Nodes.shortening(region, "text-small")), NAME);
    }

    /// @param common the part that both have
    private static HBox bar(HubWords words, String key, long reached, long common, long longest, String style) {
        var name = Nodes.text(words.get(key), "text-small");
        name.setMinWidth(44);
        var track = new ChainBar(reached, common, longest, style);
        HBox.setHgrow(track, Priority.ALWAYS);
        var number = Nodes.text(words.number(reached), "text-small");
        number.setMinWidth(64);
        number.setAlignment(Pos.CENTER_RIGHT);
        var box = new HBox(8, name, track, number);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static VBox compared(NodeLine line, HubWords words) {
        var isSame = line.behind() == 0 && line.ahead() == 0;
        var badge = Nodes.badge(words.compared(line), isSame ? line.atHub().isPresent() ? "good" : "plain" : "accent");
        badge.setId("hub-node-" + line.node() + "-compared");
        var box = fixed(new VBox(badge), COUNTS);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static VBox seen(NodeLine line, HubWords words, Instant now) {
        var box = fixed(new VBox(1, Nodes.shortening(words.seen(line, now), "text-body")), SEEN);
        words.clock(line).ifPresent(clock -> box.getChildren().add(Nodes.shortening(clock, "hub-clock")));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static VBox fixed(VBox box, double width) {
        box.setMinWidth(width);
        box.setPrefWidth(width);
        box.setMaxWidth(width);
        return box;
    }
}
