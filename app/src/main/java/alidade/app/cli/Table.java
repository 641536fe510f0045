package alidade.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of words in aligned columns, for a terminal.
final class Table {
    private static final String GAP = "  ";
    /// A column is never cut to fewer columns of the terminal than this.
    private static final int NARROWEST = 12;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param number aligned to the right, and never cut
    record Column(String header, boolean number) {
        static Column text(String header) {
            return new Column(header, false);
        }

        static Column number(String header) {
            return new Column(header, true);
        }
    }

    Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    Table(Column... columns) {
        this(Arrays.asList(columns));
    }

    Table row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(cells.stream().map(TextWidth::harmless).toList());
        return this;
    }

    Table row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /// @param width of the terminal; 0 when it is not known, and nothing is cut
    String render(int width) {
        var widths = widths(width);
        var text = new StringBuilder();
        line(text, columns.stream().map(Column::header).toList(), widths);
        line(text, Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private int[] widths(int width) {
        var widths = new int[columns.size()];
        for (var i = 0; i < widths.length; i++) {
            widths[i] = TextWidth.of(columns.get(i).header());
            for (var row : rows) widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
        }
        if (width > 0) shrink(widths, width);
        return widths;
    }

    /// Takes from the widest text column until all fit, or none can give any more.
    private void shrink(int[] widths, int width) {
        var room = width - GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            var widest = -1;
            for (var i = 0; i < widths.length; i++) {
                var mayGive = !columns.get(i).number() && widths[i] > NARROWEST;
                if (mayGive && (widest < 0 || widths[i] > widths[widest])) widest = i;
            }
            if (widest < 0) return;
            widths[widest]--;
        }
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var number = columns.get(i).number();
            var cell = number ? cells.get(i) : TextWidth.cut(cells.get(i), widths[i]);
            var padding = " ".repeat(Math.max(0, widths[i] - TextWidth.of(cell)));
            line.append(i == 0 ? "" : GAP).append(number ? padding + cell : cell + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
