package alidade.fetch.files;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks one row ahead, and turns a failing disk into a last, malformed row.
abstract class RowIterator implements Iterator<RawRow> {
    private final String file;
    private @Nullable RawRow ahead;
    private boolean ended;

    RowIterator(String file) {
        this.file = file;
    }

    /// The next row, or empty at the end.
    abstract Optional<RawRow> read() throws IOException;

    String place(long line) {
        return file + ":" + line;
    }

    /// @param spot line and column
    String place(String spot) {
        return file + ":" + spot;
    }

    /// Lets the rows end with one that says that reading failed.
    void failed(IOException e) {
        ahead = new RawRow.Malformed(
                file,
                "Reading failed: " + e.getMessage() + ". The rows before are kept, what follows is not read.",
                "");
        ended = true;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            try {
                ahead = read().orElse(null);
                ended = ahead == null;
            } catch (IOException e) {
                failed(e);
            }
        }
        return ahead != null;
    }

    @Override
    public RawRow next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("the file has no more rows");
        }
        var row = ahead;
        ahead = null;
        return row;
    }
}
