package alidade.app.views.wall;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A badge with a sentence beside it; where there is too little width for both, the sentence stands under the badge, in
/// as many lines as it needs.
final class Remark extends Region {
    private static final double GAP = 8;
    private static final double LINE_GAP = 3;
    private static final int MOST_LINES = 3;

    private final Optional<Label> badge;
    private final Label sentence;

    Remark(Optional<Label> badge, Label sentence) {
        this.badge = badge;
        this.sentence = sentence;
        sentence.setWrapText(true);
        badge.ifPresent(getChildren()::add);
        getChildren().add(sentence);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        if (isBeside(getWidth())) {
            badge.ifPresent(one -> put(one, 0, 0, one.prefWidth(-1), getHeight()));
            double x = badge.isPresent() ? badgeWidth() + GAP : 0;
            put(sentence, x, 0, sentence.prefWidth(-1), getHeight());
            return;
        }
        badge.ifPresent(one -> put(one, 0, 0, Math.min(getWidth(), one.prefWidth(-1)), one.prefHeight(-1)));
        put(sentence, 0, above(), getWidth(), lines(getWidth()));
    }

    /// In the middle of the height that there is.
    private static void put(Label label, double x, double y, double width, double height) {
        double high = Math.min(height, label.prefHeight(width));
        label.resizeRelocate(x, y + Math.rint((height - high) / 2), width, high);
    }

    private boolean isBeside(double width) {
        return width < 0 || computePrefWidth(-1) <= width + 0.5;
    }

    private double badgeWidth() {
        return badge.map(one -> one.prefWidth(-1)).orElse(0.0);
    }

    private double badgeHeight() {
        return badge.map(one -> one.prefHeight(-1)).orElse(0.0);
    }

    /// The height of what stands over the sentence.
    private double above() {
        return badge.isPresent() ? badgeHeight() + LINE_GAP : 0;
    }

    private double lines(double width) {
        return Math.min(sentence.prefHeight(width), MOST_LINES * sentence.prefHeight(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return badgeWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return badgeWidth() + (badge.isPresent() ? GAP : 0) + sentence.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isBeside(width) ? Math.max(badgeHeight(), sentence.prefHeight(-1)) : above() + lines(width);
    }
}
