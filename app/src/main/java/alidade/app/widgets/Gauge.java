package alidade.app.widgets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;

/// A number on a scale from 0 to 1, as an open ring with the number in its middle and a mark at its limit.
public final class Gauge extends Plot {
    private static final double LEAST = 90;
    private static final double START = 220;
    private static final double SPAN = 260;
    private static final double THICKNESS = 0.17;
    private static final double MARK = 0.07;
    /// How much of the ring's height lies above its open end.
    private static final double HEIGHT = 1.6;
    private static final double FOOT = 24;
    private static final double FIGURE = 0.42;
    private static final double WIDTH = 0.74;
    private static final double SIGN_GAP = 6;

    private final double value;
    private final OptionalDouble limit;
    private final boolean low;
    private final String words;
    private final Optional<SVGPath> sign;
    private final List<String> ends;

    /// @param value 0 to 1
    /// @param limit where it becomes too low
    /// @param low whether it is, which the words say too
    /// @param words the number as it is written
    /// @param sign stands before it, where it says whether that is good
    /// @param ends what is written at 0 and at 1
    public Gauge(
            double value, OptionalDouble limit, boolean low, String words, Optional<SVGPath> sign, List<String> ends) {
        super(LEAST, LEAST);
        this.value = Math.clamp(value, 0, 1);
        this.limit = limit;
        this.low = low;
        this.words = words;
        this.sign = sign;
        this.ends = List.copyOf(ends);
        getStyleClass().add("gauge");
    }

    @Override
    void draw(double width, double height) {
        double radius = Math.min((width - 4) / 2, (height - 4 - FOOT) / HEIGHT);
        double x = width / 2;
        double y = 2 + (height - 4 - FOOT - radius * HEIGHT) / 2 + radius;
        double middle = radius * (1 - THICKNESS / 2);
        add(arc(x, y, middle, 1), radius, "gauge-ground");
        if (value > 0) add(arc(x, y, middle, value), radius, low ? "gauge-low" : "gauge-good");
        limit.ifPresent(at -> mark(x, y, radius, Math.toRadians(START - SPAN * Math.clamp(at, 0, 1))));
        write(x, y, radius * (1 - THICKNESS) * 2);
        double foot = y + radius * (HEIGHT - 1) + FOOT / 2;
        double end = Math.cos(Math.toRadians(START)) * middle;
        write(ends.getFirst(), x + end, foot, 0.5, "gauge-end");
        write(ends.getLast(), x - end, foot, 0.5, "gauge-end");
    }

    private static Arc arc(double x, double y, double radius, double part) {
        var arc = new Arc(x, y, radius, radius, START, -SPAN * part);
        arc.setType(ArcType.OPEN);
        return arc;
    }

    private void add(Arc arc, double radius, String style) {
        arc.setStrokeWidth(radius * THICKNESS);
        arc.getStyleClass().add(style);
        arc.setManaged(false);
        getChildren().add(arc);
    }

    private void mark(double x, double y, double radius, double angle) {
        double inner = radius * (1 - THICKNESS - MARK);
        double outer = radius * (1 + MARK / 2);
        var mark = new Line(
                x + inner * Math.cos(angle),
                y - inner * Math.sin(angle),
                x + outer * Math.cos(angle),
                y - outer * Math.sin(angle));
        mark.getStyleClass().add("gauge-limit");
        mark.setManaged(false);
        getChildren().add(mark);
    }

    /// The number in the hole of the ring, with its sign before it, as large as they fit.
    private void write(double x, double y, double hole) {
        var line = new HBox(SIGN_GAP);
        line.setAlignment(Pos.CENTER);
        sign.ifPresent(line.getChildren()::add);
        line.getChildren().add(Nodes.text(words, "gauge-figure"));
        line.setManaged(false);
        getChildren().add(line);
        line.applyCss();
        line.autosize();
        double scale = Math.min(hole * WIDTH / line.getWidth(), hole * FIGURE / line.getHeight());
        line.setScaleX(scale);
        line.setScaleY(scale);
        line.relocate(x - line.getWidth() / 2, y - line.getHeight() / 2);
    }
}
