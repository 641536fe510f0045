package alidade.engine.pipeline;

import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.standardize.SortedFact;
import alidade.engine.store.FactIds;
import alidade.engine.store.Store;
import alidade.engine.store.Visibility;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The facts of a table that were sealed before an import began, asked for in the order of the import.
///
/// They are read from the entries themselves and not from the store, whose numbers may be rounded. Only those between
/// two facts are held, and an entry is read again only where it reaches into what is asked for. Not thread safe.
final class EarlierFacts {
    private final Log log;
    private final Store store;
    private final TableDefinition table;
    private final int lastEntry;
    private final Map<EntryId, Range> ranges = new TreeMap<>();
    private List<EntryId> entries = List.of();
    private LocalDate entriesFrom = LocalDate.MAX;
    private LocalDate entriesTo = LocalDate.MIN;

    /// From the first to the last fact of an entry in the order of imports, whatever its own order.
    private record Range(SortedFact first, SortedFact last) {}

    EarlierFacts(Log log, Store store, TableDefinition table) {
        this.log = log;
        this.store = store;
        this.table = table;
        lastEntry = store.read(reader -> {
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery("select coalesce(max(entry_no), 0) from log.entry")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    /// Fingerprints of all visible facts from one to another, both included.
    Set<String> between(SortedFact first, SortedFact last) {
        var found = new HashSet<String>();
        for (var entry : entries(first.date(), last.date())) {
            var range = ranges.get(entry);
            if (range != null
                    && (range.last().compareTo(first) < 0 || range.first().compareTo(last) > 0)) continue;
            read(entry, first, last, found);
        }
        return found;
    }

    private void read(EntryId entry, SortedFact first, SortedFact last, Set<String> found) {
        try (var reading = log.open(entry)) {
            var rows = reading.header().rows();
            if (rows == 0) return;
            var least = last;
            var greatest = first;
            for (var row = 0L; row < rows; row++) {
                var fact = reading.fact();
                var sorted = SortedFact.of(table, fact);
                if (row == 0 || sorted.compareTo(least) < 0) least = sorted;
                if (row == 0 || sorted.compareTo(greatest) > 0) greatest = sorted;
                if (sorted.compareTo(first) >= 0 && sorted.compareTo(last) <= 0) {
                    found.add(KnownFacts.fingerprint(fact));
                }
            }
            ranges.put(entry, new Range(least, greatest));
        }
    }

    private List<EntryId> entries(LocalDate from, LocalDate to) {
        if (from.equals(entriesFrom) && to.equals(entriesTo)) return entries;
        entriesFrom = from;
        entriesTo = to;
        entries = find(from, to);
        return entries;
    }

    private List<EntryId> find(LocalDate from, LocalDate to) {
        var query = """
                select distinct e.node, e.seq
                  from std."%s_block" b
                  join log.entry e on e.entry_no = b.entry_no
                 where b.first_fact >= ?
                   and b.first_fact < ?
                   and e.entry_no <= ?
                   and {counting}
                 order by e.node, e.seq
                """.formatted(table.name()).replace("{counting}", Visibility.now());
        return store.read(reader -> {
            var found = new ArrayList<EntryId>();
            try (var statement = reader.prepareStatement(query)) {
                statement.setLong(1, FactIds.firstOf(from));
                statement.setLong(2, FactIds.firstOf(to.plusDays(1)));
                statement.setInt(3, lastEntry);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) found.add(new EntryId(rows.getString(1), rows.getLong(2)));
                }
            }
            return found;
        });
    }
}
