package alidade.engine.quality;

import alidade.engine.log.Batch;
import alidade.engine.quality.SourceDay.Counters;
import alidade.engine.quality.SourceDay.Life;
import alidade.engine.quality.SourceDay.RuleResult;
import alidade.engine.quality.SourceDay.Verdict;
import alidade.engine.quality.VisibleEntries.Sealed;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Judges one source, day after day from its first observation on.
///
/// This class is not thread safe.
final class SourceJudge {
    private static final int STALE_HOURS_WHEN_UNSAID = 36;
    private static final int HOURS_OF_DAY = 24;

    private final Pack pack;
    private final TableDefinition table;
    private final String source;
    private final SourceRuns runs;
    private final ToLongFunction<LocalDate> importMerged;
    private final ToLongFunction<LocalDate> refused;
    private final Optional<QualityDefinition> definition;
    private final int carryDays;
    private final int staleHours;
    private final Lives lives;

    private LocalDate observedOn = LocalDate.MIN;
    private Instant observedAt = Instant.MIN;
    private Counters counters = Counters.NONE;
    private List<RuleResult> rowRules = List.of();

    SourceJudge(
            Pack pack,
            TableDefinition table,
            String source,
            SourceRuns runs,
            ToLongFunction<LocalDate> importMerged,
            ToLongFunction<LocalDate> refused) {
        this.pack = pack;
        this.table = table;
        this.source = source;
        this.runs = runs;
        this.importMerged = importMerged;
        this.refused = refused;
        definition = pack.qualityOf(table.name());
        var limits = pack.sources().stream()
                .filter(one -> one.name().equals(source) && one.table().equals(table.name()))
                .findFirst()
                .map(SourceDefinition::limits);
        carryDays = limits.flatMap(SourceDefinition.Limits::carryDays).orElse(table.carryDays());
        staleHours = limits.map(SourceDefinition.Limits::staleHours).orElse(STALE_HOURS_WHEN_UNSAID);
        lives = new Lives(carryDays);
    }

    /// For how many days its values are carried.
    int carryDays() {
        return carryDays;
    }

    /// The life of its records, to be told what was before the first day that is judged.
    Lives lives() {
        return lives;
    }

    /// Goes on at a day, as if all days before it had been judged.
    void resume(LocalDate day, Past past) {
        var complete = runs.lastCompleteBefore(day);
        lives.resume(day.minusDays(1), past.latest(), complete);
        look(past.foundOn(), past.found(), Lives.standing(past.found()));
        complete.values().stream()
                .max(Comparator.naturalOrder())
                .filter(last -> last.isAfter(past.foundOn()))
                .ifPresent(last -> look(last, List.of(), List.of()));
    }

    /// Judges a day; the days are judged in order, and none is left out.
    SourceDay judge(LocalDate day, List<Observation> found) {
        var lived = lives.liveThrough(day, found, runs.completeOn(day));
        var observed = !found.isEmpty() || !runs.completeOn(day).isEmpty();
        if (observed) look(day, found, lived.standing());
        var age = Math.toIntExact(ChronoUnit.DAYS.between(observedOn, day));
        var today = runs.on(day);
        var failures = today.stream()
                .filter(run -> run.status() == Batch.Status.FAILED)
                .count();
        var staleness = Rates.staleness(age, staleHours, carryDays);
        var penalties = Map.of(
                "null_rate", counters.nullRate(),
                "duplicate_rate", counters.duplicateRate(),
                "refused_rate", counters.refusedRate(),
                "failure_rate", Rates.share(failures, today.size()),
                "staleness", staleness);
        var scores = new TreeMap<String, BigDecimal>();
        var scoreMetric = definition.flatMap(one -> pack.metric(one.scoreMetric()));
        scoreMetric.ifPresent(metric -> metric.versions()
                .forEach(version -> weights(version)
                        .ifPresent(weights -> scores.put(version.version(), Rates.score(weights, penalties)))));
        var scoreVersion = scoreMetric.map(metric -> metric.inForceOn(day).version());
        var score = scoreVersion.map(scores::get);
        var rules = new ArrayList<>(rowRules);
        definition.ifPresent(one -> rules.addAll(Rules.timeliness(one, age * HOURS_OF_DAY, staleHours)));
        rules.sort(Comparator.comparing(RuleResult::rule));
        var held = runs.heldOn(day);
        var stale = age * HOURS_OF_DAY > staleHours;
        return new SourceDay(
                day,
                source,
                pack.name(),
                table.name(),
                observed,
                age,
                new Life(
                        lived.total(),
                        lived.fresh(),
                        lived.updated(),
                        lived.deleted(),
                        lived.returned(),
                        lived.expired()),
                counters,
                today.size(),
                failures,
                staleHours,
                carryDays,
                staleness,
                lastSuccess(day),
                scores,
                scoreVersion,
                score,
                verdict(held, stale, score, failures, rules),
                rules,
                notes(day, held, stale, today, rules));
    }

