package alidade.app.views.quality;

import alidade.app.views.explain.Subject;
import alidade.resources.packs.Label;
import alidade.resources.packs.QualityDefinition.RuleClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is known about the quality of one source on one day.
///
/// @param counters by the name of their column, in the order in which they are shown
/// @param lastSuccess when its last good collection up to the day ended
/// @param limit below it a score is bad
/// @param scoreVersion the version in force on the day
/// @param rules by name
/// @param notes of the engine, one by one
record DayReading(
        SourceDays.Key key,
        Label label,
        Standing standing,
        boolean observed,
        int ageDays,
        Map<String, Long> counters,
        Optional<Instant> lastSuccess,
        int limit,
        Optional<String> scoreVersion,
        List<Score> scores,
        List<Rule> rules,
        List<String> notes) {
    DayReading {
        scores = List.copyOf(scores);
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /// The score of one version of the formula.
    ///
    /// @param subject to be explained; empty where no metric of that version is defined
    record Score(String version, BigDecimal score, Optional<Subject> subject) {}

    /// What a rule found.
    ///
    /// @param label as the pack names the rule
    record Rule(String name, Label label, RuleClass ruleClass, long checked, long failed, boolean passed) {}

    /// That of the version in force.
    Optional<Score> score() {
        return scores.stream()
                .filter(one -> scoreVersion.equals(Optional.of(one.version())))
                .findFirst();
    }
}
