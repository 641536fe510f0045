package alidade.resources.packs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What is asked of the data of a table.
///
/// @param keyFields columns whose missing values make the null rate
/// @param scoreLimit a score below it opens an alert
/// @param scoreMetric the metric that gives the score
public record QualityDefinition(
        String table, List<String> keyFields, int scoreLimit, String scoreMetric, List<Rule> rules) {
    public QualityDefinition {
        keyFields = List.copyOf(keyFields);
        rules = List.copyOf(rules);
    }

    /// @param check holds for a good row; rules of the classes COMPLETENESS, ACCURACY and CONSISTENCY have one
    /// @param limit share of bad rows (or of duplicates, or hours of delay) that is still accepted
    public record Rule(
            String name, RuleClass ruleClass, Label label, Optional<Filter> check, Optional<BigDecimal> limit) {}

    public enum RuleClass {
        COMPLETENESS,
        UNIQUENESS,
        TIMELINESS,
        CONSISTENCY,
        ACCURACY
    }
}
