package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps one fact per record and date: the later observation, and where nothing tells which is later the larger count.
///
/// Where that is equal too, the one with more values, then their text decides: the order of reading never does.
/// The inputs of all of them are kept, as each of them has seen the record.
final class Duplicates {
    private final TableDefinition table;
    private final Comparator<Fact> later;
    private final Map<Key, Fact> kept = new HashMap<>();
    private final Map<Day, Long> mergedRows = new TreeMap<>();
    private long merged;

    Duplicates(TableDefinition table) {
        this.table = table;
        this.later = Comparator.comparing(Fact::observedAt)
                .thenComparing(this::count, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(fact -> fact.values().size())
                .thenComparing(fact -> fact.values().toString());
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
        var winner = later.compare(fact, other) >= 0 ? fact : other;
        var inputs = new ArrayList<>(fact.inputs());
        inputs.addAll(other.inputs());
        kept.put(key, new Fact(winner.date(), winner.observedAt(), inputs, winner.values()));
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

    private @Nullable Long count(Fact fact) {
        return table.count().map(column -> fact.values().get(column)).orElse(null) instanceof Long count ? count : null;
    }
}
