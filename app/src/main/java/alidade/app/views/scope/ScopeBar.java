package alidade.app.views.scope;

import alidade.app.fx.Listen;
import alidade.app.views.scope.ScopeReading.Dimension;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// Over all views: time, values of dimensions, and both clocks. All views follow it.
public final class ScopeBar extends VBox {
    private static final double GAP = 8;
    private static final double WIDE_GAP = 18;
    private static final double DATE_WIDTH = 128;
    private static final List<Integer> PRESETS = List.of(7, 30, 90, 365);

    private final ScopeViewModel model;
    private final Wording wording;
    private final List<ToggleButton> presets = new ArrayList<>();
    private final DatePicker from = new DatePicker();
    private final FlowPane line = new FlowPane(GAP, GAP);
    private final HBox filters = new HBox(GAP);
    private final ToggleButton clocks = new ToggleButton();
    private final ToggleButton linked = new ToggleButton();
    private final ClockSlider on;
    private final ClockSlider knownAt;
    private final HBox clockLine;
    private Optional<Popup> open = Optional.empty();
    private boolean isShowing;

    public ScopeBar(ScopeViewModel model, Wording wording) {
        super(GAP);
        this.model = model;
        this.wording = wording;
        setId("scope-bar");
        getStyleClass().add("scope-bar");
        on = new ClockSlider("scope-on", wording.get("scope.on"), wording.get("scope.on.now"), this::moveOn);
        knownAt = new ClockSlider(
                "scope-known-at",
                wording.get("scope.knownAt"),
                wording.get("scope.knownAt.now"),
                day -> model.change(scope -> scope.withKnownAt(day)));
        clockLine = clockLine();
        line.setAlignment(Pos.CENTER_LEFT);
        filters.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().setAll(times(), from, filters, clocksToggle());
        getChildren().setAll(line);
        Listen.to(model.reading(), this, _ -> show());
        Listen.to(model.scope(), this, _ -> show());
        show();
    }

    private HBox times() {
        var row = new HBox();
        row.getStyleClass().add("toggles");
        row.getChildren().add(preset("scope-days-own", wording.get("scope.days.own"), OptionalInt.empty()));
        for (var days : PRESETS) {
            row.getChildren().add(preset("scope-days-" + days, wording.get("scope.days", days), OptionalInt.of(days)));
        }
        from.setId("scope-from");
        from.setPrefWidth(DATE_WIDTH);
        from.setPromptText(wording.get("scope.from"));
        from.setAccessibleText(wording.get("scope.from"));
        from.setConverter(new DayText());
        from.getEditor().setId("scope-from-text");
        from.getEditor().setAccessibleText(wording.get("scope.from"));
        from.valueProperty().addListener((_, _, day) -> {
            if (!isShowing) since(day);
        });
        return row;
    }

