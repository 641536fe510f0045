package alidade.app.views.hub;

import javafx.scene.layout.Region;

/// How far a chain of entries goes: a part that the other side has too, and behind it what only this one has.
final class ChainBar extends Region {
    private static final double HEIGHT = 9;
    /// Less than this nobody sees.
    private static final double LEAST = 5;

    private final Region common = new Region();
    private final Region extra = new Region();
    private final long reached;
    private final long shared;
    private final long longest;

    ChainBar(long reached, long shared, long longest, String style) {
        this.reached = reached;
        this.shared = shared;
        this.longest = longest;
        getStyleClass().add("hub-bar");
        common.getStyleClass().addAll("hub-bar-part", style);
        extra.getStyleClass().addAll("hub-bar-part", "extra");
        getChildren().setAll(common, extra);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(60);
    }

    @Override
    protected void layoutChildren() {
        double all = longest == 0 ? 0 : getWidth() * reached / longest;
        double more = reached == shared ? 0 : Math.min(all, Math.max(LEAST, getWidth() * (reached - shared) / longest));
        common.resizeRelocate(0, 0, all - more, getHeight());
        extra.resizeRelocate(all - more, 0, more, getHeight());
    }
}
