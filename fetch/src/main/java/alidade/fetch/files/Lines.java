package alidade.fetch.files;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of a text with their numbers, none of them longer in memory than the cap.
final class Lines {
    private final Reader in;
    private final int cap;
    private final char[] buffer = new char[64 * 1024];
    private int next;
    private int limit;
    private long number;

    Lines(Reader in, int cap) {
        this.in = in;
        this.cap = cap;
    }

    /// @param cut it is longer than the cap, and the text only its beginning
    record Line(long number, String text, boolean cut) {}

    /// The next line without its line feed, or null at the end.
    @Nullable
    Line read() throws IOException {
        if (next == limit && !fill()) {
            return null;
        }
        number++;
        var text = new StringBuilder();
        var cut = false;
        while (true) {
            var end = next;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            var room = Math.min(end - next, cap - text.length());
            text.append(buffer, next, room);
            cut |= room < end - next;
            next = end;
            if (next < limit) {
                next++;
                return new Line(number, text.toString(), cut);
            }
            if (!fill()) {
                return new Line(number, text.toString(), cut);
            }
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        limit = Math.max(in.read(buffer), 0);
        return limit > 0;
    }
}
