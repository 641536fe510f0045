package alidade.app.views.explore;

import alidade.app.views.explore.ExploreReading.Choice;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.explore.Slice.Span;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What can be asked for: metric, groups, time, comparison, filters, both clocks, and how it is painted.
///
/// It shows what was answered, and asks for something else when a person changes it.
final class ExploreBar extends VBox {
    private static final double GAP = 10;
    private static final double LABEL_GAP = 3;
    private static final double DATE_WIDTH = 128;
    private static final int MOST_CHOICES = 200;

    private final ExploreViewModel model;
    private final Wording wording;
    private final ComboBox<MetricDefinition> metric;
    private final ComboBox<Optional<String>> first;
    private final ComboBox<Optional<String>> second;
    private final ComboBox<Span> span;
    private final ComboBox<Grain> grain;
    private final ComboBox<Comparison> comparison;
    private final DatePicker on = new DatePicker();
    private final DatePicker knownAt = new DatePicker();
    private final Map<Shape, ToggleButton> shapes = new LinkedHashMap<>();
    private final FlowPane filters = new FlowPane(GAP, GAP);
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
        span = box("span", one -> wording.get("explore.span.days", one.days()), one -> slice -> slice.withSpan(one));
        grain = box("grain", one -> wording.get("explore.grain." + key(one)), one -> slice -> slice.withGrain(one));
        comparison = box(
                "comparison",
                one -> wording.get("explore.comparison." + key(one)),
                one -> slice -> slice.withComparison(one));
        span.getItems().setAll(Span.values());
        comparison.getItems().setAll(Comparison.values());
        setUp(on, "on", day -> slice -> slice.withOn(day));
        setUp(knownAt, "knownAt", day -> slice -> slice.withKnownAt(day));
        var line = new FlowPane(
                GAP,
                GAP,
                named("metric", metric),
                named("by", first),
                named("by2", second),
                named("span", span),
                named("grain", grain),
                named("comparison", comparison),
                named("on", new HBox(LABEL_GAP, on, now("on", on))),
                named("knownAt", new HBox(LABEL_GAP, knownAt, now("knownAt", knownAt))),
                named("shape", shapes()));
        getChildren().setAll(line, filters);
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

    private void setUp(DatePicker picker, String key, Function<Optional<LocalDate>, UnaryOperator<Slice>> change) {
        picker.setId("explore-" + key);
        picker.setAccessibleText(wording.get("explore." + key));
        picker.setPrefWidth(DATE_WIDTH);
        picker.setPromptText(wording.get("explore.now." + key));
        picker.setConverter(new DayText());
        picker.valueProperty().addListener((_, _, day) -> change(change.apply(Optional.ofNullable(day))));
    }

    private Button now(String key, DatePicker picker) {
        var button = new Button("↺");
        button.setId("explore-" + key + "-now");
        button.getStyleClass().add("quiet");
        var words = wording.get("explore.now." + key);
        button.setAccessibleText(words);
        Nodes.tip(button, words);
        button.setOnAction(_ -> picker.setValue(null));
        return button;
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
        span.setValue(slice.span());
        Choices.show(grain, reading.metric().grains().stream().sorted().toList(), slice.grain());
        comparison.setValue(slice.comparison());
        on.setValue(slice.on().orElse(null));
        knownAt.setValue(slice.knownAt().orElse(null));
        shapes.forEach((shape, button) -> button.setSelected(shape == slice.shape()));
        var area = shapes.get(Shape.AREA);
        if (area != null) {
            area.setVisible(addsUp(reading.metric()));
            area.setManaged(area.isVisible());
        }
        filters.getChildren().setAll(filters(reading));
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

    private List<Node> filters(ExploreReading reading) {
        var all = new ArrayList<Node>();
        reading.choices().forEach((dimension, choices) -> {
            if (!choices.isEmpty()) all.add(filter(reading, dimension, choices));
        });
        return all;
    }

    private MenuButton filter(ExploreReading reading, String dimension, List<Choice> choices) {
        var chosen = reading.slice().only().getOrDefault(dimension, java.util.Set.of());
        var name = wording.label(Dimensions.label(reading.pack(), reading.metric(), dimension));
        var state = chosen.isEmpty()
                ? wording.get("explore.filter.all")
                : chosen.size() == 1 ? named(choices, chosen.iterator().next()) : String.valueOf(chosen.size());
        var button = new MenuButton(name + ": " + state);
        button.setId("explore-filter-" + dimension);
        button.setAccessibleText(button.getText());
        button.getStyleClass().add("filter");
        if (!chosen.isEmpty()) button.getStyleClass().add("on");
        var clear = new MenuItem(wording.get("explore.filter.clear"));
        clear.setOnAction(_ -> change(slice -> slice.withOnly(dimension, java.util.Set.of())));
        button.getItems().addAll(clear, new SeparatorMenuItem());
        choices.stream().limit(MOST_CHOICES).forEach(choice -> {
            var item = new CheckMenuItem(choice.name().in(wording.locale()));
            item.setSelected(chosen.contains(choice.value()));
            item.setOnAction(_ -> {
                var values = new TreeSet<>(chosen);
                if (!values.remove(choice.value())) values.add(choice.value());
                change(slice -> slice.withOnly(dimension, values));
            });
            button.getItems().add(item);
        });
        if (choices.size() > MOST_CHOICES) {
            var more = new MenuItem(wording.get("explore.filter.more", choices.size() - MOST_CHOICES));
            more.setDisable(true);
            button.getItems().add(more);
        }
        return button;
    }

    private String named(List<Choice> choices, String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(choice -> choice.name().in(wording.locale()))
                .orElse(value);
    }
}
