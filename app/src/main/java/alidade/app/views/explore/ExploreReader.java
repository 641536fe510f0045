package alidade.app.views.explore;

import alidade.app.views.explore.ExploreReading.Cell;
import alidade.app.views.explore.ExploreReading.Choice;
import alidade.app.views.explore.ExploreReading.Group;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.explore.Slice.Span;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.Names;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the engine for a slice. It knows no control and no thread.
public final class ExploreReader {
    private final Figures figures;

    public ExploreReader(Figures figures) {
        this.figures = figures;
    }

    /// @param wanted empty for the first metric of the dashboard, by source, over the last month
    /// @return empty when there is no data at all
    /// @throws alidade.engine.metrics.QuestionProblem when the engine cannot answer
    public Optional<ExploreReading> read(Optional<Slice> wanted) {
        var pack = figures.pack();
        var dataTime = figures.dataTime();
        if (dataTime.isEmpty()) return Optional.empty();
        var slice = wanted.orElseGet(() -> first(pack));
        return Optional.of(read(pack, dataTime.get(), slice));
    }

    private ExploreReading read(Pack pack, DataTime dataTime, Slice asked) {
        var metric = pack.metric(asked.metric())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no metric '" + asked.metric() + "' in the pack " + pack.name()));
        var slice = fitting(asked, metric);
        var to = slice.on().orElse(dataTime.day());
        var from = slice.from(to);
        var knowledge = knowledge(slice, pack);
        var answer = ask(metric, slice.by(), from, to, slice.grain(), slice.where(), knowledge);
        var names = new Names(pack);
        var before = before(metric, slice, from, to, knowledge);
        var periods = periods(slice.grain(), from, to);
        var groups = new ArrayList<Group>();
        grouped(answer.rows()).forEach((dimensions, rows) -> {
            var earlier = before.getOrDefault(dimensions, Map.of());
            var cells = periods.stream()
                    .map(period -> new Cell(
                            period,
                            Optional.ofNullable(rows.get(period)).map(row -> figure(metric, row, slice)),
                            Optional.ofNullable(earlier.get(start(slice.grain(), slice.compared(period))))
                                    .map(row -> figure(metric, row, slice))))
                    .toList();
            groups.add(new Group(names.of(dimensions), cells));
        });
        groups.sort(Comparator.comparing(
                group -> group.last().flatMap(Figure::value).orElse(null),
                Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder())));
        return new ExploreReading(
                slice, pack, metric, dataTime, periods, groups, choices(pack, metric, to, knowledge), answer.vector());
    }

    private static Slice first(Pack pack) {
        var tile = pack.dashboards().stream()
                .flatMap(dashboard -> dashboard.rows().stream())
                .flatMap(row -> row.tiles().stream())
                .map(Tile::metric)
                .flatMap(Optional::stream)
                .findFirst();
        var metric = tile.orElse(pack.metrics().getFirst().name());
        var source = pack.tables().getFirst().sourceColumn();
        return new Slice(
                metric,
                List.of(source),
                Span.MONTH,
                Optional.empty(),
                Grain.DAY,
                Comparison.NONE,
                Map.of(),
                Optional.empty(),
                Shape.LINE);
    }

    /// What the metric cannot be asked for is left out.
    private static Slice fitting(Slice slice, MetricDefinition metric) {
        var by = slice.by().stream().filter(metric.dimensions()::contains).toList();
        var fitting = slice.withBy(by);
        for (var dimension : slice.only().keySet()) {
            if (!metric.dimensions().contains(dimension)) fitting = fitting.withOnly(dimension, java.util.Set.of());
        }
        return metric.grains().contains(slice.grain())
                ? fitting
                : fitting.withGrain(
                        metric.grains().stream().min(Comparator.naturalOrder()).orElse(Grain.DAY));
    }

    private static Knowledge knowledge(Slice slice, Pack pack) {
        return slice.knownAt()
                .<Knowledge>map(day -> new Knowledge.At(
                        day.plusDays(1).atStartOfDay(pack.zone()).toInstant().minusNanos(1)))
                .orElse(new Knowledge.Now());
    }

    private Answer ask(
            MetricDefinition metric,
            List<String> by,
            LocalDate from,
            LocalDate to,
            Grain grain,
            Filter where,
            Knowledge knowledge) {
        var asked = List.of(new Question.Asked(metric.name(), Optional.empty()));
        return figures.ask(new Question(asked, by, from, to, grain, where, knowledge))
                .getFirst();
    }

    private Map<Map<String, Optional<String>>, Map<LocalDate, Answer.Row>> before(
            MetricDefinition metric, Slice slice, LocalDate from, LocalDate to, Knowledge knowledge) {
        if (slice.comparison() == Comparison.NONE) return Map.of();
        return grouped(ask(
                        metric,
                        slice.by(),
                        slice.compared(start(slice.grain(), from)),
                        slice.compared(to),
                        slice.grain(),
                        slice.where(),
                        knowledge)
                .rows());
    }

    private static Map<Map<String, Optional<String>>, Map<LocalDate, Answer.Row>> grouped(List<Answer.Row> rows) {
        var groups = new LinkedHashMap<Map<String, Optional<String>>, Map<LocalDate, Answer.Row>>();
        for (var row : rows) {
            groups.computeIfAbsent(row.dimensions(), one -> new HashMap<>()).put(row.date(), row);
        }
        return groups;
    }

    private static Figure figure(MetricDefinition metric, Answer.Row row, Slice slice) {
        return new Figure(metric, row, slice.where(), Figure.naturalFormat(metric));
    }

    private static List<LocalDate> periods(Grain grain, LocalDate from, LocalDate to) {
        var periods = new ArrayList<LocalDate>();
        for (var day = start(grain, from); !day.isAfter(to); day = next(grain, day)) periods.add(day);
        return periods;
    }

    /// The first day of the period that holds a day: weeks begin on Monday (ISO 8601).
    private static LocalDate start(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.plusMonths(1);
        };
    }

    private Map<String, List<Choice>> choices(Pack pack, MetricDefinition metric, LocalDate on, Knowledge knowledge) {
        var names = new Names(pack);
        var choices = new LinkedHashMap<String, List<Choice>>();
        for (var dimension : metric.dimensions()) {
            var rows = ask(metric, List.of(dimension), on, on, grain(metric), new Filter.Everything(), knowledge)
                    .rows();
            choices.put(
                    dimension,
                    rows.stream()
                            .map(Answer.Row::dimensions)
                            .sorted(names.order())
                            .map(value -> new Choice(
                                    value.getOrDefault(dimension, Optional.empty())
                                            .orElse(""),
                                    names.of(value)))
                            .toList());
        }
        return choices;
    }

    private static Grain grain(MetricDefinition metric) {
        return metric.grains().stream().min(Comparator.naturalOrder()).orElse(Grain.DAY);
    }
}
