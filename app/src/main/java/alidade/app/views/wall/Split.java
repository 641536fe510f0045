package alidade.app.views.wall;

import javafx.scene.layout.Region;

/// Two surfaces that stand beside each other where there is width for it, else over each other.
final class Split extends Region {
    private static final double WIDE = 1.3;
    private static final double FIRST_BESIDE = 0.54;
    private static final double FIRST_OVER = 0.64;

    private final Region first;
    private final Region second;
    private final double gap;

    Split(Region first, Region second, double gap) {
        this.first = first;
        this.second = second;
        this.gap = gap;
        getChildren().addAll(first, second);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width > WIDE * height) {
            double left = (width - gap) * FIRST_BESIDE;
            first.resizeRelocate(0, 0, left, height);
            second.resizeRelocate(left + gap, 0, width - left - gap, height);
        } else {
            double top = (height - gap) * FIRST_OVER;
            first.resizeRelocate(0, 0, width, top);
            second.resizeRelocate(0, top + gap, width, height - top - gap);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return first.minWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return first.minHeight(-1) / FIRST_OVER;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }
}
