package alidade.app.widgets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ToDoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Values by day: lines beside each other or areas on top of each other. NaN is a day without an observation: a line
/// breaks there and goes on dotted with what was carried forward; an area goes on pale.
public final class TimeChart extends Plot {
    private static final double LEAST_WIDTH = 200;
    private static final double LEAST_HEIGHT = 110;
    private static final double TOP = 8;
    private static final double BOTTOM = 24;
    private static final double RIGHT = 10;
    private static final double GAP = 9;
    private static final double DAY_ROOM = 78;
    private static final double DOT = 3.4;
    private static final double WORD_GAP = 22;
    private static final int GLOWING = 5;
    private static final double NOTE = 4.5;

    /// One line or area.
    ///
    /// @param colour 1 to 8
    /// @param days one per day of the chart
    /// @param isBefore whether it is what another one is compared with, and drawn so
    public record Series(String name, int colour, List<Day> days, boolean isBefore) {
        public Series {
            days = List.copyOf(days);
        }

        public Series(String name, int colour, List<Day> days) {
            this(name, colour, days, false);
        }
    }

    /// What somebody wrote about some days.
    ///
    /// @param from place of the first day on the axis
    /// @param to place of the last one
    public record Mark(int from, int to, String words) {}

    /// What a series has on one day.
    ///
    /// @param value NaN where nothing was observed
    /// @param carried the value itself where it was observed, else the one carried forward; NaN where there is none
    /// @param words what the tip says: the exact value, or why there is none
    public record Day(double value, double carried, String words) {}

    private final List<String> days;
    private final List<Series> series;
    private final boolean stacked;
    private final DoubleFunction<String> tickWords;
    private final double[][] levels;
    private final double[][] pale;
    private final ObjIntConsumer<Series> onChoice;
    private final List<Node> marks = new ArrayList<>();
    private List<Mark> notes = List.of();
    private IntConsumer onNote = _ -> {};
    private double left;
    private double top = 1;
    private double base;
    private int marked = -1;

