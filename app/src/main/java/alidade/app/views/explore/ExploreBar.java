package alidade.app.views.explore;

import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.scope.Dimensions;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What can be asked for within the scope of all views: metric, groups, comparison, and how it is painted.
///
/// It shows what was answered, and asks for something else when a person changes it.
final class ExploreBar extends VBox {
    private static final double GAP = 10;
    private static final double LABEL_GAP = 3;

    private final ExploreViewModel model;
    private final Wording wording;
    private final ComboBox<MetricDefinition> metric;
    private final ComboBox<Optional<String>> first;
    private final ComboBox<Optional<String>> second;
    private final ComboBox<Grain> grain;
    private final ComboBox<Comparison> comparison;
    private final Map<Shape, ToggleButton> shapes = new LinkedHashMap<>();
    private boolean isShowing;
    private Optional<ExploreReading> shown = Optional.empty();

    ExploreBar(ExploreViewModel model, Wording wording) {
        super(GAP);
        this.model = model;
        this.wording = wording;
        setId("explore-bar");
        getStyleClass().addAll("card", "ask-bar");
        metric = box("metric", one -> wording.label(one.label()), one -> slice -> slice.withMetric(one.name()));
        first = box("by", this::dimension, one -> slice -> slice.withBy(by(one, second().getValue())));
        second = box("by2", this::dimension, one -> slice -> slice.withBy(by(first.getValue(), one)));
        grain = box("grain", one -> wording.get("explore.grain." + key(one)), one -> slice -> slice.withGrain(one));
        comparison = box(
                "comparison",
                one -> wording.get("explore.comparison." + key(one)),
                one -> slice -> slice.withComparison(one));
        comparison.getItems().setAll(Comparison.values());
        var line = new FlowPane(
                GAP,
                GAP,
                named("metric", metric),
                named("by", first),
                named("by2", second),
                named("grain", grain),
                named("comparison", comparison),
                named("shape", shapes()));
        getChildren().setAll(line);
    }

    private static String key(Enum<?> one) {
        return one.name().toLowerCase(java.util.Locale.ROOT);
    }

    private VBox named(String key, Node control) {
        var box = new VBox(LABEL_GAP, Nodes.text(wording.get("explore." + key), "text-note"), control);
        box.setAlignment(Pos.TOP_LEFT);
        return box;
    }

    private <T> ComboBox<T> box(String key, Function<T, String> word, Function<T, UnaryOperator<Slice>> change) {
        var name = wording.get("explore." + key);
        return Choices.of("explore-" + key, name, word, one -> change(change.apply(one)));
    }

    /// It is made after the first one, which asks for it.
    private ComboBox<Optional<String>> second() {
        return second;
    }

    private HBox shapes() {
        var row = new HBox();
        row.getStyleClass().add("toggles");
        for (var shape : Shape.values()) {
            var button = new ToggleButton(wording.get("explore.shape." + key(shape)));
            button.setId("explore-shape-" + key(shape));
            button.setAccessibleText(button.getText());
            button.setOnAction(_ -> {
                button.setSelected(true);
                change(slice -> slice.withShape(shape));
            });
            shapes.put(shape, button);
            row.getChildren().add(button);
        }
        return row;
    }

    private void change(UnaryOperator<Slice> change) {
        if (!isShowing) model.change(change);
    }

    private static List<String> by(Optional<String> one, Optional<String> other) {
        var by = new ArrayList<String>();
        if (one != null) one.ifPresent(by::add);
        if (other != null) other.filter(dimension -> !by.contains(dimension)).ifPresent(by::add);
        return by;
    }

    private String dimension(Optional<String> dimension) {
        if (dimension.isEmpty()) return wording.get("explore.by.none");
        return shown.map(reading -> Dimensions.label(reading.pack(), reading.metric(), dimension.get()))
                .map(wording::label)
                .orElse(dimension.get());
    }

    /// Shows what was answered without asking again.
    void show(ExploreReading reading) {
        isShowing = true;
        shown = Optional.of(reading);
        var slice = reading.slice();
        Choices.show(metric, metrics(reading), reading.metric());
        var dimensions = new ArrayList<Optional<String>>();
        dimensions.add(Optional.empty());
        reading.metric().dimensions().forEach(one -> dimensions.add(Optional.of(one)));
        Choices.show(first, dimensions, slice.by().stream().findFirst());
        Choices.show(second, dimensions, slice.by().stream().skip(1).findFirst());
        Choices.show(grain, reading.metric().grains().stream().sorted().toList(), slice.grain());
        comparison.setValue(slice.comparison());
        shapes.forEach((shape, button) -> button.setSelected(shape == slice.shape()));
        var area = shapes.get(Shape.AREA);
        if (area != null) {
            area.setVisible(addsUp(reading.metric()));
            area.setManaged(area.isVisible());
        }
        isShowing = false;
    }

    private List<MetricDefinition> metrics(ExploreReading reading) {
        return reading.pack().metrics().stream()
                .sorted(Comparator.comparing(MetricDefinition::tier).thenComparing(one -> wording.label(one.label())))
                .toList();
    }

    /// Whether the values of groups may be put on top of each other.
    static boolean addsUp(MetricDefinition metric) {
        return switch (metric.versions().getLast().kind()) {
            case MetricKind.LatestSum _,
                    MetricKind.LatestCount _,
                    MetricKind.Observed _,
                    MetricKind.Risen _,
                    MetricKind.FirstSeen _,
                    MetricKind.Share _ -> true;
            case MetricKind.LatestMax _,
                    MetricKind.Distinct _,
                    MetricKind.Quantile _,
                    MetricKind.Ratio _,
                    MetricKind.Growth _,
                    MetricKind.Delta _,
                    MetricKind.Score _ -> false;
        };
    }
}
