package alidade.engine.exchange;

import alidade.fetch.sources.CancelSignal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that ends with [Cancelled] once nobody wants it any more.
final class Cancellable extends FilterInputStream {
    private final CancelSignal cancel;

    Cancellable(InputStream in, CancelSignal cancel) {
        super(in);
        this.cancel = cancel;
    }

    @Override
    public int read() throws IOException {
        return cancel.cancelled() ? gone() : super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return cancel.cancelled() ? gone() : super.read(into, from, length);
    }

    private static int gone() {
        throw new Cancelled();
    }
}
