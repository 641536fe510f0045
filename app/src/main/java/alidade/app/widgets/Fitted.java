package alidade.app.widgets;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Makes what it holds as large as its room allows, within bounds; for numbers that are read from far away.
public final class Fitted extends Region {
    private final Region content;
    private final double least;
    private final double most;
    private final Pos place;
    private final Scale scale = new Scale(1, 1, 0, 0);

    /// @param least how small it may become, as a part of its own size
    /// @param most how large it may become
    public Fitted(Region content, double least, double most, Pos place) {
        this.content = content;
        this.least = least;
        this.most = most;
        this.place = place;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
        double width = content.prefWidth(-1);
        double height = content.prefHeight(width);
        if (width <= 0 || height <= 0) return;
        double factor = Math.clamp(Math.min(getWidth() / width, getHeight() / height), least, most);
        scale.setX(factor);
        scale.setY(factor);
        content.resize(width, height);
        content.relocate(
                part(place.getHpos()) * (getWidth() - width * factor),
                part(place.getVpos()) * (getHeight() - height * factor));
    }

    private static double part(HPos place) {
        return place == HPos.LEFT ? 0 : place == HPos.CENTER ? 0.5 : 1;
    }

    private static double part(VPos place) {
        return place == VPos.TOP ? 0 : place == VPos.CENTER ? 0.5 : 1;
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.prefWidth(-1) * least;
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.prefHeight(-1) * least;
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
