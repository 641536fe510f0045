package alidade.app.views.settings;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;

/// Where a window stands, in units of the desktop, which spans all monitors.
///
/// @param maximised whether it fills its monitor; the rest is then where it stood before
public record Placement(double x, double y, double width, double height, boolean maximised) {
    /// So much of the window's upper edge has to be on a monitor, or nobody could take hold of it.
    private static final double GRIP_WIDTH = 160;
    private static final double GRIP_HEIGHT = 40;

    public Placement {
        if (!(Math.abs(x) < 1e6 && Math.abs(y) < 1e6 && width > 0 && width < 1e6 && height > 0 && height < 1e6)) {
            throw new IllegalArgumentException(
                    "no window stands at " + x + ", " + y + " with " + width + " × " + height);
        }
    }

    /// The same place where its monitor is still there, no larger than that; else the middle of the first monitor.
    ///
    /// @param monitors the room for windows on each, the main one first
    public Placement on(List<Rectangle2D> monitors) {
        var grip = new Rectangle2D(x, y, Math.max(width, GRIP_WIDTH), GRIP_HEIGHT);
        return monitors.stream()
                .filter(monitor -> common(monitor, grip).getWidth() >= GRIP_WIDTH
                        && common(monitor, grip).getHeight() >= GRIP_HEIGHT)
                .max(Comparator.comparingDouble(monitor -> common(monitor, grip).getWidth()))
                .map(this::within)
                .orElseGet(() -> inTheMiddleOf(monitors.getFirst()));
    }

    private Placement within(Rectangle2D monitor) {
        return new Placement(
                x, y, Math.min(width, monitor.getWidth()), Math.min(height, monitor.getHeight()), maximised);
    }

    private Placement inTheMiddleOf(Rectangle2D monitor) {
        double wide = Math.min(width, monitor.getWidth());
        double high = Math.min(height, monitor.getHeight());
        return new Placement(
                monitor.getMinX() + (monitor.getWidth() - wide) / 2,
                monitor.getMinY() + (monitor.getHeight() - high) / 2,
                wide,
                high,
                maximised);
    }

    private static Rectangle2D common(Rectangle2D one, Rectangle2D other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new Rectangle2D(
                left,
                top,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }
}
