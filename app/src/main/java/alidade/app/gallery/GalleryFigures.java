package alidade.app.gallery;

import alidade.app.specimens.Hard;
import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Lineage;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.QualityNow;
import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReading;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Question;
import alidade.resources.packs.Classification.ClassLabel;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import alidade.resources.packs.TableDefinition.ValueLabel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Invented answers in the place of an engine's, for the first shipped pack that has a dashboard: views cannot tell the
/// difference, so they show what they would show of real ones. They are marked as made up, as those of a demo.
final class GalleryFigures implements Figures {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Instant MOMENT = Instant.parse("2026-11-26T00:40:00Z");
    private static final LocalDate FIRST = DAY.minusDays(400);
    private static final Duration MUCH_LATER = Duration.ofDays(40);
    private static final int MOST_VALUES = 6;
    private static final BigDecimal GOOD_SCORE = BigDecimal.valueOf(96);
    private static final BigDecimal LOW_SCORE = BigDecimal.valueOf(41);

    private final Condition condition;
    private final Pack pack = shipped();

    GalleryFigures(Condition condition) {
        this.condition = condition;
    }

    private static Pack shipped() {
        return Packs.shipped().stream()
                .map(files -> new PackReader().read(files))
                .filter(PackReading.Read.class::isInstance)
                .map(reading -> ((PackReading.Read) reading).pack())
                .filter(one -> !one.dashboards().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no shipped pack has a dashboard to show"));
    }

    @Override
    public Pack pack() {
        return pack;
    }

    @Override
    public Optional<DataTime> dataTime(Scope scope) {
        failWhereBroken();
        return condition == Condition.EMPTY ? Optional.empty() : Optional.of(new DataTime(MOMENT, scope.day(DAY)));
    }

    @Override
    public Optional<ScopeReading.Range> range() {
        return condition == Condition.EMPTY
                ? Optional.empty()
                : Optional.of(new ScopeReading.Range(FIRST, DAY, FIRST, DAY));
    }

    @Override
    public Instant now() {
        return condition == Condition.STALE ? MOMENT.plus(MUCH_LATER) : MOMENT.plusSeconds(3_600);
    }

    @Override
    public boolean isDemo() {
        return true;
    }

    @Override
    public List<Answer> ask(Question question) {
        failWhereBroken();
        var answers = new ArrayList<Answer>();
        for (var asked : question.metrics()) {
            var metric = pack.metric(asked.metric())
                    .orElseThrow(() -> new IllegalArgumentException("There is no metric '" + asked.metric() + "'"));
            answers.add(answer(metric, question));
        }
        return answers;
    }

    private void failWhereBroken() {
        if (condition == Condition.BROKEN) throw new IllegalStateException(Hard.SENTENCE);
    }

    private Answer answer(MetricDefinition metric, Question question) {
        var rows = new ArrayList<Answer.Row>();
        var groups = groups(question.by());
        for (var day = start(question.grain(), question.from());
                !day.isAfter(question.to());
                day = next(question.grain(), day)) {
            if (day.isBefore(FIRST)) continue;
            for (var at = 0; at < groups.size(); at++) rows.add(row(metric, groups.get(at), at, day));
        }
        return new Answer(metric.name(), question.grain(), pack.zone(), Map.of("gallery", 1L), rows, Map.of());
    }

    /// One group per value of the last dimension; the ones before go along.
    private List<Map<String, Optional<String>>> groups(List<String> by) {
        if (by.isEmpty()) return List.of(Map.of());
        var groups = new ArrayList<Map<String, Optional<String>>>();
        for (var place = 0; place < MOST_VALUES; place++) {
            var group = new LinkedHashMap<String, Optional<String>>();
            for (var dimension : by) {
                var values = values(dimension);
                var value = values.get(place % values.size());
                group.put(dimension, value.isEmpty() ? Optional.empty() : Optional.of(value));
            }
            if (!groups.contains(group)) groups.add(group);
        }
        return groups;
    }

    /// Those that the pack declares; for others, and in hard times, names that real data has.
    private List<String> values(String dimension) {
        var classes = pack.classifications().stream()
                .filter(one -> one.name().equals(dimension))
                .flatMap(one -> one.values().stream())
                .map(ClassLabel::value)
                .toList();
        if (!classes.isEmpty()) return classes;
        var labelled = pack.tables().stream()
                .flatMap(table -> table.values().stream())
                .filter(one -> one.column().equals(dimension))
                .map(ValueLabel::value)
                .toList();
        if (condition == Condition.HARD) return Hard.NAMES;
        return labelled.isEmpty() ? List.of("alpha", "beta", "gamma", "delta", "epsilon") : labelled;
    }

    private Answer.Row row(MetricDefinition metric, Map<String, Optional<String>> group, int place, LocalDate day) {
        boolean isObserved = place != 1 || day.getDayOfMonth() % 9 > 2;
        return new Answer.Row(
                group,
                day,
                Optional.of(value(metric, place, day)),
                metric.versions().getLast().version(),
                isObserved,
                OptionalInt.of(isObserved ? 0 : day.getDayOfMonth() % 9),
                Optional.of(condition == Condition.LOW ? LOW_SCORE : GOOD_SCORE),
                Optional.empty());
    }

    private BigDecimal value(MetricDefinition metric, int place, LocalDate day) {
        long along = day.toEpochDay() - FIRST.toEpochDay();
        boolean isHard = condition == Condition.HARD;
        return switch (Figure.naturalFormat(metric)) {
            case PERCENT -> new BigDecimal(isHard ? "-0.98765" : "0.023");
            case SCORE -> condition == Condition.LOW ? LOW_SCORE : GOOD_SCORE;
            case SIGNED -> isHard ? Hard.NEGATIVE : BigDecimal.valueOf(42 - along % 90);
            case EXACT -> new BigDecimal(isHard ? "98765432.1" : "0.67");
            case COMPACT ->
                isHard
                        ? Hard.HUGE.subtract(BigDecimal.valueOf(place * 100_000_000_000_000L))
                        : BigDecimal.valueOf((along + 200) * 900L / (place + 1));
        };
    }

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

    @Override
    public QualityNow quality(Scope scope) {
        failWhereBroken();
        var sources = new ArrayList<SourceState>();
        var standings = Standing.values();
        var declared = pack.sources();
        for (var at = 0; at < declared.size(); at++) {
            var standing = condition == Condition.GOOD ? Standing.GOOD : standings[at % standings.length];
            sources.add(new SourceState(
                    declared.get(at).name(),
                    declared.get(at).label(),
                    standing,
                    standing == Standing.NEVER ? Optional.empty() : Optional.of(MOMENT),
                    Optional.of(DAY),
                    OptionalInt.of(standing == Standing.STALE ? 12 : 0),
                    Optional.of(standing == Standing.LOW ? LOW_SCORE : GOOD_SCORE),
                    80,
                    condition == Condition.HARD ? Hard.HUGE.longValue() : 257,
                    at,
                    List.of()));
        }
        return new QualityNow(sources);
    }

    @Override
    public Explanation explain(Inquiry inquiry) {
        throw new IllegalStateException("The figures of the gallery are made up, so nothing is behind them");
    }

    @Override
    public Lineage lineage(Explanation explanation) {
        throw new IllegalStateException("The figures of the gallery are made up, so nothing is behind them");
    }
}
