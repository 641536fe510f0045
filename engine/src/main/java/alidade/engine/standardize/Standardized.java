package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import java.time.LocalDate;
import java.util.List;

/// What became of a number of raw records: `facts + merged + refused = read`, always.
///
/// @param facts one per record and date, in the order of date and `source_record_id`
/// @param refused in the order of reading
/// @param merged records that fell together with another one of the same identity and date
/// @param mergedRows the same, by source and date, in the order of date and source
public record Standardized(
        List<Fact> facts, List<Refused> refused, long read, long merged, List<MergedRows> mergedRows) {
    /// How many records of a source and date fell together with another one.
    public record MergedRows(String source, LocalDate date, long rows) {}

    public Standardized {
        mergedRows = List.copyOf(mergedRows);
        facts = List.copyOf(facts);
        refused = List.copyOf(refused);
    }
}
