package alidade.app.views.overview;

import static alidade.resources.packs.Filter.Operator.EQUAL;

import alidade.app.views.notes.Notes;
import alidade.app.views.scope.Dimensions;
import alidade.app.views.scope.Scope;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Asks the engine for what one tile shows on one day.
final class TileReader {
    private static final int WEEK = 7;
    private static final int TOP_UNLESS_DECLARED = 10;

    private final Figures figures;
    private final Pack pack;
    private final LocalDate day;
    private final Scope scope;
    private final boolean pageIsStale;
    private final QualityNow quality;
    private final Names names;
    /// As the answers for the tile say it.
    private final Map<String, Long> withheld = new TreeMap<>();

    TileReader(Figures figures, Pack pack, LocalDate day, Scope scope, boolean pageIsStale, QualityNow quality) {
        this.figures = figures;
        this.pack = pack;
        this.day = day;
        this.scope = scope;
        this.pageIsStale = pageIsStale;
        this.quality = quality;
        names = new Names(pack);
    }

    TileReading read(Tile tile) {
        return switch (tile.kind()) {
            case KPI, GAUGE -> kpi(tile);
            case TREND, STACKED_AREA -> trend(tile);
            case SHARE -> share(tile);
            case LEADERBOARD -> leaderboard(tile);
            case QUALITY -> quality(tile);
        };
    }

    private TileReading kpi(Tile tile) {
        var metric = metric(tile);
        var rows = rows(tile, metric, List.of(), day.minusDays(Math.max(days(tile), WEEK)), day, tile.where());
        var now = on(day, rows);
        if (now.isEmpty()) return new TileReading.Nothing(tile);
        var first = first(tile);
        var spark = rows.stream()
                .filter(row -> !row.date().isBefore(first))
                .map(row -> point(tile, metric, row))
                .toList();
        return new TileReading.Kpi(
                tile,
                figure(tile, metric, now.get()),
                on(day.minusDays(WEEK), rows).map(row -> figure(tile, metric, row)),
                beside(tile),
                spark,
                trust(metric, List.of(now.get())));
    }

    private TileReading trend(Tile tile) {
        var metric = metric(tile);
        var first = first(tile);
        var groups = grouped(rows(tile, metric, tile.by(), first, day, tile.where()));
        if (groups.isEmpty()) return new TileReading.Nothing(tile);
        var series = new ArrayList<TileReading.Series>();
        groups.forEach((dimensions, rows) -> series.add(new TileReading.Series(
                names.of(dimensions),
                colour(series.size()),
                rows.stream().map(row -> point(tile, metric, row)).toList())));
        var last =
                groups.values().stream().flatMap(rows -> on(day, rows).stream()).toList();
        return new TileReading.Trend(
                tile,
                metric,
                first.datesUntil(day.plusDays(1)).toList(),
                series,
                Notes.of(figures.annotations(scope), pack, metric.name(), first, day, scope),
                beside(tile),
                trust(metric, last));
    }

    /// A metric that is itself a share is shown by what it is a share of: those parts add up exactly.
    private TileReading share(Tile asked) {
        var named = metric(asked);
        var whole = named.versions().getLast().kind() instanceof MetricKind.Share(var of, var _)
                ? pack.metric(of)
                : Optional.<MetricDefinition>empty();
        var metric = whole.orElse(named);
        var tile = whole.isEmpty() ? asked : as(asked, Figure.naturalFormat(metric));
        var groups = grouped(rows(tile, metric, tile.by(), day, day, tile.where()));
        var slices = new ArrayList<TileReading.Slice>();
        var total = BigDecimal.ZERO;
        int place = 0;
        for (var group : groups.entrySet()) {
            var row = group.getValue().getLast();
            int colour = colour(place++);
            if (row.value().isEmpty() || row.value().get().signum() <= 0) continue;
            total = total.add(row.value().get());
            slices.add(new TileReading.Slice(names.of(group.getKey()), colour, figure(tile, metric, row)));
        }
        if (slices.isEmpty()) return new TileReading.Nothing(tile);
        // The largest first; the colours stay those of the trend.
        slices.sort(Comparator.comparing(TileReading.Slice::value, Comparator.reverseOrder()));
        var rows = slices.stream().map(slice -> slice.figure().row()).toList();
        return new TileReading.Share(tile, metric, slices, total, beside(tile), trust(metric, rows));
    }

