package alidade.engine.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The content of a verified entry, line by line, for those that are too large to be held in memory.
///
/// Facts first, `header().rows()` of them, then `header().refused()` refused records. Not thread safe.
public final class EntryReading implements AutoCloseable {
    private final Header header;
    private final boolean isWithheld;
    private final InputStream lines;
    private final EntryParser parser;

    EntryReading(Known known, InputStream lines) throws IOException {
        this.header = known.header();
        this.isWithheld = known.isWithheld();
        this.lines = lines;
        this.parser = new EntryParser(lines);
    }

    public Header header() {
        return header;
    }

    /// Whether the entry is here without its rows: then there is no line to be read.
    public boolean isWithheld() {
        return isWithheld;
    }

    /// The next fact; to be called no more often than the header says.
    public Fact fact() {
        return read(parser::fact);
    }

    /// The next refused record, once all facts were taken.
    public Refused refused() {
        return read(parser::refused);
    }

    /// The next document of an entry of documents.
    public Document document() {
        return read(parser::document);
    }

    private interface Line<T> {
        T read() throws IOException;
    }

    private <T> T read(Line<T> line) {
        try {
            return line.read();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEntry(header.id(), "a line of its payload cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
