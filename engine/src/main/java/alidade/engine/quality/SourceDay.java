package alidade.engine.quality;

import alidade.resources.packs.QualityDefinition.RuleClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How good the figures of one source are on one day, with the exact counters behind each rate.
///
/// @param observed whether the source was observed on the day itself
/// @param ageDays days since it was observed last
/// @param life what became of its records
/// @param counters what was received when it was observed last
/// @param runs runs that began on the day, and `failures` those of them that brought nothing
/// @param lastSuccess moment of the last success up to the day
/// @param staleness 0 (fresh) to 1 (as old as may be carried)
/// @param scores by version of the score metric
/// @param score of the version in force on the day
/// @param notes sentences for people, joined by `; `
public record SourceDay(
        LocalDate date,
        String source,
        String pack,
        String table,
        boolean observed,
        int ageDays,
        Life life,
        Counters counters,
        long runs,
        long failures,
        int staleHours,
        int carryDays,
        BigDecimal staleness,
        Optional<Instant> lastSuccess,
        Map<String, BigDecimal> scores,
        Optional<String> scoreVersion,
        Optional<BigDecimal> score,
        Verdict verdict,
        List<RuleResult> rules,
        String notes) {
    public SourceDay {
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        rules = List.copyOf(rules);
    }

    /// @param fresh first seen on the day; what the source's first day brings is a baseline and not new
    /// @param updated seen before, now with other values
    /// @param returned gone or expired before, now seen again
    /// @param expired not observed for longer than values are carried
    public record Life(long total, long fresh, long updated, long deleted, long returned, long expired) {}

    /// Counters of the day on which the source was observed last.
    ///
    /// @param keyFields key fields of all records, filled or not
    /// @param received records as they came: kept, merged and refused
    public record Counters(long keyFields, long nullFields, long received, long merged, long refused) {
        static final Counters NONE = new Counters(0, 0, 0, 0, 0);

        /// Share of key fields that are missing, 6 decimals.
        public BigDecimal nullRate() {
            return Rates.share(nullFields, keyFields);
        }

        /// Share of received records that fell together with another one.
        public BigDecimal duplicateRate() {
            return Rates.share(merged, received);
        }

        public BigDecimal refusedRate() {
            return Rates.share(refused, received);
        }
    }

    /// Share of the day's runs that brought nothing.
    public BigDecimal failureRate() {
        return Rates.share(failures, runs);
    }

    /// What one rule found on one day.
    public record RuleResult(String rule, RuleClass ruleClass, long checked, long failed, boolean passed) {}

    /// The judgement that travels with every figure.
    public enum Verdict {
        GOOD,
        /// A rule was broken, or a run failed.
        WARN,
        /// The score is under the pack's limit.
        BAD,
        /// Not observed for longer than the source allows.
        STALE,
        /// What was collected last waits for a person.
        HELD;

        /// As tables and screens write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
