package alidade.engine.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps what is written to it: in memory up to a limit, beyond it in a temporary file. Not thread safe.
final class SpillingBuffer extends OutputStream {
    private final LogFiles files;
    private final Path file;
    private final int limitInBytes;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable OutputStream spilled;
    private long size;

    SpillingBuffer(LogFiles files, Path file, int limitInBytes) {
        this.files = files;
        this.file = file;
        this.limitInBytes = limitInBytes;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        size += length;
        if (spilled == null && size > limitInBytes) {
            spilled = files.write(file);
            memory.writeTo(spilled);
            memory = new ByteArrayOutputStream(0);
        }
        if (spilled != null) {
            spilled.write(bytes, from, length);
        } else {
            memory.write(bytes, from, length);
        }
    }

    long size() {
        return size;
    }

    void copyTo(OutputStream out) throws IOException {
        if (spilled == null) {
            memory.writeTo(out);
            return;
        }
        spilled.flush();
        try (var in = files.read(file)) {
            in.transferTo(out);
        }
    }

    /// Lets go of what was kept, and deletes the temporary file.
    @Override
    public void close() throws IOException {
        memory = new ByteArrayOutputStream(0);
        if (spilled != null) {
            spilled.close();
            files.delete(file);
        }
    }
}
