package alidade.app.widgets;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// A ring whose arcs are the parts of a whole, with the whole in its middle.
public final class Donut extends Plot {
    private static final double LEAST = 100;
    private static final double THICKNESS = 0.27;
    private static final double GAP_IN_DEGREES = 1.6;
    private static final double ROOM_FOR_NOTE = 60;

    /// One part.
    ///
    /// @param part of the sum, 0 to 1
    public record Arc(int colour, double part) {}

    private final List<Arc> arcs;
    private final String centre;
    private final String note;
    private final IntConsumer onChoice;

    /// @param onChoice gets the index of the arc that a person pointed at
    public Donut(List<Arc> arcs, String centre, String note, IntConsumer onChoice) {
        super(LEAST, LEAST);
        this.arcs = List.copyOf(arcs);
        this.centre = centre;
        this.note = note;
        this.onChoice = onChoice;
        getStyleClass().add("donut");
    }

    @Override
    void draw(double width, double height) {
        double outer = Math.min(width, height) / 2 - 2;
        double inner = outer * (1 - THICKNESS);
        double start = 0;
        for (int i = 0; i < arcs.size(); i++) {
            double angle = 360 * arcs.get(i).part;
            double gap = arcs.size() > 1 ? Math.min(GAP_IN_DEGREES, angle / 2) : 0.01;
            var slice = slice(width / 2, height / 2, outer, inner, start + gap / 2, start + angle - gap / 2);
            slice.getStyleClass().addAll("slice", "fill-" + arcs.get(i).colour);
            slice.setCursor(Cursor.HAND);
            int index = i;
            slice.setOnMouseClicked(_ -> onChoice.accept(index));
            getChildren().add(slice);
            start += angle;
        }
        boolean hasRoom = inner > ROOM_FOR_NOTE / 2;
        write(centre, width / 2, height / 2 - (hasRoom ? 8 : 0), 0.5, "centre-figure");
        if (hasRoom) write(note, width / 2, height / 2 + 16, 0.5, "centre-note");
    }

    /// Angles in degrees, clockwise from the top.
    private static Path slice(double x, double y, double outer, double inner, double from, double to) {
        boolean isLarge = to - from > 180;
        var slice = new Path(
                new MoveTo(x + outer * sine(from), y - outer * cosine(from)),
                new ArcTo(outer, outer, 0, x + outer * sine(to), y - outer * cosine(to), isLarge, true),
                new LineTo(x + inner * sine(to), y - inner * cosine(to)),
                new ArcTo(inner, inner, 0, x + inner * sine(from), y - inner * cosine(from), isLarge, false),
                new ClosePath());
        slice.setManaged(false);
        return slice;
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cosine(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