    private void look(LocalDate day, List<Observation> found, List<Observation> standing) {
        observedOn = day;
        if (!found.isEmpty()) observedAt = Instant.MIN;
        for (var one : found) if (one.observedAt().isAfter(observedAt)) observedAt = one.observedAt();
        var keys = definition.map(QualityDefinition::keyFields).orElse(List.of());
        long missing = 0;
        for (var one : standing) for (var key : keys) if (one.misses(key)) missing++;
        var merged = importMerged.applyAsLong(day)
                + runs.on(day).stream()
                        .filter(Sealed::counts)
                        .mapToLong(Sealed::merged)
                        .sum();
        var refusedToday = refused.applyAsLong(day);
        var received = found.size() + merged + refusedToday;
        counters = new Counters((long) standing.size() * keys.size(), missing, received, merged, refusedToday);
        rowRules = definition.map(one -> Rules.ofRows(one, standing, counters)).orElse(List.of());
    }

    private Optional<Instant> lastSuccess(LocalDate day) {
        var ofRun = runs.lastSuccess(day).orElse(Instant.MIN);
        var last = ofRun.isAfter(observedAt) ? ofRun : observedAt;
        return last.equals(Instant.MIN) ? Optional.empty() : Optional.of(last);
    }

    private Verdict verdict(
            Optional<Sealed> held, boolean stale, Optional<BigDecimal> score, long failures, List<RuleResult> rules) {
        if (held.isPresent()) return Verdict.HELD;
        if (stale) return Verdict.STALE;
        var limit = definition.map(QualityDefinition::scoreLimit).orElse(0);
        if (score.isPresent() && score.get().compareTo(BigDecimal.valueOf(limit)) < 0) return Verdict.BAD;
        if (failures > 0 || rules.stream().anyMatch(one -> !one.passed())) return Verdict.WARN;
        return Verdict.GOOD;
    }

    private String notes(
            LocalDate day, Optional<Sealed> held, boolean stale, List<Sealed> today, List<RuleResult> rules) {
        var notes = new ArrayList<String>();
        if (!observedOn.equals(day)) notes.add("carried from " + observedOn);
        if (stale) notes.add("older than the " + staleHours + " h that the source allows");
        held.ifPresent(run -> notes.add("held: " + run.error().orElse("waits for a confirmation")));
        for (var run : today) {
            if (run.status() == Batch.Status.FAILED)
                notes.add("failed: " + run.error().orElse("no reason given"));
            if (run.status() == Batch.Status.PARTIAL)
                notes.add("partial: " + run.error().orElse("no reason given"));
        }
        for (var rule : rules) {
            if (!rule.passed()) notes.add("%s: %s of %s".formatted(rule.rule(), rule.failed(), rule.checked()));
        }
        return String.join("; ", notes);
    }

    private static Optional<Map<String, Integer>> weights(MetricDefinition.Version version) {
        return version.kind() instanceof MetricKind.Score(var weights) ? Optional.of(weights) : Optional.empty();
    }
}
