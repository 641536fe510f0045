package alidade.resources.packs;

import alidade.resources.packs.QualityDefinition.Rule;
import alidade.resources.packs.QualityDefinition.RuleClass;
import java.math.BigDecimal;
import java.util.Optional;

/// A file under `quality/`.
final class QualityFile {
    private QualityFile() {}

    static QualityDefinition read(Fields file) {
        return new QualityDefinition(
                file.text("quality"),
                file.texts("key_fields"),
                file.number("score_limit", 0),
                file.text("score_metric"),
                file.each("rules", QualityFile::rule));
    }

    private static Rule rule(Fields rule) {
        return new Rule(
                rule.text("rule"),
                rule.word("class", RuleClass.class),
                rule.label("label"),
                rule.has("check") ? Optional.of(rule.filter("check")) : Optional.empty(),
                rule.maybeText("limit").map(BigDecimal::new));
    }
}
