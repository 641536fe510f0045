package alidade.resources.packs;

import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The text of a dashboard's file as lines that belong to its rows and tiles, so that tiles can be moved without
/// touching any other line: comments stay, those over a tile go with it.
///
/// That takes a file in which every row and every tile begins a line of its own, and `tiles` is the last key of a row.
public final class DashboardText {
    private final String name;
    private final List<String> before;
    private final List<Row> rows;
    private final List<String> after;

    /// @param head its lines up to the first tile
    /// @param tail blank lines and comments behind its last tile
    private record Row(List<String> head, List<Tile> tiles, List<String> tail) {}

    private record Tile(String id, List<String> lines) {
        /// In front of the dash.
        String indent() {
            return lines.stream()
                    .filter(line -> line.strip().startsWith("- "))
                    .map(line -> line.substring(0, line.indexOf('-')))
                    .findFirst()
                    .orElse("");
        }
    }

    private DashboardText(String name, List<String> before, List<Row> rows, List<String> after) {
        this.name = name;
        this.before = before;
        this.rows = rows;
        this.after = after;
    }

    /// Empty for a text that cannot be taken apart into lines.
    public static Optional<DashboardText> read(String text) {
        var root = YamlReader.read(text, new ArrayList<>());
        if (!(root.orElse(null) instanceof YamlNode.Entries file)) return Optional.empty();
        var entry = file.entries().get("rows");
        if (entry == null || !(entry.value() instanceof YamlNode.Items items)) return Optional.empty();
        var lines = List.of(text.split("\n", -1));
        var end = file.entries().values().stream()
                .mapToInt(one -> one.key().line() - 1)
                .filter(line -> line > entry.key().line() - 1)
                .min()
                .orElse(lines.size());
        var starts = starts(items.nodes(), lines, entry.key().line());
        if (starts.isEmpty()) return Optional.empty();
        var rows = new ArrayList<Row>();
        for (var at = 0; at < items.nodes().size(); at++) {
            var to = at + 1 < starts.get().size() ? starts.get().get(at + 1) : end;
            var row = row(items.nodes().get(at), lines, starts.get().get(at), to);
            if (row.isEmpty()) return Optional.empty();
            rows.add(row.get());
        }
        return text(file, "dashboard")
                .map(name -> new DashboardText(
                        name, lines.subList(0, starts.get().getFirst()), rows, lines.subList(end, lines.size())));
    }

    /// Of the dashboard.
    public String name() {
        return name;
    }

