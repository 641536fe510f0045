package alidade.app.views.explore;

import alidade.app.views.explore.ExploreReading.Cell;
import alidade.app.views.explore.ExploreReading.Group;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.notes.Notes;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.Names;
import alidade.app.views.scope.Scope;
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
    private static final int DAYS_UNLESS_SAID = 30;

    private final Figures figures;

    public ExploreReader(Figures figures) {
        this.figures = figures;
    }

    /// @param wanted empty for the first metric of the dashboard, by source, over the last month
    /// @return empty when there is no data at all
    /// @throws alidade.engine.metrics.QuestionProblem when the engine cannot answer
    public Optional<ExploreReading> read(Optional<Slice> wanted, Scope scope) {
        var pack = figures.pack();
        var dataTime = figures.dataTime(scope);
        if (dataTime.isEmpty()) return Optional.empty();
        var slice = wanted.orElseGet(() -> first(pack));
        return Optional.of(read(pack, dataTime.get(), slice, scope));
    }

    private ExploreReading read(Pack pack, DataTime dataTime, Slice wanted, Scope scope) {
        var metric = pack.metric(wanted.metric())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no metric '" + wanted.metric() + "' in the pack " + pack.name()));
        var slice = fitting(wanted, metric);
        var days = Math.max(1, scope.days(DAYS_UNLESS_SAID));
        var to = lastDay(dataTime.day(), slice.grain(), scope);
        var from = to.minusDays(days - 1L);
        var asking = new Asking(metric, slice, scope.where(metric.dimensions()), scope.knowledge(pack.zone()));
        var answer = asking.ask(from, to);
        var names = new Names(pack);
        var before = before(asking, from, to, days);
        var periods = periods(slice.grain(), from, to);
        var groups = new ArrayList<Group>();
        var asked = grouped(answer.rows());
        var order = asked.keySet().stream().sorted(names.order()).toList();
        var places = new HashMap<Map<String, Optional<String>>, Integer>();
        for (var dimensions : order) places.put(dimensions, places.size());
        asked.forEach((dimensions, rows) -> {
            var earlier = before.getOrDefault(dimensions, Map.of());
            var cells = periods.stream()
                    .map(period -> new Cell(
                            period,
                            Optional.ofNullable(rows.get(period)).map(row -> asking.figure(row)),
                            Optional.ofNullable(earlier.get(start(slice.grain(), slice.compared(period, days))))
                                    .map(row -> asking.figure(row))))
                    .toList();
            groups.add(new Group(names.of(dimensions), places.getOrDefault(dimensions, 0), cells));
        });
        groups.sort(Comparator.comparing(
                group -> group.last().flatMap(Figure::value).orElse(null),
                Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder())));
        var notes = Notes.of(figures.annotations(scope), pack, metric.name(), periods.getFirst(), to, scope);
        return new ExploreReading(slice, scope, pack, metric, dataTime, periods, groups, notes, answer.vector());
    }

    /// The last day of the last period that is shown. One that goes on behind the day of the first clock is left out:
    /// what it is worked out from happened partly afterwards.
    private LocalDate lastDay(LocalDate day, Grain grain, Scope scope) {
        var newest = figures.dataTime(scope.withOn(Optional.empty())).map(DataTime::day);
        var goesOn =
                newest.filter(day::isBefore).isPresent() && start(grain, day).equals(start(grain, day.plusDays(1)));
        return goesOn ? start(grain, day).minusDays(1) : day;
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
        return new Slice(metric, List.of(source), Grain.DAY, Comparison.NONE, Shape.LINE);
    }

    /// What the metric cannot be asked for is left out.
    private static Slice fitting(Slice slice, MetricDefinition metric) {
        var by = slice.by().stream().filter(metric.dimensions()::contains).toList();
        var fitting = slice.withBy(by);
        return metric.grains().contains(slice.grain())
                ? fitting
                : fitting.withGrain(
                        metric.grains().stream().min(Comparator.naturalOrder()).orElse(Grain.DAY));
    }

    /// What stays the same while times differ.
    private final class Asking {
        private final MetricDefinition metric;
        private final Slice slice;
        private final Filter where;
        private final Knowledge knowledge;

        Asking(MetricDefinition metric, Slice slice, Filter where, Knowledge knowledge) {
            this.metric = metric;
            this.slice = slice;
            this.where = where;
            this.knowledge = knowledge;
        }

        Answer ask(LocalDate from, LocalDate to) {
            var asked = List.of(new Question.Asked(metric.name(), Optional.empty()));
            return figures.ask(new Question(asked, slice.by(), from, to, slice.grain(), where, knowledge))
                    .getFirst();
        }

        Figure figure(Answer.Row row) {
            return new Figure(metric, row, where, Figure.naturalFormat(metric), slice.grain(), knowledge);
        }
    }

    private static Map<Map<String, Optional<String>>, Map<LocalDate, Answer.Row>> before(
            Asking asking, LocalDate from, LocalDate to, int days) {
        var slice = asking.slice;
        if (slice.comparison() == Comparison.NONE) return Map.of();
        return grouped(asking.ask(slice.compared(start(slice.grain(), from), days), slice.compared(to, days))
                .rows());
    }

    private static Map<Map<String, Optional<String>>, Map<LocalDate, Answer.Row>> grouped(List<Answer.Row> rows) {
        var groups = new LinkedHashMap<Map<String, Optional<String>>, Map<LocalDate, Answer.Row>>();
        for (var row : rows) {
            groups.computeIfAbsent(row.dimensions(), one -> new HashMap<>()).put(row.date(), row);
        }
        return groups;
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
}
