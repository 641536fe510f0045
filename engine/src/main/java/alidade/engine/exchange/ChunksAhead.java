package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Reads the next chunk while the one before it is on its way. Not thread safe.
final class ChunksAhead implements AutoCloseable {
    private final Chunks chunks;
    private CompletableFuture<Optional<Chunk>> next;
    private long lines;

    ChunksAhead(Chunks chunks) {
        this.chunks = chunks;
        next = read();
    }

    Optional<Chunk> next() throws IOException {
        var chunk = await();
        if (chunk.isPresent()) {
            lines = chunks.lines();
            next = read();
        }
        return chunk;
    }

    /// Of all chunks that were given so far.
    long lines() {
        return lines;
    }

    private CompletableFuture<Optional<Chunk>> read() {
        var reading = new CompletableFuture<Optional<Chunk>>();
        Thread.ofVirtual().name("chunks-ahead").start(() -> {
            try {
                reading.complete(chunks.next());
            } catch (IOException e) {
                reading.completeExceptionally(new UncheckedIOException(e));
            } catch (RuntimeException | Error e) {
                reading.completeExceptionally(e);
            }
        });
        return reading;
    }

    private Optional<Chunk> await() throws IOException {
        try {
            return next.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException cause -> throw cause.getCause();
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    /// What is being read is read to its end first.
    @Override
    public void close() throws IOException {
        next.handle((_, _) -> true).join();
        chunks.close();
    }
}
