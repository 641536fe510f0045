package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.QualityDefinition;

/// How complete a single row is.
public final class RowQuality {
    private RowQuality() {}

    /// Share of the key fields that are present, in percent from 0 to 100, rounded down; 100 where there are none.
    public static int of(Fact fact, QualityDefinition quality) {
        var fields = quality.keyFields();
        if (fields.isEmpty()) {
            return 100;
        }
        var present = fields.stream().filter(fact.values()::containsKey).count();
        return (int) (100 * present / fields.size());
    }
}
