package alidade.fetch.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A file whose format is known, unpacked where it was packed, before it is said what to read of it.
///
/// The unpacked copy is deleted when this and every [RecordFile] that was opened of it are closed. Not thread safe.
public final class DataFile implements AutoCloseable {
    private final Unpacked unpacked;
    private final FileFormat format;
    private int users = 1;

    private DataFile(Unpacked unpacked, FileFormat format) {
        this.unpacked = unpacked;
        this.format = format;
    }

    /// @throws UnreadableFile when there is no such file, or it is none of the formats
    public static DataFile of(Path file, FileOptions options) throws UnreadableFile {
        var unpacked = Unpacked.of(file, options);
        try {
            return new DataFile(unpacked, FileFormat.of(unpacked.content(), options.format()));
        } catch (UnreadableFile e) {
            unpacked.close();
            throw e;
        }
    }

    /// `csv`, `ndjson`, `sqlite` or `xlsx`.
    public String format() {
        return format.text();
    }

    /// The tables of a SQLite file, sorted; none for other formats.
    public List<String> relations() throws UnreadableFile {
        return format == FileFormat.SQLITE ? SqliteFile.relationsOf(unpacked.content()) : List.of();
    }

    /// @param relation the table inside a SQLite file; other formats have none and pay no regard to it
    /// @throws UnreadableFile when there is no such table, or the content is damaged at its beginning
    public RecordFile open(Optional<String> relation) throws UnreadableFile {
        var content = unpacked.content();
        var options = unpacked.options();
        try {
            var rows = switch (format) {
                case CSV -> CsvFile.open(content, options);
                case NDJSON -> NdjsonFile.open(content, options);
                case SQLITE -> SqliteFile.open(content, relation);
                case XLSX -> XlsxFile.open(content, options);
            };
            users++;
            return new Shared(rows);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFile(content, "cannot be read: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        if (--users == 0) {
            unpacked.close();
        }
    }

    /// Rows that let go of the unpacked copy when they are closed.
    private final class Shared implements RecordFile {
        private final RecordFile rows;
        private boolean closed;

        Shared(RecordFile rows) {
            this.rows = rows;
        }

        @Override
        public String format() {
            return rows.format();
        }

        @Override
        public Optional<String> encoding() {
            return rows.encoding();
        }

        @Override
        public List<String> columns() {
            return rows.columns();
        }

        @Override
        public List<String> problems() {
            return rows.problems();
        }

        @Override
        public Iterator<RawRow> iterator() {
            return rows.iterator();
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            rows.close();
            DataFile.this.close();
        }
    }
}
