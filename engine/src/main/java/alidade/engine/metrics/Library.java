package alidade.engine.metrics;

import alidade.resources.packs.Pack;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables that this process holds in memory, brought up to date before each question.
///
/// One question at a time: whoever asks holds [#lock] until the answer is made.
final class Library {
    private static final int EARLIER_VECTORS = 16;
    final ReentrantLock lock = new ReentrantLock();
    private final Map<Known, Scores> earlier = new HashMap<>();
    private final DataSource views;
    private Entries entries = new Entries();
    private final Map<TableDefinition, Shelf> shelves = new HashMap<>();

    Library(DataSource views) {
        this.views = views;
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
    private record Seen(int merges, BitSet visible, int complete, int sealedOn, java.util.List<Integer> carry) {}

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

    /// The counters of quality at a vector, for days from and to.
    Scores scores(Connection reader, Pack pack, String table, Map<String, Long> vector, int from, int to)
            throws SQLException {
        if (vector.equals(entries.heads())) return ScoresReader.published(reader, table, from, to);
        if (pack.qualityOf(table).isEmpty()) return new Scores();
        var key = new Known(pack, table, vector);
        var known = earlier.get(key);
        if (known != null) return known;
        var computed = ScoresReader.computed(reader, pack, table, vector);
        if (earlier.size() >= EARLIER_VECTORS) earlier.clear();
        earlier.put(key, computed);
        return computed;
    }

    private record Known(Pack pack, String table, Map<String, Long> vector) {}

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
