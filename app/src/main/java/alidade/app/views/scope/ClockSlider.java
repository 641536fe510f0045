package alidade.app.views.scope;

import alidade.app.widgets.Nodes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/// One clock: a day between a first and a last one; at the last one it stands at now. The arrow keys move it by a day,
/// the page keys by thirty.
final class ClockSlider extends HBox {
    private static final double GAP = 8;
    private static final double WIDTH = 170;
    private static final int DAYS_OF_A_PAGE = 30;

    private final Slider slider = new Slider();
    private final Label value = Nodes.text("", "text-strong");
    private final String now;
    private final Consumer<Optional<LocalDate>> onMove;
    private LocalDate first = LocalDate.EPOCH;
    private boolean isShowing;

    /// @param name what the clock is
    /// @param now what the last day is called
    ClockSlider(String id, String name, String now, Consumer<Optional<LocalDate>> onMove) {
        super(GAP);
        this.now = now;
        this.onMove = onMove;
        setAlignment(Pos.CENTER_LEFT);
        slider.setId(id);
        slider.setAccessibleText(name);
        slider.setMinWidth(WIDTH);
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((_, _, to) -> move(to.doubleValue()));
        slider.setOnKeyPressed(event -> {
            var step = switch (event.getCode()) {
                case PAGE_UP -> DAYS_OF_A_PAGE;
                case PAGE_DOWN -> -DAYS_OF_A_PAGE;
                default -> 0;
            };
            if (step == 0) return;
            slider.setValue(slider.getValue() + step);
            event.consume();
        });
        value.setId(id + "-value");
        getChildren().setAll(Nodes.text(name, "text-note"), slider, value);
    }

    void show(LocalDate from, LocalDate to, Optional<LocalDate> day) {
        isShowing = true;
        first = from;
        slider.setMax(Math.max(0, ChronoUnit.DAYS.between(from, to)));
        slider.setValue(
                day.map(one -> (double) ChronoUnit.DAYS.between(from, one)).orElse(slider.getMax()));
        word(day);
        isShowing = false;
    }

    private void word(Optional<LocalDate> day) {
        value.setText(day.map(LocalDate::toString).orElse(now));
        slider.setAccessibleHelp(value.getText());
    }

    private void move(double to) {
        if (isShowing) return;
        var days = Math.round(to);
        var day = days >= Math.round(slider.getMax()) ? Optional.<LocalDate>empty() : Optional.of(first.plusDays(days));
        word(day);
        onMove.accept(day);
    }
}