    private static Tile as(Tile tile, Format format) {
        return new Tile(
                tile.id(),
                tile.kind(),
                tile.label(),
                tile.metric(),
                tile.by(),
                tile.days(),
                tile.top(),
                tile.beside(),
                tile.where(),
                format,
                tile.width());
    }

    private TileReading leaderboard(Tile tile) {
        var metric = metric(tile);
        var now = ranked(rows(tile, metric, tile.by(), day, day, tile.where()));
        if (now.isEmpty()) return new TileReading.Nothing(tile);
        var weekAgo = day.minusDays(WEEK);
        var before = ranked(rows(tile, metric, tile.by(), weekAgo, weekAgo, tile.where()));
        var best = now.subList(0, Math.min(now.size(), tile.top() > 0 ? tile.top() : TOP_UNLESS_DECLARED));
        var sparks = grouped(rows(tile, metric, tile.by(), first(tile), day, these(tile, best)));
        var lines = new ArrayList<TileReading.Line>();
        for (var row : best) {
            var earlier = place(row.dimensions(), before);
            lines.add(new TileReading.Line(
                    lines.size() + 1,
                    earlier.isPresent() ? OptionalInt.of(earlier.getAsInt() + 1) : OptionalInt.empty(),
                    names.of(row.dimensions()),
                    figure(tile, metric, row),
                    earlier.isPresent()
                            ? Optional.of(figure(tile, metric, before.get(earlier.getAsInt())))
                            : Optional.empty(),
                    sparks.getOrDefault(row.dimensions(), List.of()).stream()
                            .map(one -> point(tile, metric, one))
                            .toList()));
        }
        return new TileReading.Leaderboard(tile, metric, days(tile), lines, beside(tile), trust(metric, best));
    }

    private TileReading quality(Tile tile) {
        var scored = pack.quality().stream().findFirst();
        var metric = scored.flatMap(one -> pack.metric(one.scoreMetric()));
        var column = scored.flatMap(one -> pack.table(one.table())).map(table -> table.sourceColumn());
        var shown = column.map(this::wanted).orElse(quality);
        if (shown.sources().isEmpty()) return new TileReading.Nothing(tile);
        if (metric.isEmpty() || column.isEmpty()) {
            return new TileReading.Quality(
                    tile,
                    shown,
                    shown.sources().stream().map(_ -> Optional.<Figure>empty()).toList(),
                    List.of());
        }
        var rows = rows(tile, metric.get(), List.of(column.get()), day, day, tile.where());
        var scores = shown.sources().stream()
                .map(source -> rows.stream()
                        .filter(row -> row.dimensions()
                                .getOrDefault(column.get(), Optional.empty())
                                .equals(Optional.of(source.source())))
                        .findFirst()
                        .map(row -> figure(tile, metric.get(), row)))
                .toList();
        return new TileReading.Quality(
                tile, shown, scores, labels(metric.get(), scope.ignoredBy(List.of(column.get()))));
    }

    /// The sources that the scope leaves.
    private QualityNow wanted(String column) {
        var only = scope.only().get(column);
        if (only == null) return quality;
        return new QualityNow(quality.sources().stream()
                .filter(one -> only.contains(one.source()))
                .toList());
    }

    /// The metric beside the tile's own, on its last day, over everything that the tile is about.
    private Optional<Figure> beside(Tile tile) {
        return tile.beside()
                .flatMap(pack::metric)
                .flatMap(metric -> on(day, rows(tile, metric, List.of(), day, day, tile.where()))
                        .map(row -> figure(tile, metric, row, Figure.naturalFormat(metric))));
    }

    private int days(Tile tile) {
        return Math.max(1, scope.days(tile.days()));
    }

    private LocalDate first(Tile tile) {
        return day.minusDays(days(tile) - 1L);
    }

    private MetricDefinition metric(Tile tile) {
        var name = tile.metric().orElse("");
        return pack.metric(name)
                .orElseThrow(() -> new IllegalArgumentException("The tile " + tile.id() + " asks for the metric '"
                        + name + "', which the pack " + pack.name() + " does not define"));
    }

