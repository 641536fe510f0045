package alidade.app.views.wall;

import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Rows under each other, as many as there is room for; the others are counted in a last line.
final class ShortList extends Region {
    private final List<? extends Region> rows;
    private final double most;
    private final Wording wording;
    private final Label more = Nodes.text("", "text-note");

    /// @param most how high a row may become
    ShortList(List<? extends Region> rows, double most, Wording wording) {
        this.rows = List.copyOf(rows);
        this.most = most;
        this.wording = wording;
        getChildren().addAll(rows);
        getChildren().add(more);
        // They are laid out here alone: what is written into the last line must not ask for another round.
        getChildren().forEach(child -> child.setManaged(false));
    }

    @Override
    protected void layoutChildren() {
        if (rows.isEmpty()) return;
        double least = least();
        double foot = more.prefHeight(-1);
        int fitting = (int) ((getHeight() + 0.5) / least);
        int shown = fitting >= rows.size() ? rows.size() : Math.max(1, (int) ((getHeight() - foot + 0.5) / least));
        boolean all = shown >= rows.size();
        double room = getHeight() - (all ? 0 : foot);
        double height = Math.max(least, Math.min(most, room / Math.min(shown, rows.size())));
        double y = Math.max(0, (room - height * Math.min(shown, rows.size())) / 2);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setVisible(i < shown);
            rows.get(i).resizeRelocate(0, y + i * height, getWidth(), height);
        }
        more.setVisible(!all);
        if (all) return;
        more.setText(wording.get("wall.more", rows.size() - shown));
        more.resizeRelocate(0, y + shown * height, getWidth(), foot);
    }

    private double least() {
        return rows.stream().mapToDouble(row -> row.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return least() + (rows.size() > 1 ? more.prefHeight(-1) : 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return least() * rows.size();
    }

    @Override
    protected double computeMinWidth(double height) {
        return rows.stream().mapToDouble(row -> row.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return rows.stream().mapToDouble(row -> row.prefWidth(-1)).max().orElse(0);
    }
}