    private ToggleButton preset(String id, String word, OptionalInt days) {
        var button = new ToggleButton(word);
        button.setId(id);
        button.setAccessibleText(word);
        button.setUserData(days);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.change(scope -> scope.withDays(days));
        });
        presets.add(button);
        return button;
    }

    /// Shows all days from one on; there is nothing to show of those before the first observation.
    private void since(@org.jspecify.annotations.Nullable LocalDate day) {
        if (day == null) {
            model.change(scope -> scope.withDays(OptionalInt.empty()));
            return;
        }
        range().ifPresent(range -> {
            var from = day.isBefore(range.first()) ? range.first() : day;
            var days = ChronoUnit.DAYS.between(from, lastOf(range)) + 1;
            model.change(scope -> scope.withDays(OptionalInt.of(Math.toIntExact(Math.max(1, days)))));
            show();
        });
    }

    private Optional<ScopeReading.Range> range() {
        return model.reading().get().flatMap(ScopeReading::range);
    }

    private LocalDate lastOf(ScopeReading.Range range) {
        return model.scope().get().day(range.last());
    }

    private ToggleButton clocksToggle() {
        clocks.setId("scope-clocks");
        clocks.getStyleClass().add("filter");
        clocks.setOnAction(_ -> show());
        return clocks;
    }

    private HBox clockLine() {
        linked.setId("scope-linked");
        linked.setText(wording.get("scope.linked"));
        linked.setAccessibleText(linked.getText());
        linked.getStyleClass().add("filter");
        Nodes.tip(linked, wording.get("scope.linked.tip"));
        linked.setOnAction(_ -> moveOn(model.scope().get().on()));
        var now = new Button(wording.get("scope.now"));
        now.setId("scope-now");
        now.setAccessibleText(now.getText());
        now.getStyleClass().add("quiet");
        now.setOnAction(_ -> {
            clocks.setSelected(false);
            linked.setSelected(false);
            model.now();
            show();
        });
        var row = new HBox(WIDE_GAP, on, knownAt, linked, now);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// While both clocks go together, what is known is what was known at the end of the world's day.
    private void moveOn(Optional<LocalDate> day) {
        var known = linked.isSelected() ? day : model.scope().get().knownAt();
        model.change(scope -> scope.withOn(day).withKnownAt(known));
    }

    private void show() {
        isShowing = true;
        var scope = model.scope().get();
        var range = range();
        var isPreset = false;
        for (var button : presets) {
            button.setSelected(scope.days().equals(button.getUserData()));
            isPreset |= button.isSelected();
        }
        var since = scope.days().stream()
                .boxed()
                .flatMap(days -> range.map(one -> lastOf(one).minusDays(days - 1L)).stream())
                .findFirst();
        from.setValue(isPreset ? null : since.orElse(null));
        filters.getChildren().setAll(filters(scope));
        clocks.setText(scope.isPast() ? ScopeWords.clocks(scope, wording) : wording.get("scope.clocks"));
        clocks.setAccessibleText(clocks.getText());
        clocks.getStyleClass().removeAll("warned");
        if (scope.isPast()) clocks.getStyleClass().add("warned");
        if (range.isPresent()) {
            on.show(range.get().first(), range.get().last(), scope.on());
            knownAt.show(range.get().firstSealed(), range.get().lastSealed(), scope.knownAt());
        }
        var isOpen = range.isPresent() && (clocks.isSelected() || scope.isPast());
        clocks.setSelected(isOpen);
        if (isOpen && !line.getChildren().contains(clockLine))
            line.getChildren().add(clockLine);
        if (!isOpen) line.getChildren().remove(clockLine);
        isShowing = false;
    }

    private List<Node> filters(Scope scope) {
        var nodes = new ArrayList<Node>();
        var reading = model.reading().get();
        if (reading.isEmpty()) return nodes;
        for (var dimension : reading.get().dimensions()) {
            var values = scope.only().get(dimension.name());
            if (values != null) nodes.add(chip(dimension, values));
        }
        var add = new MenuButton(wording.get("scope.filter"));
        add.setId("scope-filter");
        add.setAccessibleText(add.getText());
        add.getStyleClass().add("filter");
        for (var dimension : reading.get().dimensions()) {
            var item = new MenuItem(wording.label(dimension.label()));
            item.setId("scope-filter-" + dimension.name());
            item.setOnAction(_ -> choose(dimension, add));
            add.getItems().add(item);
        }
        nodes.add(add);
        return nodes;
    }

    /// A filter that is set: what it leaves, a click to change it, a cross to let go of it.
    private HBox chip(Dimension dimension, Set<String> values) {
        var word = values.size() == 1
                ? values.iterator().next().isEmpty() ? "—" : values.iterator().next()
                : wording.get("scope.values", values.size());
        var name = new Button(wording.label(dimension.label()) + ": " + word);
        name.setId("scope-chip-" + dimension.name());
        name.setAccessibleText(name.getText());
        name.getStyleClass().add("chip");
        name.setOnAction(_ -> choose(dimension, name));
        var clear = new Button("×");
        clear.setId("scope-chip-" + dimension.name() + "-clear");
        clear.setAccessibleText(wording.get("scope.chip.clear", wording.label(dimension.label())));
        clear.getStyleClass().add("chip-clear");
        clear.setOnAction(_ -> model.change(scope -> scope.withOnly(dimension.name(), Set.of())));
        var chip = new HBox(name, clear);
        chip.getStyleClass().add("chip-box");
        return chip;
    }

    private void choose(Dimension dimension, Node at) {
        open.ifPresent(Popup::hide);
        var panel = new FilterPanel(
                "scope-panel",
                wording,
                model.scope().get().only().getOrDefault(dimension.name(), Set.of()),
                values -> model.change(scope -> scope.withOnly(dimension.name(), values)));
        var popup = new Popup();
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getContent().add(panel);
        open = Optional.of(popup);
        var place = at.localToScreen(at.getLayoutBounds());
        popup.show(this, place.getMinX(), place.getMaxY() + 4);
        model.choices(dimension.name(), panel::show, panel::fail);
    }
}
