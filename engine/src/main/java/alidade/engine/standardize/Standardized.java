package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import java.util.List;

/// What became of a number of raw records: `facts + merged + refused = read`, always.
///
/// @param facts one per record and date, in the order of date and `source_record_id`
/// @param refused in the order of reading
/// @param merged records that fell together with another one of the same identity and date
public record Standardized(List<Fact> facts, List<Refused> refused, long read, long merged) {
    public Standardized {
        facts = List.copyOf(facts);
        refused = List.copyOf(refused);
    }
}