    /// Where the lines of each item begin, with the comments over it; empty when two share a line.
    ///
    /// @param least the first line, from 0, that can be theirs
    private static Optional<List<Integer>> starts(List<YamlNode> items, List<String> lines, int least) {
        var starts = new ArrayList<Integer>();
        var free = least;
        for (var item : items) {
            var line = item.place().line() - 1;
            if (line < free || !lines.get(line).strip().startsWith("- ")) return Optional.empty();
            var start = line;
            while (start > free && lines.get(start - 1).strip().startsWith("#")) start--;
            starts.add(start);
            free = line + 1;
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(starts);
    }

    private static Optional<Row> row(YamlNode node, List<String> lines, int from, int to) {
        if (!(node instanceof YamlNode.Entries row)) return Optional.empty();
        var entry = row.entries().get("tiles");
        if (entry == null || !(entry.value() instanceof YamlNode.Items items)) return Optional.empty();
        var isLast = row.entries().values().stream()
                .allMatch(one -> one.key().line() <= entry.key().line());
        var starts = starts(items.nodes(), lines, entry.key().line());
        if (!isLast || starts.isEmpty()) return Optional.empty();
        var end = to;
        while (end > starts.get().getLast() + 1 && isEmpty(lines.get(end - 1))) end--;
        var tiles = new ArrayList<Tile>();
        for (var at = 0; at < items.nodes().size(); at++) {
            var until = at + 1 < starts.get().size() ? starts.get().get(at + 1) : end;
            var id = id(items.nodes().get(at));
            if (id.isEmpty()) return Optional.empty();
            tiles.add(new Tile(id.get(), lines.subList(starts.get().get(at), until)));
        }
        return Optional.of(new Row(lines.subList(from, starts.get().getFirst()), tiles, lines.subList(end, to)));
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    private static Optional<String> id(YamlNode node) {
        return node instanceof YamlNode.Entries tile ? text(tile, "tile") : Optional.empty();
    }

    private static Optional<String> text(YamlNode.Entries entries, String key) {
        return entries.entries().get(key) instanceof YamlNode.Entry entry
                        && entry.value() instanceof YamlNode.Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /// The tiles in their order.
    public List<String> tiles() {
        return rows.stream().flatMap(row -> row.tiles().stream()).map(Tile::id).toList();
    }

    /// The text with a tile one place earlier or later: within its row, else at the near end of the next one. A row
    /// that loses its last tile goes.
    public String moved(String tile, boolean isLater) {
        var copy = copy();
        var at = IntStream.range(0, copy.size())
                .filter(row ->
                        copy.get(row).tiles().stream().anyMatch(one -> one.id().equals(tile)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no tile '" + tile + "'"));
        var tiles = copy.get(at).tiles();
        var place = IntStream.range(0, tiles.size())
                .filter(one -> tiles.get(one).id().equals(tile))
                .findFirst()
                .orElseThrow();
        var taken = tiles.remove(place);
        var next = place + (isLater ? 1 : -1);
        var other = at + (isLater ? 1 : -1);
        if (next >= 0 && next <= tiles.size()) tiles.add(next, taken);
        else if (other < 0 || other >= copy.size()) tiles.add(place, taken);
        else copy.get(other).tiles().add(isLater ? 0 : copy.get(other).tiles().size(), taken);
        return written(copy);
    }

    /// The text without a tile.
    public String without(String tile) {
        var copy = copy();
        copy.forEach(row -> row.tiles().removeIf(one -> one.id().equals(tile)));
        return written(copy);
    }

    /// The text with one more tile, at the end of the first row or of the last one.
    ///
    /// @param lines of the tile, without what stands in front of its dash
    public String with(List<String> lines, boolean isFirstRow) {
        var copy = copy();
        var row = isFirstRow ? copy.getFirst() : copy.getLast();
        var indent = row.tiles().getFirst().indent();
        row.tiles().add(new Tile("", lines.stream().map(line -> indent + line).toList()));
        return written(copy);
    }

    /// The lines of a tile, without what stands in front of its dash.
    public List<String> lines(String tile) {
        return rows.stream()
                .flatMap(row -> row.tiles().stream())
                .filter(one -> one.id().equals(tile))
                .flatMap(one -> one.lines().stream()
                        .filter(line -> line.startsWith(one.indent()) && !isEmpty(line))
                        .map(line -> line.substring(one.indent().length())))
                .toList();
    }

    /// The line of a new tile.
    public static String line(String id, Kind kind, Label label, String metric, List<String> by, Format format) {
        var groups = by.isEmpty() ? "" : ", by: [" + String.join(", ", by) + "]";
        return "- {tile: %s, kind: %s, label: {zh: %s, en: %s}, metric: %s%s, format: %s}"
                .formatted(id, word(kind), quoted(label.zh()), quoted(label.en()), metric, groups, word(format));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private List<Row> copy() {
        return rows.stream()
                .map(row -> new Row(row.head(), new ArrayList<>(row.tiles()), row.tail()))
                .toList();
    }

    private String written(List<Row> changed) {
        var lines = new ArrayList<>(before);
        for (var row : changed) {
            if (row.tiles().isEmpty()) {
                if (row.equals(changed.getLast())) lines.addAll(row.tail());
                continue;
            }
            lines.addAll(row.head());
            row.tiles().forEach(tile -> lines.addAll(tile.lines()));
            lines.addAll(row.tail());
        }
        lines.addAll(after);
        return String.join("\n", lines);
    }
}
