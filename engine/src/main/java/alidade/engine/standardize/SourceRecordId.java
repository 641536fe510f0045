package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/// The name of a record across all days: `<source>:<rest of its identity>`, joined by `/`.
public final class SourceRecordId {
    private SourceRecordId() {}

    /// `Hugging Face:baidu/ERNIE-4.5`; a missing part of the identity is empty.
    public static String of(TableDefinition table, Fact fact) {
        var identity = table.identity();
        if (identity.isEmpty()) {
            return "";
        }
        return identity.stream()
                .skip(1)
                .map(column -> part(fact, column))
                .collect(Collectors.joining("/", part(fact, identity.getFirst()) + ":", ""));
    }

    private static String part(Fact fact, String column) {
        var value = fact.values().get(column);
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
