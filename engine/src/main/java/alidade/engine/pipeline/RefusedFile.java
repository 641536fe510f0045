package alidade.engine.pipeline;

import alidade.engine.log.Refused;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refused rows in a temporary file, written first and then read once. Not thread safe.
final class RefusedFile implements AutoCloseable {
    private final Path file;
    private @Nullable DataOutputStream out;
    private @Nullable DataInputStream in;
    private long left;

    RefusedFile(Path file) {
        this.file = file;
    }

    void write(Refused one) throws IOException {
        if (out == null) out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        text(out, one.place());
        text(out, one.source());
        text(out, one.date().map(LocalDate::toString).orElse(""));
        text(out, one.rule());
        text(out, one.reason());
        text(out, one.raw());
        left++;
    }

    /// From here on it is read.
    void rewind() throws IOException {
        if (out == null) return;
        out.close();
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    boolean hasMore() {
        return left > 0;
    }

    /// The next ones, at most so many and of about so many characters.
    List<Refused> next(int rows, long characters) throws IOException {
        var next = new ArrayList<Refused>();
        for (var room = characters; in != null && left > 0 && next.size() < rows && room > 0; left--) {
            var place = text(in);
            var source = text(in);
            var date = text(in);
            var one = new Refused(
                    place,
                    source,
                    date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date)),
                    text(in),
                    text(in),
                    text(in));
            room -= one.reason().length() + one.raw().length();
            next.add(one);
        }
        return next;
    }

    /// A character that has no form in UTF-8 is replaced, as the log does it.
    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try (var writing = out;
                var reading = in) {
            left = 0;
        } catch (IOException _) {
            return;
        }
    }
}
