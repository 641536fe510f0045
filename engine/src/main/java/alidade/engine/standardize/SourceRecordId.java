package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;

/// The name of a record across all days: `<source>:<rest of its identity>`, joined by `/`.
public final class SourceRecordId {
    private SourceRecordId() {}

    /// `Hugging Face:baidu/ERNIE-4.5`; a missing part of the identity is empty.
    public static String of(TableDefinition table, Fact fact) {
        var identity = table.identity();
        if (identity.isEmpty()) {
            return "";
        }
        var id = new StringBuilder(part(fact, identity.getFirst()));
        for (var at = 1; at < identity.size(); at++) {
            id.append(at == 1 ? ':' : '/').append(part(fact, identity.get(at)));
        }
        return identity.size() == 1 ? id.append(':').toString() : id.toString();
    }

    private static String part(Fact fact, String column) {
        var value = fact.values().get(column);
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
