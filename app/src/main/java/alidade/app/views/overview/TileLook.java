package alidade.app.views.overview;

import alidade.app.views.explain.Subject;
import alidade.app.views.overview.TileReading.Trust;
import alidade.app.widgets.Card;
import alidade.app.widgets.Donut;
import alidade.app.widgets.Hatch;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.MetricDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What all tiles share: words, and how a number, its doubts and its explanation look.
public record TileLook(
        Wording wording, boolean compact, Optional<LocalDate> day, ZoneId zone, Consumer<Subject> explain) {
    public static final String NONE = "—";

    public String id(Tile tile) {
        return "tile-" + tile.id();
    }

    public String label(Tile tile) {
        return wording.label(tile.label());
    }

    /// The value as its tile writes it; a dash when it cannot be computed.
    public String show(Figure figure) {
        return figure.value()
                .map(value -> wording.formats().show(value, figure.format()))
                .orElse(NONE);
    }

    /// Every digit; or the reason why there is no value.
    public String exact(Figure figure) {
        return figure.value()
                .map(wording.formats()::exact)
                .or(() -> figure.row().reason().map(wording::reason))
                .orElse("");
    }

    /// What the numbers of a metric count, in the words of the pack.
    public String unit(MetricDefinition metric) {
        return wording.unit(metric.unit());
    }

    void explain(Figure figure) {
        explain.accept(figure.subject());
    }

    /// Makes a node open the explanation of a number, and show its exact value as tip.
    void opens(Node node, String subject, Figure figure) {
        Nodes.button(node, wording.get("explain.open", subject, show(figure)), () -> explain(figure));
        Nodes.tip(node, wording.get("tile.tip", exact(figure), figure.row().version()));
    }

    /// A card whose second line says what the axis is and how new the data is.
    Card card(Tile tile, String about, Region body) {
        var parts = new ArrayList<String>();
        if (!about.isEmpty()) parts.add(about);
        day.ifPresent(
                date -> parts.add(wording.get("tile.asof", wording.formats().day(date))));
        return new Card(id(tile), label(tile), String.join(" · ", parts), body, compact);
    }

    /// Hatched when the quality is low.
    public Region trusted(Region surface, Trust trust) {
        return trust.low() ? Hatch.over(surface) : surface;
    }

    /// What to know before believing a number: how old, how good. Empty when there is nothing to say.
    public List<Label> doubts(Tile tile, Trust trust) {
        var doubts = new ArrayList<Label>();
        if (trust.stale()) {
            var text = trust.ageDays().isPresent() && trust.ageDays().getAsInt() > 0
                    ? wording.get("tile.old", trust.ageDays().getAsInt())
                    : wording.get("tile.stale");
            var badge = Nodes.badge(text, "warn");
            badge.setId(id(tile) + "-stale");
            doubts.add(badge);
        }
        if (trust.low()) {
            var score = trust.quality().map(wording.formats()::score).orElse(NONE);
            var badge = Nodes.badge(wording.get("tile.low", score), "bad");
            badge.setId(id(tile) + "-low");
            doubts.add(badge);
        }
        unfiltered(tile, trust.unfiltered()).ifPresent(doubts::add);
        withheld(tile, trust.withheld()).ifPresent(doubts::add);
        return doubts;
    }

    /// Says that the number is of the rows that are here.
    private Optional<Label> withheld(Tile tile, Map<String, Long> entriesByNode) {
        if (entriesByNode.isEmpty()) return Optional.empty();
        var badge = Nodes.badge(wording.get("tile.withheld"), "warn");
        badge.setId(id(tile) + "-withheld");
        var nodes = entriesByNode.entrySet().stream()
                .map(one -> wording.get("tile.withheld.tip", one.getValue(), one.getKey()))
                .collect(Collectors.joining("\n"));
        badge.setAccessibleText(badge.getText() + "\n" + nodes);
        Nodes.tip(badge, nodes);
        return Optional.of(badge);
    }

    /// Says which filters the tile cannot follow.
    Optional<Label> unfiltered(Tile tile, List<alidade.resources.packs.Label> dimensions) {
        if (dimensions.isEmpty()) return Optional.empty();
        var names = dimensions.stream().map(wording::label).collect(Collectors.joining(", "));
        var badge = Nodes.badge(wording.get("tile.unfiltered", names), "plain");
        badge.setId(id(tile) + "-unfiltered");
        Nodes.tip(badge, wording.get("tile.unfiltered.tip", names));
        return Optional.of(badge);
    }

    /// The second metric of a tile, for its header.
    Optional<Label> beside(Tile tile, Optional<Figure> beside) {
        return beside.map(figure -> {
            var label = wording.label(figure.metric().label());
            var badge = Nodes.badge(label + " " + show(figure), "accent");
            badge.setId(id(tile) + "-beside");
            opens(badge, label, figure);
            return badge;
        });
    }

    Region note(Tile tile, String key, String reason) {
        var note = new StateNote(id(tile) + "-state", wording.get(key), reason);
        return new Card(id(tile), label(tile), "", note, compact);
    }

    /// The parts of a whole as a ring shows them.
    public static List<Donut.Arc> arcs(TileReading.Share share) {
        return share.slices().stream()
                .map(slice -> new Donut.Arc(slice.colour(), share.part(slice)))
                .toList();
    }

    /// Every day that has a value, observed or not; NaN where there is none.
    public static double[] carried(List<TileReading.Point> points) {
        return points.stream()
                .mapToDouble(point -> point.value().map(BigDecimal::doubleValue).orElse(Double.NaN))
                .toArray();
    }

    /// The observed days; NaN where nothing was observed.
    public static double[] values(List<TileReading.Point> points) {
        return points.stream()
                .mapToDouble(point -> point.isDrawn()
                        ? point.value().map(BigDecimal::doubleValue).orElse(Double.NaN)
                        : Double.NaN)
                .toArray();
    }
}
