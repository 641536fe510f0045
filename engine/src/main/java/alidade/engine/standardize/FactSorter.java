package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Brings any number of facts into the order of date, source and record, joined to one for each record and date.
///
/// What the memory does not hold goes into temporary files, each in order, which are merged while they are read: the
/// external merge sort of Knuth, The Art of Computer Programming 3, section 5.4.1. Facts of one record and date meet
/// wherever they stood. Not thread safe.
public final class FactSorter implements AutoCloseable {
    /// So many files are merged at once: each costs a buffer and an open file.
    private static final int FILES = 64;

    private static final int BYTES_OF_A_FACT = 160;
    private static final int BYTES_OF_A_VALUE = 96;

    private final TableDefinition table;
    private final Path folder;
    private final long bytesInMemory;
    private final LaterFact later;
    private final List<Cursor> open = new ArrayList<>();
    private List<SortedFact> held = new ArrayList<>();
    private List<Path> files = new ArrayList<>();
    private long heldBytes;
    private int made;

    /// @param folder where temporary files may be made; whoever gave it takes it away
    /// @param bytesInMemory about how much the facts may take before they go into a file
    public FactSorter(TableDefinition table, Path folder, long bytesInMemory) {
        this.table = table;
        this.folder = folder;
        this.bytesInMemory = bytesInMemory;
        this.later = new LaterFact(table);
    }

    /// Facts in order.
    @FunctionalInterface
    public interface Facts {
        /// The next one; empty at the end.
        Optional<SortedFact> next() throws IOException;
    }

    public void add(Fact fact) throws IOException {
        held.add(SortedFact.of(table, fact));
        heldBytes += bytes(fact);
        if (heldBytes < bytesInMemory) return;
        spill();
        if (files.size() == FILES) {
            var before = files;
            files = new ArrayList<>(List.of(write(merged(before))));
            for (var file : before) Files.delete(file);
        }
    }

    /// All that was added, in order; nothing may be added any more.
    public Facts sorted() throws IOException {
        if (files.isEmpty()) {
            Collections.sort(held);
            var facts = joined(held.iterator()::next, held.size());
            return () -> Optional.ofNullable(facts.next());
        }
        spill();
        var facts = merged(files);
        return () -> Optional.ofNullable(facts.next());
    }

    /// About how many bytes a fact takes in memory.
    public static long bytes(Fact fact) {
        var bytes = (long) BYTES_OF_A_FACT;
        for (var value : fact.values().values()) {
            bytes += BYTES_OF_A_VALUE;
            if (value instanceof String text) bytes += 2L * text.length();
            if (value instanceof List<?> items) {
                for (var item : items)
                    bytes += BYTES_OF_A_VALUE + 2L * String.valueOf(item).length();
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        for (var cursor : open) cursor.close();
        open.clear();
        held = List.of();
    }

    /// Facts of which none is null but the one behind the last.
    private interface Source {
        @Nullable
        SortedFact next() throws IOException;
    }

    private void spill() throws IOException {
        Collections.sort(held);
        files.add(write(joined(held.iterator()::next, held.size())));
        held = new ArrayList<>();
        heldBytes = 0;
    }

    private Path write(Source facts) throws IOException {
        var file = folder.resolve("facts-" + made++);
        try (var out = new FactFile.Writer(file, table)) {
            for (var fact = facts.next(); fact != null; fact = facts.next()) out.write(fact);
        }
        return file;
    }

    private Source joined(Source facts, int count) throws IOException {
        return joined(new Source() {
            private int left = count;

            @Override
            public @Nullable SortedFact next() throws IOException {
                return left-- > 0 ? facts.next() : null;
            }
        });
    }

    private Source merged(List<Path> sorted) throws IOException {
        var heads = new PriorityQueue<Cursor>();
        for (var file : sorted) {
            var cursor = new Cursor(new FactFile.Reader(file, table));
            open.add(cursor);
            if (cursor.advance()) heads.add(cursor);
        }
        return joined(() -> {
            var first = heads.poll();
            if (first == null) return null;
            var fact = first.head;
            if (first.advance()) heads.add(first);
            return fact;
        });
    }

    /// Joins those of one record and date, which follow one another.
    private Source joined(Source facts) throws IOException {
        return new Source() {
            private @Nullable SortedFact ahead = facts.next();

            @Override
            public @Nullable SortedFact next() throws IOException {
                var fact = ahead;
                if (fact == null) return null;
                ahead = facts.next();
                for (; ahead != null && ahead.compareTo(fact) == 0; ahead = facts.next()) {
                    fact = fact.with(later.of(fact.fact(), ahead.fact()), 1 + ahead.merged());
                }
                return fact;
            }
        };
    }

    /// A file that is being read, by the fact at which it stands. It closes itself at its end.
    private static final class Cursor implements Comparable<Cursor> {
        private final FactFile.Reader reader;
        private @Nullable SortedFact head;

        Cursor(FactFile.Reader reader) {
            this.reader = reader;
        }

        boolean advance() throws IOException {
            head = reader.next();
            if (head == null) reader.close();
            return head != null;
        }

        @Override
        public int compareTo(Cursor other) {
            return head == null || other.head == null ? 0 : head.compareTo(other.head);
        }

        /// Nothing was written by it, so what does not close cleanly loses nothing.
        void close() {
            try {
                reader.close();
            } catch (IOException _) {
                return;
            }
        }
    }
}
