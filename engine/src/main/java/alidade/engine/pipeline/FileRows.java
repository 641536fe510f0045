package alidade.engine.pipeline;

import alidade.engine.log.Filling;
import alidade.engine.standardize.ImportChoice;
import alidade.engine.standardize.Standardizer;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;

/// Reads a file of another program as facts of a table.
final class FileRows {
    private static final int ROWS_PER_STEP = 1_000;

    private final Clock clock;

    FileRows(Clock clock) {
        this.clock = clock;
    }

    /// What a file turned out to be.
    ///
    /// @param rows how many were read; fewer than there are when it was cancelled
    record Read(ImportReport.Found found, long rows) {}

    /// Hands what becomes of each row to the sink.
    ///
    /// @throws Unanswerable when the file cannot be read, or no import of the table fits it
    /// @throws IOException when the sink fails
    Read read(ImportRequest request, Pack pack, TableDefinition table, Filling.Sink sink, Watch watch)
            throws IOException {
        return switch (ImportChoice.of(table, request.file(), request.options())) {
            case ImportChoice.None(var reason) -> throw new Unanswerable(reason);
            case ImportChoice.Fits(var mapping, var open) -> {
                try (open) {
                    var counted = new Counted(open, request.name(), watch.progress(), watch.cancel());
                    var read = new Standardizer(table, pack.zone(), clock).imported(mapping, counted, sink);
                    yield new Read(new ImportReport.Found(open.format(), open.encoding(), open.problems()), read);
                }
            }
        };
    }

    /// Who follows an import.
    record Watch(Progress progress, CancelSignal cancel) {}

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
