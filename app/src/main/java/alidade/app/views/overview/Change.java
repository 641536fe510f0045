package alidade.app.views.overview;

import alidade.app.widgets.Formats;
import alidade.app.widgets.Nodes;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.MetricDefinition.Good;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.control.Label;

/// How a number moved: an arrow, an amount, and whether that is good.
///
/// @param text with its arrow, which says the direction without a colour
/// @param style `good`, `bad` or `plain`
public record Change(String text, String style) {
    private static final int SCALE = 6;
    private static final Pattern ZERO = Pattern.compile("0(\\.0)?( pp|%)?");

    /// Between two values of a figure: relative, but in points for shares and scores, and in its own unit for
    /// signed numbers. Empty when there is nothing to compare or the earlier one is 0.
    public static Optional<Change> between(Figure before, Figure now, Formats formats) {
        if (before.value().isEmpty() || now.value().isEmpty()) return Optional.empty();
        var from = before.value().get();
        var difference = now.value().get().subtract(from);
        var good = now.metric().good();
        return switch (now.format()) {
            case PERCENT -> Optional.of(of(difference, tenths(difference.abs().movePointRight(2)) + " pp", good));
            case SCORE -> Optional.of(of(difference, tenths(difference.abs()), good));
            case SIGNED -> Optional.of(of(difference, formats.compact(difference.abs()), good));
            case COMPACT, EXACT ->
                from.signum() == 0
                        ? Optional.empty()
                        : Optional.of(of(
                                difference,
                                formats.percent(difference.abs().divide(from.abs(), SCALE, RoundingMode.HALF_EVEN)),
                                good));
        };
    }

    /// A metric that is itself a change.
    public static Optional<Change> told(Figure change, Formats formats) {
        return change.value().map(value -> {
            var amount =
                    change.format() == Format.PERCENT ? formats.percent(value.abs()) : formats.compact(value.abs());
            return of(value, amount, change.metric().good());
        });
    }

    private static Change of(BigDecimal difference, String amount, Good good) {
        if (difference.signum() == 0 || ZERO.matcher(amount).matches()) return new Change("= " + amount, "plain");
        boolean isUp = difference.signum() > 0;
        var style = good == Good.NEITHER ? "plain" : isUp == (good == Good.UP) ? "good" : "bad";
        return new Change((isUp ? "▲ " : "▼ ") + amount, style);
    }

    private static String tenths(BigDecimal points) {
        return points.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    public Label badge() {
        return Nodes.badge(text, style);
    }
}
