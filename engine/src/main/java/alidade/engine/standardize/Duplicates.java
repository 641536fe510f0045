package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps one fact per record and date, in memory; which one [LaterFact] says.
///
/// [FactSorter] does the same for more facts than the memory holds.
final class Duplicates {
    private final TableDefinition table;
    private final LaterFact later;
    private final Map<Key, Fact> kept = new HashMap<>();
    private final Map<Day, Long> mergedRows = new TreeMap<>();
    private long merged;

    Duplicates(TableDefinition table) {
        this.table = table;
        this.later = new LaterFact(table);
    }

    private record Key(LocalDate date, String id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::date).thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Day(LocalDate date, String source) implements Comparable<Day> {
        private static final Comparator<Day> ORDER =
                Comparator.comparing(Day::date).thenComparing(Day::source);

        @Override
        public int compareTo(Day other) {
            return ORDER.compare(this, other);
        }
    }

    void add(Fact fact) {
        var key = new Key(fact.date(), SourceRecordId.of(table, fact));
        var other = kept.put(key, fact);
        if (other == null) {
            return;
        }
        merged++;
        mergedRows.merge(new Day(fact.date(), source(fact)), 1L, Long::sum);
        kept.put(key, later.of(fact, other));
    }

    /// In the order of date and `source_record_id`.
    List<Fact> facts() {
        return kept.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    long merged() {
        return merged;
    }

    /// The same by source and date.
    List<Standardized.MergedRows> mergedRows() {
        return mergedRows.entrySet().stream()
                .map(one -> new Standardized.MergedRows(
                        one.getKey().source(), one.getKey().date(), one.getValue()))
                .toList();
    }

    private String source(Fact fact) {
        return String.valueOf(fact.values().getOrDefault(table.sourceColumn(), ""));
    }
}
