package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Cuts the lines of a payload into chunks: 50,000 lines each, or fewer once they have 8 MiB. Always the
/// same ones of the same lines. Not thread safe.
final class Chunks implements AutoCloseable {
    private static final int MOST_LINES = 50_000;
    private static final int ENOUGH_BYTES = 8 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream lines;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private int number;
    private long linesSoFar;

    Chunks(InputStream lines) {
        this.lines = lines;
    }

    Optional<Chunk> next() throws IOException {
        var chunk = new ByteArrayOutputStream();
        var count = 0;
        while (count < MOST_LINES && chunk.size() < ENOUGH_BYTES && fill()) {
            count++;
            // A chunk ends with a line, however long that is.
            for (var isWhole = false; !isWhole && fill(); ) isWhole = copyLine(chunk);
        }
        linesSoFar += count;
        return chunk.size() == 0 ? Optional.empty() : Optional.of(Chunk.of(number++, chunk.toByteArray()));
    }

    /// Copies up to the next line feed, or all that is in the buffer.
    private boolean copyLine(ByteArrayOutputStream chunk) {
        var end = from;
        while (end < to && buffer[end] != '\n') end++;
        var isWhole = end < to;
        chunk.write(buffer, from, (isWhole ? end + 1 : end) - from);
        from = isWhole ? end + 1 : end;
        return isWhole;
    }

    /// Of all chunks so far.
    long lines() {
        return linesSoFar;
    }

    private boolean fill() throws IOException {
        if (from < to) return true;
        from = 0;
        to = lines.read(buffer);
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
