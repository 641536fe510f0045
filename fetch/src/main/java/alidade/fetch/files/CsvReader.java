package alidade.fetch.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts text into CSV records by RFC 4180, holding one record in memory at a time.
///
/// A line ends with LF, CR LF or CR. A quote inside an unquoted field is text. A record that breaks the rules comes as
/// [Broken], and reading goes on at the next line; when a quote is never closed, or not within the cap, that is the
/// line after the one in which the record began, so that one stray quote costs one line and not the rest of the file.
final class CsvReader {
    static final int FIELD_CAP = 1024 * 1024;
    static final int COLUMN_CAP = 2_000;
    static final int RECORD_CAP = 8 * 1024 * 1024;

    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private char[] buffer = new char[64 * 1024];
    /// The record being read is `buffer[start, start + …)`; offsets below are counted from `start`.
    private int start;
    private int limit;
    private boolean ended;
    /// Line, from 1, in which the record being read begins.
    private long line = 1;
    /// Offset of the first character not yet looked at.
    private int next;

    private int[] starts = new int[32];
    private int[] breaks = new int[8];
    private int breakCount;

    CsvReader(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /// What stands between two line ends outside of quotes.
    sealed interface Record {
        long line();
    }

    /// @param starts offset in the record at which each field begins, from 0
    /// @param breaks offsets behind the line ends that are inside of quotes
    record Fields(long line, List<String> values, int[] starts, int[] breaks) implements Record {
        /// Line and character of a field, both from 1: `17:5`.
        String spot(int field) {
            var lines = 0;
            while (lines < breaks.length && breaks[lines] <= starts[field]) {
                lines++;
            }
            var from = lines == 0 ? 0 : breaks[lines - 1];
            return (line + lines) + ":" + (starts[field] - from + 1);
        }
    }

    /// @param line in which the record begins
    /// @param spot line and character at which it stopped to be one
    record Broken(long line, String spot, String reason, String raw) implements Record {}

    /// The next record, or null at the end. A line without any character is a record of one empty field.
    @Nullable
    Record read() throws IOException {
        next = 0;
        breakCount = 0;
        if (look(0) == END) {
            return null;
        }
        var values = new ArrayList<String>();
        while (true) {
            if (values.size() == COLUMN_CAP) {
                return brokenHere("has more than " + COLUMN_CAP + " fields");
            }
            if (values.size() == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[values.size()] = next;
            var reason = look(next) == '"' ? quoted(values) : plain(values);
            if (reason != null) {
                return reason;
            }
            if (next > RECORD_CAP) {
                return brokenHere("is longer than " + RECORD_CAP + " characters");
            }
            if (look(next) != separator) {
                break;
            }
            next++;
        }
        takeLineEnd();
        var first = line;
        pass(next);
        return new Fields(first, values, Arrays.copyOf(starts, values.size()), Arrays.copyOf(breaks, breakCount));
    }

    private @Nullable Broken plain(List<String> values) throws IOException {
        var from = next;
        for (var c = look(next); c != separator && c != '\n' && c != '\r' && c != END; c = look(++next)) {
            if (next - from >= FIELD_CAP) {
                return brokenHere("has a field of more than " + FIELD_CAP + " characters");
            }
        }
        values.add(new String(buffer, start + from, next - from));
        return null;
    }

    private @Nullable Broken quoted(List<String> values) throws IOException {
        var from = ++next;
        var doubled = false;
        while (true) {
            var c = look(next);
            if (c == END) {
                return brokenAtFirstLine(from - 1, "opens a quote that is never closed");
            }
            if (next - from > FIELD_CAP) {
                return brokenAtFirstLine(
                        from - 1, "opens a quote that is not closed within " + FIELD_CAP + " characters");
            }
            if (c == '"') {
                if (look(next + 1) != '"') {
                    break;
                }
                doubled = true;
                next++;
            }
            next++;
            if (c == '\n' || (c == '\r' && look(next) != '\n')) {
                addBreak(next);
            }
        }
        var text = new String(buffer, start + from, next - from);
        values.add(doubled ? text.replace("\"\"", "\"") : text);
        next++;
        var after = look(next);
        if (after == separator || after == '\n' || after == '\r' || after == END) {
            return null;
        }
        return brokenHere("has text after a closing quote in field " + values.size());
    }

    private void addBreak(int offset) {
        if (breakCount == breaks.length) {
            breaks = Arrays.copyOf(breaks, breaks.length * 2);
        }
        breaks[breakCount++] = offset;
    }

    private String spot(int offset) {
        return new Fields(line, List.of(), new int[] {offset}, Arrays.copyOf(breaks, breakCount)).spot(0);
    }

    /// Gives up on the record and passes the rest of the line in which the reading stands.
    private Broken brokenHere(String reason) throws IOException {
        var raw = raw(next);
        var first = line;
        var spot = spot(next);
        passLine();
        return new Broken(first, spot, reason, raw);
    }

    /// Gives up on the record but for the line in which it began.
    ///
    /// @param quote offset of the quote that stays open
    private Broken brokenAtFirstLine(int quote, String reason) throws IOException {
        next = 0;
        var first = line;
        var spot = breakCount == 0 || quote < breaks[0] ? first + ":" + (quote + 1) : first + ":1";
        while (look(next) != '\n' && look(next) != '\r' && look(next) != END && next < RawRow.Malformed.RAW_CAP) {
            next++;
        }
        var raw = raw(next);
        passLine();
        return new Broken(first, spot, reason, raw);
    }

    private String raw(int end) {
        return new String(buffer, start, Math.min(end, RawRow.Malformed.RAW_CAP));
    }

    private void passLine() throws IOException {
        while (look(next) != '\n' && look(next) != '\r' && look(next) != END) {
            next++;
            if (next >= buffer.length / 2) {
                pass(next);
                next = 0;
            }
        }
        takeLineEnd();
        pass(next);
    }

    private void takeLineEnd() throws IOException {
        if (look(next) == '\r') {
            next++;
        }
        if (look(next) == '\n') {
            next++;
        }
    }

    /// Leaves the first characters behind, counting their line ends.
    private void pass(int count) {
        for (var i = start; i < start + count; i++) {
            var c = buffer[i];
            if (c == '\n' || (c == '\r' && !(i + 1 < start + count && buffer[i + 1] == '\n'))) {
                line++;
            }
        }
        start += count;
    }

    private int look(int offset) throws IOException {
        if (start + offset < limit || more(offset)) {
            return buffer[start + offset];
        }
        return END;
    }

    private boolean more(int offset) throws IOException {
        while (!ended && start + offset >= limit) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, limit - start);
                limit -= start;
                start = 0;
            }
            if (limit == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            var read = in.read(buffer, limit, buffer.length - limit);
            ended = read < 0;
            limit += Math.max(read, 0);
        }
        return start + offset < limit;
    }
}
