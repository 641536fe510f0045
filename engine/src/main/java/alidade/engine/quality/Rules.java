package alidade.engine.quality;

import alidade.engine.quality.SourceDay.Counters;
import alidade.engine.quality.SourceDay.RuleResult;
import alidade.resources.packs.Filters;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.QualityDefinition.Rule;
import alidade.resources.packs.QualityDefinition.RuleClass;
import java.math.BigDecimal;
import java.util.List;

/// The five classes of rules, applied to one source's day.
///
/// COMPLETENESS, CONSISTENCY and ACCURACY look at each row by the rule's check; a COMPLETENESS rule without one counts
/// missing key fields. UNIQUENESS counts rows that fell together, TIMELINESS the hours since the last observation.
final class Rules {
    private Rules() {}

    /// The classes that look at what was received; their result stands until the next observation.
    static List<RuleResult> ofRows(QualityDefinition definition, List<Observation> standing, Counters counters) {
        return definition.rules().stream()
                .filter(rule -> rule.ruleClass() != RuleClass.TIMELINESS)
                .map(rule -> ofRows(rule, standing, counters))
                .toList();
    }

    private static RuleResult ofRows(Rule rule, List<Observation> standing, Counters counters) {
        if (rule.ruleClass() == RuleClass.UNIQUENESS) return result(rule, counters.received(), counters.merged());
        if (rule.check().isEmpty()) return result(rule, counters.keyFields(), counters.nullFields());
        var check = rule.check().get();
        var bad = standing.stream()
                .filter(one -> !Filters.test(check, one::value))
                .count();
        return result(rule, standing.size(), bad);
    }

    /// The class that looks at the clock; without a limit of its own it takes the source's.
    static List<RuleResult> timeliness(QualityDefinition definition, int hours, int staleHours) {
        return definition.rules().stream()
                .filter(rule -> rule.ruleClass() == RuleClass.TIMELINESS)
                .map(rule -> {
                    var late = BigDecimal.valueOf(hours).compareTo(rule.limit().orElse(BigDecimal.valueOf(staleHours)))
                            > 0;
                    return new RuleResult(rule.name(), rule.ruleClass(), 1, late ? 1 : 0, !late);
                })
                .toList();
    }

    private static RuleResult result(Rule rule, long checked, long failed) {
        var accepted = rule.limit().orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(checked));
        var passed = BigDecimal.valueOf(failed).compareTo(accepted) <= 0;
        return new RuleResult(rule.name(), rule.ruleClass(), checked, failed, passed);
    }
}
