package alidade.engine.pipeline;

import alidade.engine.log.LogFiles;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A disk that takes so many bytes and no more. What still fits of a write is written. Thread safe.
final class SmallDisk extends LogFiles {
    private static final String MARKERS = "incarnations";

    private long left = Long.MAX_VALUE;
    private boolean tellsTheTruth = true;
    private boolean wasFull;

    synchronized void room(long bytes) {
        left = bytes;
        wasFull = false;
    }

    /// Whether it says beforehand how much room there is, so that work can stop in time.
    synchronized void tellsTheTruth(boolean now) {
        tellsTheTruth = now;
    }

    /// Whether it refused something that a run has to tell of: a node that cannot write its marker only warns.
    synchronized boolean wasFull() {
        return wasFull;
    }

    private synchronized int take(Path file, int bytes) {
        var taken = (int) Math.min(bytes, left);
        left -= taken;
        wasFull |= taken < bytes && !file.toString().contains(MARKERS);
        return taken;
    }

    @Override
    public synchronized long usableBytes(Path file) {
        return tellsTheTruth ? left : Long.MAX_VALUE;
    }

    @Override
    public OutputStream write(Path file) throws IOException {
        return limited(file, super.write(file));
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        return limited(file, super.append(file));
    }

    private OutputStream limited(Path file, OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                var fits = take(file, length);
                out.write(bytes, from, fits);
                if (fits < length) throw new IOException("No space left on device");
            }
        };
    }
}
