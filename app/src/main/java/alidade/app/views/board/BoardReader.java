package alidade.app.views.board;

import alidade.app.views.board.BoardReading.Line;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.Name;
import alidade.app.views.overview.Names;
import alidade.app.views.scope.Scope;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Asks the engine for a board. It knows no control and no thread.
public final class BoardReader {
    private static final int WEEK = 7;

    private final Figures figures;

    public BoardReader(Figures figures) {
        this.figures = figures;
    }

    /// @return empty when there is no data at all, or nothing that can be ranked
    /// @throws alidade.engine.metrics.QuestionProblem when the engine cannot answer
    public Optional<BoardReading> read(BoardWish wish, Scope scope) {
        var pack = figures.pack();
        var metrics =
                pack.metrics().stream().filter(metric -> isRanked(pack, metric)).toList();
        var dataTime = figures.dataTime(scope);
        if (dataTime.isEmpty() || metrics.isEmpty()) return Optional.empty();
        var metric = wish.metric()
                .flatMap(name ->
                        metrics.stream().filter(one -> one.name().equals(name)).findFirst())
                .orElse(metrics.getFirst());
        var groupings = groupings(pack, metric);
        var by = groupings.contains(wish.by()) ? wish.by() : groupings.getFirst();
        return Optional.of(new BoardReading(
                pack,
                metric,
                dataTime.get(),
                scope,
                by,
                metrics,
                groupings,
                lines(pack, metric, by, dataTime.get(), scope)));
    }

    /// Only what can be asked for single records by day.
    private static boolean isRanked(Pack pack, MetricDefinition metric) {
        return metric.grains().contains(Grain.DAY) && metric.dimensions().containsAll(identity(pack, metric));
    }

    private static List<String> identity(Pack pack, MetricDefinition metric) {
        return pack.table(metric.table()).map(table -> table.identity()).orElse(List.of());
    }

    private static List<List<String>> groupings(Pack pack, MetricDefinition metric) {
        var groupings = new ArrayList<List<String>>();
        groupings.add(identity(pack, metric));
        metric.dimensions().forEach(dimension -> groupings.add(List.of(dimension)));
        return groupings;
    }

    private List<Line> lines(Pack pack, MetricDefinition metric, List<String> by, DataTime dataTime, Scope scope) {
        var names = new Names(pack);
        var before = new HashMap<Map<String, Optional<String>>, Ranked>();
        for (var one : ranked(pack, metric, by, dataTime.day().minusDays(WEEK), scope))
            before.put(one.row().dimensions(), one);
        var lines = new ArrayList<Line>();
        for (var one : ranked(pack, metric, by, dataTime.day(), scope)) {
            var earlier = Optional.ofNullable(before.get(one.row().dimensions()));
            var name = names.of(one.row().dimensions());
            lines.add(new Line(
                    one.rank(),
                    earlier.map(then -> OptionalInt.of(then.rank())).orElse(OptionalInt.empty()),
                    name,
                    figure(pack, metric, one.row(), scope),
                    earlier.map(then -> figure(pack, metric, then.row(), scope)),
                    words(one.row(), name)));
        }
        return lines;
    }

    /// @param rank from 1
    private record Ranked(Answer.Row row, int rank) {}

    /// The largest first, and those with the same value by their dimensions; what has no value has no rank.
    private List<Ranked> ranked(Pack pack, MetricDefinition metric, List<String> by, LocalDate day, Scope scope) {
        var rows = new ArrayList<>(
                ask(metric, by, day, day, scope.where(metric.dimensions()), scope.knowledge(pack.zone()))
                        .rows()
                        .stream()
                        .filter(row -> row.value().isPresent())
                        .toList());
        rows.sort(Comparator.comparing(BoardReader::value).reversed());
        var ranked = new ArrayList<Ranked>();
        for (var row : rows) {
            var isTie = !ranked.isEmpty() && value(ranked.getLast().row()).compareTo(value(row)) == 0;
            ranked.add(new Ranked(row, isTie ? ranked.getLast().rank() : ranked.size() + 1));
        }
        return ranked;
    }

    private static BigDecimal value(Answer.Row row) {
        return row.value().orElse(BigDecimal.ZERO);
    }

    private static Figure figure(Pack pack, MetricDefinition metric, Answer.Row row, Scope scope) {
        return figure(pack, metric, row, scope.where(metric.dimensions()), scope);
    }

    private static Figure figure(Pack pack, MetricDefinition metric, Answer.Row row, Filter where, Scope scope) {
        return new Figure(metric, row, where, Figure.naturalFormat(metric), Grain.DAY, scope.knowledge(pack.zone()));
    }

    private static String words(Answer.Row row, Name name) {
        var words = new StringBuilder();
        row.dimensions()
                .values()
                .forEach(value -> value.ifPresent(text -> words.append(text).append('\n')));
        words.append(name.in(Locale.SIMPLIFIED_CHINESE)).append('\n').append(name.in(Locale.ENGLISH));
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private Answer ask(
            MetricDefinition metric, List<String> by, LocalDate from, LocalDate to, Filter where, Knowledge knowledge) {
        var asked = List.of(new Question.Asked(metric.name(), Optional.empty()));
        return figures.ask(new Question(asked, by, from, to, Grain.DAY, where, knowledge))
                .getFirst();
    }

    /// The way of one line over some days, for each source that has what the line is about.
    ///
    /// Of a single record all records of its name are meant: the same model on every platform.
    public RecordReading record(BoardReading board, Line line, int days) {
        var source = board.pack()
                .table(board.metric().table())
                .map(table -> table.sourceColumn())
                .orElse("");
        var parts = new ArrayList<Filter>();
        line.figure().row().dimensions().forEach((dimension, value) -> {
            if (!dimension.equals(source) || board.by().size() == 1) parts.add(only(dimension, value));
        });
        if (!(board.scope().where(board.metric().dimensions()) instanceof Filter.Everything)) {
            parts.add(board.scope().where(board.metric().dimensions()));
        }
        var where = new Filter.And(parts);
        var to = board.dataTime().day();
        var by = board.metric().dimensions().contains(source) ? List.of(source) : List.<String>of();
        var names = new Names(board.pack());
        var series = new ArrayList<RecordReading.Series>();
        var bySource = new java.util.TreeMap<Map<String, Optional<String>>, List<Answer.Row>>(names.order());
        for (var row : ask(
                        board.metric(),
                        by,
                        to.minusDays(days - 1L),
                        to,
                        where,
                        board.scope().knowledge(board.pack().zone()))
                .rows()) {
            bySource.computeIfAbsent(row.dimensions(), one -> new ArrayList<>()).add(row);
        }
        bySource.forEach((dimensions, rows) -> series.add(new RecordReading.Series(
                names.of(dimensions),
                rows.stream()
                        .map(row -> figure(board.pack(), board.metric(), row, where, board.scope()))
                        .toList())));
        return new RecordReading(
                line, to.minusDays(days - 1L).datesUntil(to.plusDays(1)).toList(), series);
    }

    private static Filter only(String dimension, Optional<String> value) {
        return value.<Filter>map(text -> new Filter.Compare(dimension, Filter.Operator.EQUAL, text))
                .orElse(new Filter.Missing(dimension));
    }
}
