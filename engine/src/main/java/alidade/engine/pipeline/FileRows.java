package alidade.engine.pipeline;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.engine.standardize.ImportChoice;
import alidade.engine.standardize.Standardizer;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a file of another program as facts of a table.
final class FileRows {
    private static final int ROWS_PER_STEP = 1_000;

    private final Clock clock;

    FileRows(Clock clock) {
        this.clock = clock;
    }

    /// @param mergedRows how many rows of a source and day fell together with another one of the file
    record Named(List<Fact> facts, List<Refused> refused, long read, TreeMap<SourceDate, Long> mergedRows) {}

    record SourceDate(String source, LocalDate date) implements Comparable<SourceDate> {
        private static final Comparator<SourceDate> ORDER =
                Comparator.comparing(SourceDate::date).thenComparing(SourceDate::source);

        @Override
        public int compareTo(SourceDate other) {
            return ORDER.compare(this, other);
        }
    }

    /// @return empty when it was cancelled
    /// @throws Unanswerable when the file cannot be read, or no import of the table fits it
    Optional<Named> read(Path file, Pack pack, TableDefinition table, Progress progress, CancelSignal cancel) {
        return switch (ImportChoice.of(table, file)) {
            case ImportChoice.None(var reason) -> throw new Unanswerable(reason);
            case ImportChoice.Fits(var mapping, var open) -> {
                try (open) {
                    var counted = new Counted(open, file.getFileName().toString(), progress, cancel);
                    var standardized = new Standardizer(table, pack.zone(), clock).imported(mapping, counted);
                    if (cancel.cancelled()) yield Optional.empty();
                    var merged = new TreeMap<SourceDate, Long>();
                    for (var one : standardized.mergedRows())
                        merged.put(new SourceDate(one.source(), one.date()), one.rows());
                    yield Optional.of(
                            new Named(standardized.facts(), standardized.refused(), standardized.read(), merged));
                }
            }
        };
    }

    /// The rows of a file, told to whoever follows; they end early when the reading is cancelled.
    private record Counted(Iterable<RawRow> rows, String file, Progress progress, CancelSignal cancel)
            implements Iterable<RawRow> {
        @Override
        public Iterator<RawRow> iterator() {
            var all = rows.iterator();
            return new Iterator<>() {
                private long read;

                @Override
                public boolean hasNext() {
                    if (cancel.cancelled()) return false;
                    if (all.hasNext()) return true;
                    progress.at(new Step.Read(file, read));
                    return false;
                }

                @Override
                public RawRow next() {
                    var row = all.next();
                    if (++read % ROWS_PER_STEP == 0) progress.at(new Step.Read(file, read));
                    return row;
                }
            };
        }
    }
}
