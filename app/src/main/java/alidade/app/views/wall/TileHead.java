package alidade.app.views.wall;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What a tile is called, and at the right what to know before believing it; in a narrow tile that stands under the
/// name, which then may have two lines.
final class TileHead extends Region {
    private static final double GAP = 6;
    private static final int MOST_LINES = 2;

    private final Label name;
    private final List<Label> doubts;

    TileHead(Label name, List<Label> doubts) {
        this.name = name;
        this.doubts = List.copyOf(doubts);
        name.setWrapText(true);
        getChildren().add(name);
        getChildren().addAll(doubts);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        boolean isBeside = isBeside(width);
        double lines = isBeside ? name.prefHeight(-1) : lines(width);
        double middle = isBeside ? getHeight() / 2 : lines + GAP / 2 + badgeHeight() / 2;
        name.resizeRelocate(0, isBeside ? Math.rint(middle - lines / 2) : 0, Math.min(width, nameWidth()), lines);
        double x = isBeside ? width - badgesWidth() : 0;
        for (var doubt : doubts) {
            double wide = doubt.prefWidth(-1);
            doubt.resizeRelocate(x, Math.rint(middle - doubt.prefHeight(-1) / 2), wide, doubt.prefHeight(-1));
            x += wide + GAP;
        }
    }

    private boolean isBeside(double width) {
        return width < 0 || computePrefWidth(-1) <= width + 0.5;
    }

    private double nameWidth() {
        return name.prefWidth(-1);
    }

    private double lines(double width) {
        return Math.min(name.prefHeight(width), MOST_LINES * name.prefHeight(-1));
    }

    private double badgesWidth() {
        return doubts.stream().mapToDouble(doubt -> doubt.prefWidth(-1)).sum() + GAP * Math.max(0, doubts.size() - 1);
    }

    private double badgeHeight() {
        return doubts.stream().mapToDouble(doubt -> doubt.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return badgesWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return nameWidth() + (doubts.isEmpty() ? 0 : GAP) + badgesWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (isBeside(width)) return Math.max(name.prefHeight(-1), badgeHeight());
        return lines(width) + (doubts.isEmpty() ? 0 : GAP / 2 + badgeHeight());
    }
}
