package alidade.app.views.quality;

import alidade.resources.packs.TableDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refused row, opened to be put right.
///
/// @param raw all of it as received
/// @param values what can be told from it, as text by column
record MendSheet(Refusals.Row row, String raw, TableDefinition table, Map<String, String> values) {
    MendSheet {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
