package alidade.engine.metrics;

import alidade.engine.store.Published;
import alidade.resources.packs.Pack;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables that this process holds in memory, brought up to date before each question.
///
/// One question at a time: whoever asks holds [#lock] until the answer is made.
final class Library {
    private static final int EARLIER_VECTORS = 16;
    final ReentrantLock lock = new ReentrantLock();
    private final Map<Known, Earlier> earlier = new HashMap<>();
    private final DataSource views;
    private final Function<Map<String, Long>, List<Pack>> definitions;
    private Entries entries = new Entries();
    private final Map<TableDefinition, Shelf> shelves = new HashMap<>();

    /// @param views the store as its readers see it
    /// @param definitions the packs that were in force at a vector
    Library(DataSource views, Function<Map<String, Long>, List<Pack>> definitions) {
        this.views = views;
        this.definitions = definitions;
    }

    /// One table with everything that is kept from question to question.
    private static final class Shelf {
        final Columns columns;
        final ColumnsReader reader;
        final Lookups lookups;
        final Presence presence;
        final Map<Sight.Asked, Grouping> groupings = new HashMap<>();

        @Nullable
        Snapshot last;

        @Nullable
        Seen lastSeen;

        Shelf(TableDefinition table, Entries entries) {
            columns = new Columns(table, entries);
            reader = new ColumnsReader(columns);
            lookups = new Lookups(columns);
            presence = new Presence(columns);
        }
    }

    /// What a snapshot depends on.
    private record Seen(int merges, BitSet visible, int complete, int sealedOn, List<Integer> carry) {}

    Connection connection() throws SQLException {
        return views.getConnection();
    }

    /// Lets go of all that was read.
    void forget() {
        entries = new Entries();
        shelves.clear();
        earlier.clear();
    }

    /// Reads the entries that were sealed since.
    Entries entries(Connection reader) throws SQLException {
        if (!entries.extend(reader)) {
            forget();
            entries.extend(reader);
        }
        return entries;
    }

    /// As [Entries#withheld], of those that were read.
    List<WithheldEntry> withheld(Map<String, Long> vector, String pack, String table) {
        return entries.withheld(vector, pack, table);
    }

    /// The counters of quality at a vector, for days from and to.
    ///
    /// @param pack as it was in force at the vector
    Scores scores(Connection reader, Pack pack, TableDefinition table, Map<String, Long> vector, int from, int to)
            throws SQLException {
        if (vector.equals(entries.heads())) return ScoresReader.published(reader, table.name(), from, to);
        if (pack.qualityOf(table.name()).isEmpty()) return new Scores();
        var key = new Known(pack, table.name(), vector);
        var known = earlier.get(key);
        if (known != null && known.from() <= from && known.to() >= to) return known.scores();
        var first = known == null ? from : Math.min(from, known.from());
        var last = known == null ? to : Math.max(to, known.to());
        var since = isPublishedAlike(reader, pack, table)
                ? Optional.<Collection<Integer>>of(entries.outside(vector))
                : Optional.<Collection<Integer>>empty();
        var scores = ScoresReader.earlier(reader, pack, table, vector, since, first, last);
        if (earlier.size() >= EARLIER_VECTORS) earlier.clear();
        earlier.put(key, new Earlier(scores, first, last));
        return scores;
    }

    private record Known(Pack pack, String table, Map<String, Long> vector) {}

    /// Counters of some days, from one to another.
    private record Earlier(Scores scores, int from, int to) {}

    /// Whether all that is here is published, and what the counters of a table depend on was defined then as it is now.
    private boolean isPublishedAlike(Connection reader, Pack then, TableDefinition table) throws SQLException {
        var published = Published.read(reader);
        if (published.isEmpty() || published.get().entry() != entries.last()) return false;
        return definitions.apply(entries.heads()).stream()
                .filter(now -> now.name().equals(then.name()))
                .anyMatch(now -> now.zone().equals(then.zone())
                        && now.table(table.name()).equals(Optional.of(table))
                        && now.sources().equals(then.sources())
                        && now.qualityOf(table.name()).equals(then.qualityOf(table.name())));
    }

    /// The table at a vector, its new facts read first.
    Sight sight(Connection reader, Pack pack, TableDefinition table, Map<String, Long> vector, Scores scores)
            throws SQLException {
        var shelf = shelves.computeIfAbsent(table, one -> new Shelf(one, entries));
        var isExtended = false;
        try {
            shelf.reader.extend(reader, entries.last());
            isExtended = true;
        } finally {
            // What was read halfway would be read a second time.
            if (!isExtended) shelves.remove(table);
        }
        var snapshot = snapshot(shelf, pack, table, vector);
        return new Sight(snapshot, shelf.lookups, shelf.presence, scores, shelf.groupings);
    }

    private Snapshot snapshot(Shelf shelf, Pack pack, TableDefinition table, Map<String, Long> vector) {
        var visible = entries.visibleAt(vector);
        var sealedOn = entries.lastSealed(vector)
                .map(moment -> dayOf(moment, pack.zone()))
                .orElse(0);
        var carry = carry(shelf.columns, pack, table);
        var seen = new Seen(
                shelf.columns.merges,
                visible,
                entries.complete().size(),
                sealedOn,
                Arrays.stream(carry).boxed().toList());
        var last = shelf.last;
        if (last != null && seen.equals(shelf.lastSeen)) return last;
        var snapshot = new Snapshot(shelf.columns, visible, entries.complete(), sealedOn, carry);
        shelf.last = snapshot;
        shelf.groupings.clear();
        shelf.lastSeen = seen;
        return snapshot;
    }

    private static int dayOf(java.time.Instant moment, ZoneId zone) {
        return (int) LocalDate.ofInstant(moment, zone).toEpochDay();
    }

    /// For how many days each source is carried forward: as it says itself, else as the table says.
    private static int[] carry(Columns columns, Pack pack, TableDefinition table) {
        return columns.texts.sources().stream()
                .mapToInt(name -> pack.sources().stream()
                        .filter(source -> source.table().equals(table.name()))
                        .filter(source -> source.name().equals(name))
                        .map(SourceDefinition::limits)
                        .flatMap(limits -> limits.carryDays().stream())
                        .findFirst()
                        .orElse(table.carryDays()))
                .toArray();
    }
}