    private List<Answer.Row> rows(
            Tile tile, MetricDefinition metric, List<String> by, LocalDate from, LocalDate to, Filter where) {
        var asked = List.of(new Question.Asked(metric.name(), Optional.empty()));
        var question = new Question(asked, by, from, to, Grain.DAY, restricted(metric, where), knowledge());
        var answers = figures.ask(question);
        if (answers.size() != 1) {
            throw new IllegalStateException(
                    "The tile " + tile.id() + " asked for one metric and got " + answers.size() + " answers");
        }
        withheld.putAll(answers.getFirst().withheld());
        return answers.getFirst().rows();
    }

    private Filter restricted(MetricDefinition metric, Filter where) {
        var more = scope.where(metric.dimensions());
        return more instanceof Filter.Everything ? where : new Filter.And(List.of(where, more));
    }

    private Knowledge knowledge() {
        return scope.knowledge(pack.zone());
    }

    private Figure figure(Tile tile, MetricDefinition metric, Answer.Row row) {
        return figure(tile, metric, row, tile.format());
    }

    private Figure figure(Tile tile, MetricDefinition metric, Answer.Row row, Format format) {
        return new Figure(metric, row, restricted(metric, tile.where()), format, Grain.DAY, knowledge());
    }

    private TileReading.Point point(Tile tile, MetricDefinition metric, Answer.Row row) {
        return new TileReading.Point(row.date(), row.value(), row.observed(), figure(tile, metric, row));
    }

    private static Optional<Answer.Row> on(LocalDate day, List<Answer.Row> rows) {
        return rows.stream().filter(row -> row.date().equals(day)).findFirst();
    }

    private Map<Map<String, Optional<String>>, List<Answer.Row>> grouped(List<Answer.Row> rows) {
        var groups = new TreeMap<Map<String, Optional<String>>, List<Answer.Row>>(names.order());
        for (var row : rows) {
            groups.computeIfAbsent(row.dimensions(), _ -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    /// Largest first; equals in the order of their dimensions.
    private static List<Answer.Row> ranked(List<Answer.Row> rows) {
        return rows.stream()
                .filter(row -> row.value().isPresent())
                .sorted(Comparator.comparing((Answer.Row row) -> row.value().orElseThrow())
                        .reversed()
                        .thenComparing(row -> key(row.dimensions())))
                .toList();
    }

    private static String key(Map<String, Optional<String>> dimensions) {
        var key = new StringBuilder();
        dimensions.values().forEach(value -> key.append(value.orElse("\uFFFF")).append('\u0000'));
        return key.toString();
    }

    private static OptionalInt place(Map<String, Optional<String>> dimensions, List<Answer.Row> rows) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).dimensions().equals(dimensions)) return OptionalInt.of(place);
        }
        return OptionalInt.empty();
    }

    /// Only the records of these groups, beside the filter of the tile.
    private static Filter these(Tile tile, List<Answer.Row> rows) {
        var groups = new ArrayList<Filter>();
        for (var row : rows) {
            var parts = new ArrayList<Filter>();
            row.dimensions()
                    .forEach((dimension, value) -> parts.add(
                            value.isPresent()
                                    ? new Filter.Compare(dimension, EQUAL, value.get())
                                    : new Filter.Missing(dimension)));
            groups.add(new Filter.And(parts));
        }
        return new Filter.And(List.of(tile.where(), new Filter.Or(groups)));
    }

    private TileReading.Trust trust(MetricDefinition metric, List<Answer.Row> rows) {
        var age = rows.stream().flatMapToInt(row -> row.ageDays().stream()).max();
        var score = rows.stream().flatMap(row -> row.quality().stream()).min(Comparator.naturalOrder());
        var limit = pack.quality().stream().mapToInt(one -> one.scoreLimit()).max();
        boolean old = age.isPresent() && Staleness.isOld(age.getAsInt(), pack);
        boolean low = score.isPresent() && score.get().compareTo(BigDecimal.valueOf(limit.orElse(0))) < 0;
        return new TileReading.Trust(
                pageIsStale || old,
                age,
                low,
                score,
                limit,
                labels(metric, scope.ignoredBy(metric.dimensions())),
                withheld);
    }

    private List<Label> labels(MetricDefinition metric, List<String> dimensions) {
        return dimensions.stream()
                .map(one -> Dimensions.label(pack, metric, one))
                .toList();
    }

    private static int colour(int place) {
        return place % 8 + 1;
    }
}