    /// @param tickWords writes a number of the axis
    /// @param onChoice gets the series and the day that a person pointed at
    public TimeChart(
            List<String> days,
            List<Series> series,
            boolean stacked,
            DoubleFunction<String> tickWords,
            ObjIntConsumer<Series> onChoice) {
        super(LEAST_WIDTH, LEAST_HEIGHT);
        this.days = List.copyOf(days);
        this.series = List.copyOf(series);
        this.stacked = stacked;
        this.tickWords = tickWords;
        this.onChoice = onChoice;
        levels = stacked ? stacked(Day::value) : plain(Day::value);
        pale = stacked ? stacked(Day::carried) : plain(Day::carried);
        getStyleClass().add("time-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> mark(dayAt(event.getX())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> mark(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> choose(event.getX(), event.getY()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Shows what people wrote, and lets them write by the key N at a day.
    ///
    /// @param onNote gets the place of the day
    public TimeChart withNotes(List<Mark> notes, IntConsumer onNote) {
        this.notes = List.copyOf(notes);
        this.onNote = onNote;
        redraw();
        return this;
    }

    private double[][] plain(ToDoubleFunction<Day> value) {
        return series.stream()
                .map(one -> one.days.stream().mapToDouble(value).toArray())
                .toArray(double[][]::new);
    }

    /// The sum of a day up to each series; a day that one of them lacks is lacking in all.
    private double[][] stacked(ToDoubleFunction<Day> value) {
        var sums = new double[series.size()][days.size()];
        for (int day = 0; day < days.size(); day++) {
            double sum = 0;
            for (var one : series) sum += value.applyAsDouble(one.days.get(day));
            double level = 0;
            for (int i = 0; i < sums.length; i++) {
                level += value.applyAsDouble(series.get(i).days.get(day));
                sums[i][day] = Double.isNaN(sum) ? Double.NaN : level;
            }
        }
        return sums;
    }

    @Override
    void draw(double width, double height) {
        double largest = 0;
        double least = 0;
        for (var level : pale) {
            for (var value : level) {
                if (value > largest) largest = value;
                if (value < least) least = value;
            }
        }
        var axis = Axis.of(least, largest, Math.max(2, Math.min(5, (height - TOP - BOTTOM) / 44)));
        top = axis.top();
        base = axis.base();
        var ticks = new ArrayList<Text>();
        for (var tick : axis.ticks()) ticks.add(write(tickWords.apply(tick), 0, y(tick), 0, "axis-text"));
        left = GAP
                + ticks.stream()
                        .mapToDouble(text -> text.getLayoutBounds().getWidth())
                        .max()
                        .orElse(0);
        for (var text : ticks)
            text.setX(Math.rint(left - GAP - text.getLayoutBounds().getWidth()));
        for (var tick : axis.ticks()) {
            double y = Math.rint(y(tick)) + 0.5;
            add(new Line(left, y, width - RIGHT, y), "grid-line");
        }
        drawDays(width, height);
        for (var note : notes) drawNote(note);
        for (int i = series.size() - 1; i >= 0; i--) {
            if (stacked) drawPale(series.size() - 1 - i);
            else drawCarried(i);
        }
        for (int i = series.size() - 1; i >= 0; i--) drawSeries(i);
        marks.clear();
        if (marked >= 0) drawMarks();
    }

    /// A pale band over its days, and at their beginning a line with a head.
    private void drawNote(Mark note) {
        double from = Math.rint(x(note.from())) + 0.5;
        double bottom = getHeight() - BOTTOM;
        if (note.to() > note.from()) {
            add(new Rectangle(from, TOP, x(note.to()) - from, bottom - TOP), "note-band");
        }
        add(new Line(from, TOP, from, bottom), "note-line");
        add(new Polygon(from - NOTE, TOP - NOTE, from + NOTE, TOP - NOTE, from, TOP + NOTE), "note-head");
    }

    private List<String> notesOn(int day) {
        return notes.stream()
                .filter(note -> note.from() <= day && day <= note.to())
                .map(Mark::words)
                .toList();
    }

    private void drawDays(double width, double height) {
        double room = Math.max(DAY_ROOM, widest() + WORD_GAP);
        int every = Math.max(1, (int) Math.ceil(days.size() / Math.max(1, (width - left - RIGHT) / room)));
        for (int day = days.size() - 1; day >= 0; day -= every) {
            if (x(day) < left + 16 && day != days.size() - 1) continue;
            write(days.get(day), x(day), height - 9, 0.5, "axis-text");
        }
    }

    private double widest() {
        var longest = days.stream().max(java.util.Comparator.comparingInt(String::length));
        if (longest.isEmpty()) return 0;
        var text = write(longest.get(), 0, 0, 0, "axis-text");
        getChildren().remove(text);
        return text.getLayoutBounds().getWidth();
    }

    /// The carried values of the days that were not observed, under the observed ones.
    private void drawPale(int index) {
        for (var run : Runs.of(pale[index])) {
            if (run.length() < 2) continue;
            add(area(pale, index, run), "area", "carried-area", "fill-" + series.get(index).colour);
        }
    }

    /// The carried values of the days that were not observed, dotted under the lines of the observed ones.
    private void drawCarried(int index) {
        for (var run : Runs.of(pale[index])) {
            if (run.length() < 2) continue;
            var one = series.get(index);
            var line = add(new Path(points(pale[index], run).forward(true)), "carried-line", "stroke-" + one.colour);
            if (one.isBefore) line.getStyleClass().add("before");
        }
    }

    private void drawSeries(int index) {
        var one = series.get(index);
        for (var run : Runs.of(levels[index])) {
            if (run.length() == 1) {
                add(new Circle(x(run.from()), y(levels[index][run.from()]), DOT), "fill-" + one.colour);
                continue;
            }
            var points = points(levels[index], run);
            if (stacked) add(area(levels, index, run), "area", "fill-" + one.colour);
            else if (index == 0 && run.length() >= GLOWING) add(under(points), "glow-" + one.colour);
            var style = one.isBefore ? "before" : index == 0 ? "first" : "other";
            add(new Path(points.forward(true)), "series-line", style, "stroke-" + one.colour);
        }
    }

    /// Points of a line, from left to right.
    private record Points(double[] x, double[] y) {
        List<PathElement> forward(boolean isNew) {
            return Curve.through(x, y, isNew);
        }

        List<PathElement> back() {
            int count = x.length;
            var backX = new double[count];
            var backY = new double[count];
            for (int i = 0; i < count; i++) {
                backX[i] = x[count - 1 - i];
                backY[i] = y[count - 1 - i];
            }
            return Curve.through(backX, backY, false);
        }
    }

    private Points points(double[] values, Runs.Run run) {
        var kept = Decimation.of(values, run, this::x);
        return new Points(
                Arrays.stream(kept).mapToDouble(this::x).toArray(),
                Arrays.stream(kept).mapToDouble(i -> y(values[i])).toArray());
    }

    private Path under(Points points) {
        var under = new Path(points.forward(true));
        under.getElements().addAll(new LineTo(points.x[points.x.length - 1], y(0)), new LineTo(points.x[0], y(0)));
        return under;
    }

    private Path area(double[][] levels, int index, Runs.Run run) {
        var points = points(levels[index], run);
        if (index == 0) return under(points);
        var area = new Path(points.forward(true));
        area.getElements().addAll(points(levels[index - 1], run).back());
        return area;
    }

    private void mark(int day) {
        if (day == marked) return;
        marked = day;
        getChildren().removeAll(marks);
        marks.clear();
        if (day >= 0) drawMarks();
    }

    private void drawMarks() {
        double x = x(marked);
        var hair = add(new Line(x, TOP, x, getHeight() - BOTTOM), "cross-hair");
        marks.add(hair);
        for (int i = 0; i < series.size(); i++) {
            double level = levels[i][marked];
            if (!Double.isNaN(level)) {
                marks.add(add(new Circle(x, y(level), DOT), "fill-" + series.get(i).colour));
            }
        }
        var tip = new ChartTip(days.get(marked), series, marked, notesOn(marked));
        getChildren().add(tip);
        marks.add(tip);
        tip.applyCss();
        tip.autosize();
        double room = tip.prefWidth(-1);
        tip.relocate(x + 14 + room > getWidth() ? x - 14 - room : x + 14, TOP);
    }

    private void choose(double x, double y) {
        int day = dayAt(x);
        if (day < 0) return;
        int nearest = -1;
        for (int i = 0; i < series.size(); i++) {
            if (Double.isNaN(levels[i][day])) continue;
            boolean isNearer = nearest < 0
                    || (stacked
                            ? y(levels[i][day]) <= y && y(levels[nearest][day]) > y
                            : Math.abs(y(levels[i][day]) - y) < Math.abs(y(levels[nearest][day]) - y));
            if (isNearer || (stacked && y(levels[nearest][day]) > y)) nearest = i;
        }
        if (nearest >= 0) onChoice.accept(series.get(nearest), day);
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) return;
        var last = days.size() - 1;
        if (event.getCode() == KeyCode.LEFT) mark(Math.max(0, (marked < 0 ? last + 1 : marked) - 1));
        else if (event.getCode() == KeyCode.RIGHT) mark(Math.min(last, marked < 0 ? last : marked + 1));
        else if (event.getCode() == KeyCode.ENTER && marked >= 0) choose(x(marked), TOP);
        else if (event.getCode() == KeyCode.N && marked >= 0) onNote.accept(marked);
        else return;
        event.consume();
    }

    private int dayAt(double x) {
        if (days.isEmpty() || x < left - GAP) return -1;
        double part = (x - left) / Math.max(1, getWidth() - left - RIGHT);
        return (int) Math.max(0, Math.min(days.size() - 1, Math.round(part * (days.size() - 1))));
    }

    private double x(int day) {
        double room = getWidth() - left - RIGHT;
        return left + (days.size() < 2 ? room : room * day / (days.size() - 1));
    }

    private double y(double value) {
        double room = getHeight() - TOP - BOTTOM;
        return TOP + room * (top - Math.max(base, value)) / (top - base);
    }

    private <N extends Node> N add(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        node.setManaged(false);
        node.setMouseTransparent(true);
        getChildren().add(node);
        return node;
    }
}
