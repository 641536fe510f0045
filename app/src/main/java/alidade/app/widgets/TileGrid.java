package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Rows of tiles that share a surface by weight, of height and of width, and never get smaller than they can be.
public final class TileGrid extends Region {
    private final double gap;
    private final List<Row> rows = new ArrayList<>();

    private record Row(double height, List<Tile> tiles) {}

    /// A node and its share of the row's width.
    public record Tile(double width, Region node) {}

    public TileGrid(double gap) {
        this.gap = gap;
        getStyleClass().add("tiles");
    }

    /// Adds a row at the bottom.
    ///
    /// @param height its share of the height
    public void addRow(double height, List<Tile> tiles) {
        rows.add(new Row(height, List.copyOf(tiles)));
        tiles.forEach(tile -> getChildren().add(tile.node));
    }

    @Override
    protected void layoutChildren() {
        double[] heights = heights(getHeight() - gap * (rows.size() - 1));
        double y = 0;
        for (int row = 0; row < rows.size(); row++) {
            layoutRow(rows.get(row), y, heights[row]);
            y += heights[row] + gap;
        }
    }

    private void layoutRow(Row row, double y, double height) {
        double[] widths = widths(row, getWidth() - gap * (row.tiles.size() - 1));
        double x = 0;
        for (int tile = 0; tile < widths.length; tile++) {
            double right = snapPositionX(x + widths[tile]);
            double left = snapPositionX(x);
            double top = snapPositionY(y);
            Node node = row.tiles.get(tile).node;
            layoutInArea(node, left, top, right - left, snapPositionY(y + height) - top, 0, HPos.LEFT, VPos.TOP);
            x += widths[tile] + gap;
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return Shares.sum(heights(0)) + gap * Math.max(0, rows.size() - 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return rows.stream()
                .mapToDouble(row -> Shares.sum(widths(row, 0)) + gap * (row.tiles.size() - 1))
                .max()
                .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    private double[] heights(double height) {
        return Shares.divide(height, each(rows, row -> row.height), each(rows, TileGrid::leastHeight));
    }

    private static double leastHeight(Row row) {
        return row.tiles.stream()
                .mapToDouble(tile -> tile.node.minHeight(-1))
                .max()
                .orElse(0);
    }

    private static double[] widths(Row row, double width) {
        return Shares.divide(width, each(row.tiles, Tile::width), each(row.tiles, tile -> tile.node.minWidth(-1)));
    }

    private static <T> double[] each(List<T> items, ToDoubleFunction<T> size) {
        return items.stream().mapToDouble(size).toArray();
    }
}
