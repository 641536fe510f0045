package alidade.fetch.http;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;

/// Reads a body up to a cap of decoded bytes: the transport unpacks gzip unseen, so only what comes out can be counted.
final class BodyReader {
    private static final long STEP = 64 << 10;

    private BodyReader() {}

    /// The body was larger than the cap; reading stopped there.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static byte[] read(ResponseBody body, long cap) throws IOException {
        var source = body.source();
        var buffer = new Buffer();
        while (source.read(buffer, STEP) != -1) {
            if (buffer.size() > cap) throw new TooLong();
        }
        return buffer.readByteArray();
    }
}
