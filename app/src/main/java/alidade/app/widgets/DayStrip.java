package alidade.app.widgets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;

/// Days in a row from left to right; what happened on a day stands above it, one mark upon the other.
///
/// Left and right move from mark to mark, whose words are read to screen readers; Enter and Space choose, as a click
/// does.
public final class DayStrip extends Plot {
    private static final double LEAST_WIDTH = 320;
    private static final double LEAST_HEIGHT = 84;
    private static final double BOTTOM = 22;
    private static final double EDGE = 26;
    private static final double MOST_RADIUS = 6.5;
    private static final double ROOM_FOR_NAME = 62;
    private static final double TIP_GAP = 12;

    /// Something that happened on a day.
    ///
    /// @param day index among the days
    /// @param look as the style sheet names it behind `mark-`
    /// @param words what it says on hover and to screen readers, line by line
    public record Mark(int day, String look, Sign sign, List<String> words) {
        public Mark {
            words = List.copyOf(words);
        }
    }

    private final List<String> days;
    private final List<Mark> marks;
    private final String title;
    private final IntConsumer choice;
    private final List<double[]> places = new ArrayList<>();
    private final List<Node> over = new ArrayList<>();
    private double radius = MOST_RADIUS;
    private int current = -1;

    /// @param marks in the order of time
    /// @param title what the strip is, for screen readers
    /// @param choice gets the index of the mark that a person pointed at
    public DayStrip(List<String> days, List<Mark> marks, String title, IntConsumer choice) {
        super(LEAST_WIDTH, LEAST_HEIGHT);
        this.days = List.copyOf(days);
        this.marks = List.copyOf(marks);
        this.title = title;
        this.choice = choice;
        getStyleClass().add("day-strip");
        setMaxHeight(LEAST_HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
        focusedProperty().addListener((_, _, _) -> drawOver());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> show(at(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> show(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            requestFocus();
            choose(at(event.getX(), event.getY()));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    @Override
    void draw(double width, double height) {
        places.clear();
        over.clear();
        if (days.isEmpty()) return;
        double ground = height - BOTTOM;
        add(new Line(0, ground + 0.5, width, ground + 0.5), "grid-line");
        drawNames(width, height);
        drawMarks(width, ground);
        drawOver();
    }

    private void drawNames(double width, double height) {
        int every = Math.max(1, (int) Math.ceil(ROOM_FOR_NAME / step(width)));
        for (int day = days.size() - 1; day >= 0; day -= every) {
            write(days.get(day), x(day, width), height - 9, 0.5, "axis-text").setMouseTransparent(true);
        }
    }

    private void drawMarks(double width, double ground) {
        var heights = new HashMap<Integer, Integer>();
        int highest = 1;
        for (var mark : marks) highest = Math.max(highest, heights.merge(mark.day, 1, Integer::sum));
        radius = Math.max(2, Math.min(MOST_RADIUS, Math.min(step(width) / 2.4, ground / (2.3 * highest))));
        Map<Integer, Integer> standing = new HashMap<>();
        for (var mark : marks) {
            int below = standing.merge(mark.day, 1, Integer::sum) - 1;
            double x = x(mark.day, width);
            double y = ground - 3 - radius - below * 2.3 * radius;
            places.add(new double[] {x, y});
            add(new Circle(x, y, radius), "mark-" + mark.look);
            add(new Path(mark.sign.at(x, y, radius * 0.5)), "mark-sign");
        }
    }

    private void drawOver() {
        getChildren().removeAll(over);
        over.clear();
        if (current < 0 || current >= places.size()) return;
        double x = places.get(current)[0];
        double y = places.get(current)[1];
        over.add(add(new Circle(x, y, radius + 3), "mark-ring"));
        var tip = new VBox();
        tip.getStyleClass().add("tip");
        tip.setManaged(false);
        tip.setMouseTransparent(true);
        var words = marks.get(current).words;
        for (int line = 0; line < words.size(); line++) {
            tip.getChildren().add(Nodes.text(words.get(line), line == 0 ? "text-strong" : "text-small"));
        }
        getChildren().add(tip);
        over.add(tip);
        tip.applyCss();
        tip.autosize();
        double room = tip.prefWidth(-1);
        double right = x + radius + TIP_GAP;
        tip.relocate(right + room > getWidth() ? x - radius - TIP_GAP - room : right, 0);
    }

    private void show(int mark) {
        if (mark == current) return;
        current = mark;
        drawOver();
    }

    private void choose(int mark) {
        if (mark < 0) return;
        show(mark);
        setAccessibleText(title + ". " + String.join(". ", marks.get(mark).words));
        choice.accept(mark);
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) return;
        int last = marks.size() - 1;
        switch (event.getCode()) {
            case LEFT -> move(current < 0 ? last : Math.max(0, current - 1));
            case RIGHT -> move(current < 0 ? last : Math.min(last, current + 1));
            case HOME -> move(Math.min(0, last));
            case END -> move(last);
            case ENTER, SPACE -> choose(current);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int mark) {
        show(mark);
        if (mark >= 0) setAccessibleText(title + ". " + String.join(". ", marks.get(mark).words));
    }

    private int at(double x, double y) {
        for (int mark = 0; mark < places.size(); mark++) {
            var place = places.get(mark);
            if (Math.hypot(place[0] - x, place[1] - y) <= radius + 1.5) return mark;
        }
        return -1;
    }

    private double step(double width) {
        return (width - 2 * EDGE) / Math.max(1, days.size() - 1);
    }

    private double x(int day, double width) {
        return days.size() < 2 ? width / 2 : EDGE + day * step(width);
    }

    private Node add(Node node, String... styles) {
        node.getStyleClass().addAll(styles);
        node.setManaged(false);
        node.setMouseTransparent(true);
        getChildren().add(node);
        return node;
    }
}
