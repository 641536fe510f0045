package alidade.resources.packs;

import alidade.resources.packs.QualityDefinition.RuleClass;
import java.math.BigDecimal;
import java.util.List;

/// Holds quality rules against their table and the metric that scores.
final class QualityCheck {
    private final Draft draft;
    private final Names names;
    private final Definition<QualityDefinition> definition;
    private final Fields file;

    QualityCheck(Draft draft, Names names, Definition<QualityDefinition> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
        this.file = definition.fields();
    }

    void check() {
        names.uniqueTexts(definition, "rule", Names.under(file, "rules", "rule"));
        scoreMetric();
        file.items("rules").forEach(this::rule);
        names.tableOf(definition, "quality").ifPresent(table -> {
            for (var field : file.nodes("key_fields")) {
                var name = Fields.text(field);
                if (table.column(name).isEmpty()) {
                    draft.add(definition, field.place(), Nearest.unknown("column", name, Names.columns(table)));
                }
            }
            file.items("rules").forEach(rule -> FilterCheck.check(draft, definition, rule, "check", table, List.of()));
        });
    }

    private void scoreMetric() {
        var name = definition.value().scoreMetric();
        var metric = names.metric(name);
        if (metric.isEmpty()) {
            draft.add(definition, file.place("score_metric"), Nearest.unknown("metric", name, names.metrics()));
        } else if (!metric.get().versions().stream().allMatch(one -> one.kind() instanceof MetricKind.Score)) {
            draft.add(
                    definition,
                    file.place("score_metric"),
                    "'" + name + "' gives no score, expected a metric of kind score");
        }
    }

    private void rule(Fields rule) {
        var ruleClass = rule.word("class", RuleClass.class);
        var needsCheck = ruleClass != RuleClass.UNIQUENESS && ruleClass != RuleClass.TIMELINESS;
        var word = rule.text("class");
        if (needsCheck && !rule.has("check")) {
            draft.add(
                    definition,
                    rule.place("class"),
                    "a rule of class " + word + " needs 'check', what a good row is like");
        }
        if (!needsCheck && rule.has("check")) {
            draft.add(
                    definition,
                    rule.keyPlace("check"),
                    "a rule of class " + word + " looks at no single row, so it has no 'check'");
        }
        var share = ruleClass != RuleClass.TIMELINESS;
        if (share
                && rule.maybeText("limit")
                        .filter(limit -> new BigDecimal(limit).compareTo(BigDecimal.ONE) > 0)
                        .isPresent()) {
            draft.add(
                    definition,
                    rule.place("limit"),
                    "'limit' is " + rule.text("limit") + ", expected a share from 0 to 1");
        }
    }
}
