package alidade.resources.packs;

import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Kind;
import alidade.resources.packs.MetricDefinition.Grain;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Holds the tiles of a page, in rows, against the metrics they show.
final class TilesCheck {
    private static final Set<Kind> WITH_SERIES = EnumSet.of(Kind.SHARE, Kind.LEADERBOARD, Kind.STACKED_AREA);
    private static final Set<Kind> ONE_NUMBER = EnumSet.of(Kind.KPI, Kind.GAUGE);
    private static final Set<Format> WITH_ENDS = EnumSet.of(Format.SCORE, Format.PERCENT);

    private final Draft draft;
    private final Names names;
    private final Definition<?> definition;

    /// @param definition the file that the page stands in
    TilesCheck(Draft draft, Names names, Definition<?> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
    }

    /// @param page has `rows`
    void check(Fields page) {
        var tiles = page.items("rows").stream()
                .flatMap(row -> row.items("tiles").stream())
                .toList();
        names.uniqueTexts(
                definition, "tile", tiles.stream().map(tile -> tile.get("tile")).toList());
        tiles.forEach(this::tile);
    }

    private void tile(Fields tile) {
        var kind = tile.word("kind", Kind.class);
        var shown = "a tile of kind " + tile.text("kind");
        if (kind == Kind.QUALITY) {
            if (tile.has("metric")) {
                draft.add(
                        definition, tile.keyPlace("metric"), shown + " shows the quality of all sources and no metric");
            }
            return;
        }
        if (!tile.has("metric")) {
            draft.add(definition, tile.place(), shown + " needs 'metric'");
            return;
        }
        if (WITH_SERIES.contains(kind) && tile.texts("by").isEmpty()) {
            draft.add(definition, tile.place("kind"), shown + " needs 'by', the dimensions of its parts");
        }
        if (kind == Kind.GAUGE && !WITH_ENDS.contains(tile.word("format", Format.COMPACT))) {
            draft.add(
                    definition,
                    tile.place("format"),
                    shown + " goes from 0 to 100 %, so its 'format' is score or percent");
        }
        if (ONE_NUMBER.contains(kind) && tile.has("by")) {
            draft.add(definition, tile.keyPlace("by"), shown + " shows one number, so it has no 'by'");
        }
        metric(tile, "beside");
        metric(tile, "metric");
        names.metric(tile.text("metric")).ifPresent(metric -> shownMetric(tile, kind, metric));
    }

    private void metric(Fields tile, String key) {
        if (!tile.has(key)) {
            return;
        }
        var metric = names.metric(tile.text(key));
        if (metric.isEmpty()) {
            draft.add(definition, tile.place(key), Nearest.unknown("metric", tile.text(key), names.metrics()));
        } else if (!metric.get().grains().contains(Grain.DAY)) {
            draft.add(
                    definition,
                    tile.place(key),
                    "metric '" + tile.text(key) + "' is not given by day, as tiles need it");
        }
    }

    private void shownMetric(Fields tile, Kind kind, MetricDefinition metric) {
        for (var node : tile.nodes("by")) {
            if (!metric.dimensions().contains(Fields.text(node))) {
                draft.add(
                        definition,
                        node.place(),
                        Nearest.unknown(
                                "dimension of '" + metric.name() + "'", Fields.text(node), metric.dimensions()));
            }
        }
        if (kind == Kind.STACKED_AREA && !Algebra.addsUp(metric)) {
            draft.add(
                    definition,
                    tile.place("metric"),
                    "parts of '" + metric.name() + "' do not add up to a whole, so they cannot be stacked");
        }
        names.table(metric.table()).ifPresent(table -> where(tile, metric, table));
    }

    private void where(Fields tile, MetricDefinition metric, TableDefinition table) {
        if (!tile.has("where")) {
            return;
        }
        FilterCheck.check(draft, definition, tile, "where", table, names.classifications(table.name()));
        List<String> foreign = FilterCheck.names(tile.filter("where")).stream()
                .filter(name -> !metric.dimensions().contains(name))
                .distinct()
                .toList();
        if (!foreign.isEmpty() && Algebra.isScore(metric)) {
            draft.add(
                    definition,
                    tile.place("where"),
                    "'" + metric.name() + "' is kept by source, so it cannot be asked for '" + foreign.getFirst()
                            + "'");
        }
    }
}
