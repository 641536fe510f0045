package alidade.app.views.overview;

import alidade.app.widgets.Icons;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spark;
import alidade.resources.packs.DashboardDefinition.Format;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/// A big number with its change and its way there.
final class KpiTile {
    private static final double SPACE = 16;
    private static final double NARROW = 8;

    private final TileReading.Kpi reading;
    private final TileLook look;
    private final String id;

    KpiTile(TileReading.Kpi reading, TileLook look) {
        this.reading = reading;
        this.look = look;
        id = look.id(reading.tile());
    }

    Region node() {
        var label = Nodes.text(look.label(reading.tile()), "text-label");
        label.setId(id + "-label");
        var left = new VBox(look.compact() ? 0 : 2, top(label), value(), change());
        left.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(left, Priority.SOMETIMES);
        var spark = new Spark(
                TileLook.values(reading.spark()),
                TileLook.carried(reading.spark()),
                colour(),
                look.compact() ? 44 : 56,
                look.compact() ? 40 : 64);
        spark.setId(id + "-spark");
        HBox.setHgrow(spark, Priority.ALWAYS);
        var card = new HBox(look.compact() ? NARROW : SPACE, left, spark);
        card.setId(id);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("card", "kpi");
        look.opens(card, look.label(reading.tile()), reading.figure());
        if (reading.trust().stale()) spark.getStyleClass().add("stale");
        return look.trusted(card, reading.trust());
    }

    private HBox top(Label label) {
        var top = new HBox(NARROW, label);
        top.setAlignment(Pos.BASELINE_LEFT);
        if (look.compact()) return top;
        look.day()
                .ifPresent(day -> top.getChildren()
                        .add(Nodes.text(look.wording().formats().day(day), "text-small")));
        return top;
    }

    private Label value() {
        var text = look.show(reading.figure());
        var value = Nodes.text(text, "text-figure");
        value.setId(id + "-value");
        value.setAccessibleText(text);
        if (reading.figure().format() == Format.SCORE
                && reading.figure().value().isPresent()) {
            value.setGraphic(mark());
            value.setAccessibleText((reading.trust().low() ? "! " : "✓ ") + text);
        }
        if (reading.trust().stale()) value.getStyleClass().add("stale");
        return value;
    }

    /// A tick or an exclamation mark, drawn: few fonts have them.
    private SVGPath mark() {
        var mark = Nodes.icon(reading.trust().low() ? Icons.WARNING : Icons.TICK);
        mark.getStyleClass().setAll(reading.trust().low() ? "mark-low" : "mark-good");
        return mark;
    }

    /// What is most worth knowing: why there is no number, why it may mislead, or how it changed.
    private HBox change() {
        var line = new HBox(NARROW);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(look.doubts(reading.tile(), reading.trust()));
        if (reading.figure().value().isEmpty()) {
            var reason = Nodes.shortening(look.exact(reading.figure()), "text-note");
            reason.setId(id + "-reason");
            line.getChildren().add(reason);
            return line;
        }
        var told = reading.beside().isPresent();
        var change = told
                ? Change.told(reading.beside().get(), look.wording().formats())
                : reading.before()
                        .flatMap(before -> Change.between(
                                before, reading.figure(), look.wording().formats()));
        change.ifPresent(one -> {
            var badge = one.badge();
            badge.setId(id + "-change");
            reading.beside()
                    .ifPresent(figure -> look.opens(
                            badge, look.wording().label(figure.metric().label()), figure));
            line.getChildren().add(badge);
        });
        if (line.getChildren().size() < 2) line.getChildren().add(comparison(told));
        return line;
    }

    private Label comparison(boolean told) {
        var words = look.wording();
        var key = look.compact() ? "tile.before.short" : "tile.before";
        var text = told
                ? words.label(reading.beside().orElseThrow().metric().label())
                : before().map(value -> words.get(key, value)).orElse(words.get("tile.before.none"));
        var comparison = Nodes.shortening(text, "text-note");
        comparison.setId(id + "-comparison");
        return comparison;
    }

    private Optional<String> before() {
        return reading.before().filter(before -> before.value().isPresent()).map(look::show);
    }

    private int colour() {
        var good = reading.figure().metric().good();
        var first = reading.spark().stream()
                .flatMap(point -> point.value().stream())
                .findFirst();
        var last = reading.figure().value();
        if (first.isEmpty() || last.isEmpty()) return 1;
        return switch (good) {
            case NEITHER -> 1;
            case UP -> isRise(first.get(), last.get()) ? 1 : 4;
            case DOWN -> isRise(first.get(), last.get()) ? 4 : 1;
        };
    }

    private static boolean isRise(BigDecimal first, BigDecimal last) {
        return last.compareTo(first) >= 0;
    }
}
