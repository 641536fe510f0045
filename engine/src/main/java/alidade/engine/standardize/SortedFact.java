package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.Comparator;

/// A fact with what it is sorted by: date, source, record.
///
/// @param id the record, see [SourceRecordId]
/// @param merged how many others of the same record and date fell together with it
public record SortedFact(LocalDate date, String source, String id, Fact fact, long merged)
        implements Comparable<SortedFact> {
    private static final Comparator<SortedFact> ORDER = Comparator.comparing(SortedFact::date)
            .thenComparing(fact -> fact.source())
            .thenComparing(SortedFact::id);

    /// A fact with which no other one fell together yet.
    public static SortedFact of(TableDefinition table, Fact fact) {
        return new SortedFact(fact.date(), source(table, fact), SourceRecordId.of(table, fact), fact, 0);
    }

    SortedFact with(Fact joined, long more) {
        return new SortedFact(date, source, id, joined, merged + more);
    }

    /// Equal for facts of one record and date: `compareTo` tells less than `equals`.
    @Override
    public int compareTo(SortedFact other) {
        return ORDER.compare(this, other);
    }

    private static String source(TableDefinition table, Fact fact) {
        return String.valueOf(fact.values().getOrDefault(table.sourceColumn(), ""));
    }
}
