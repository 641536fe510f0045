package alidade.app.views.wall;

import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Over every page: what it is called, and at the right what is wrong, the worst first: as many badges as there is room
/// for, the others are counted.
final class WallHead extends Region {
    private static final double HEIGHT = 30;
    private static final double GAP = 10;
    private static final double SPACE = 8;
    /// How much of the width a long title keeps.
    private static final double TITLE = 0.44;

    private final Wording wording;
    private final Label title = Nodes.shortening("", "wall-title");
    private final Label wall = Nodes.shortening("", "text-note");
    private final Label more = Nodes.badge("", "warn");
    private List<Label> badges = List.of();

    WallHead(Wording wording) {
        this.wording = wording;
        title.setId("wall-title");
        wall.setId("wall-label");
        more.setId("wall-sources-more");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        show(List.of());
    }

    /// @param wall its name, where it is another one; it is shown while nothing is wrong
    void name(String page, String wall) {
        title.setText(page);
        this.wall.setText(wall);
        requestLayout();
    }

    /// @param badges the worst first
    void show(List<Label> badges) {
        this.badges = List.copyOf(badges);
        getChildren().setAll(title, wall, more);
        getChildren().addAll(badges);
        // They are laid out here alone: what is written into the last badge must not ask for another round.
        getChildren().forEach(child -> child.setManaged(false));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double left = Math.max(getWidth() * TITLE, getWidth() - GAP - width(badges.size()));
        double x = put(title, 0, Math.min(title.prefWidth(-1), left)) + GAP;
        wall.setVisible(badges.isEmpty());
        if (badges.isEmpty()) put(wall, x, Math.min(wall.prefWidth(-1), getWidth() - x));
        int shown = badges.size();
        while (shown > 1 && width(shown) > getWidth() - x + 0.5) shown--;
        double at = Math.max(x, getWidth() - width(shown));
        for (int i = 0; i < badges.size(); i++) {
            badges.get(i).setVisible(i < shown);
            // The first one gives way by itself, where there is not even room for it.
            double room = getWidth() - at - rest(shown);
            if (i < shown) at = put(badges.get(i), at, Math.min(badges.get(i).prefWidth(-1), room)) + SPACE;
        }
        say(shown);
        more.setVisible(shown < badges.size());
        if (more.isVisible()) put(more, at, more.prefWidth(-1));
    }

    private double put(Label label, double x, double width) {
        double height = label.prefHeight(-1);
        label.resizeRelocate(x, Math.rint((getHeight() - height) / 2), width, height);
        return x + width;
    }

    private void say(int shown) {
        more.setText(wording.get("wall.more", badges.size() - shown));
    }

    /// Of the first badges together with the one that counts the others.
    private double width(int shown) {
        if (badges.isEmpty()) return 0;
        double width = SPACE * (shown - 1) + rest(shown);
        for (var badge : badges.subList(0, shown)) width += badge.prefWidth(-1);
        return width;
    }

    private double rest(int shown) {
        if (shown == badges.size()) return 0;
        say(shown);
        return SPACE + more.prefWidth(-1);
    }
}
