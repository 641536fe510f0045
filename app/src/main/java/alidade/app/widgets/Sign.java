package alidade.app.widgets;

import java.util.List;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/// A small mark that tells a state without its colour.
public enum Sign {
    NONE,
    /// Two upright bars: it waits.
    BARS,
    /// It failed.
    CROSS,
    /// It is hollow: old.
    RING,
    /// It is low.
    BANG,
    /// Something was noticed.
    DOT;

    /// Its strokes around a point.
    List<PathElement> at(double x, double y, double radius) {
        double less = radius * 0.45;
        return switch (this) {
            case NONE -> List.of();
            case BARS ->
                List.of(
                        new MoveTo(x - less, y - radius),
                        new LineTo(x - less, y + radius),
                        new MoveTo(x + less, y - radius),
                        new LineTo(x + less, y + radius));
            case CROSS ->
                List.of(
                        new MoveTo(x - radius, y - radius),
                        new LineTo(x + radius, y + radius),
                        new MoveTo(x + radius, y - radius),
                        new LineTo(x - radius, y + radius));
            case RING -> ring(x, y, radius * 0.85);
            case BANG ->
                List.of(
                        new MoveTo(x, y - radius),
                        new LineTo(x, y + radius * 0.25),
                        new MoveTo(x, y + radius * 0.95),
                        new LineTo(x, y + radius));
            case DOT -> ring(x, y, radius * 0.25);
        };
    }

    private static List<PathElement> ring(double x, double y, double radius) {
        return List.of(
                new MoveTo(x - radius, y),
                new ArcTo(radius, radius, 0, x + radius, y, true, true),
                new ArcTo(radius, radius, 0, x - radius, y, true, true));
    }
}
