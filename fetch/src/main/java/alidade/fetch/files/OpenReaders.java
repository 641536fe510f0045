package alidade.fetch.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a file's iterators have open, to be closed with the file.
final class OpenReaders {
    private final List<Closeable> kept = new ArrayList<>();

    <T extends Closeable> T keep(T one) {
        kept.add(one);
        return one;
    }

    /// Nothing was written, so a reader that does not close cleanly loses nothing.
    void close() {
        for (var one : kept) {
            try {
                one.close();
            } catch (IOException _) {
                continue;
            }
        }
        kept.clear();
    }
}
