package alidade.fetch.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes that come out of something packed, no more of them than a cap: a small file may unpack to terabytes.
final class CappedStream extends FilterInputStream {
    /// A table that repeats itself packs to a hundredth; what packs better than this by far is a bomb.
    static final int RATIO = 200;

    /// So much may come out of a file of any size.
    static final long ALWAYS = 64L << 20;

    static final long MOST = 16L << 30;

    private final long cap;
    private long left;

    /// @param packed how many bytes there were before unpacking
    CappedStream(InputStream in, long packed) {
        super(in);
        cap = Math.min(MOST, ALWAYS + RATIO * Math.min(packed, MOST));
        left = cap;
    }

    @Override
    public int read() throws IOException {
        var one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = in.read(bytes, from, length);
        count(read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new IOException(
                    "it unpacks to more than %d bytes, which is more than a file of its size may".formatted(cap));
        }
    }
}
