package alidade.fetch.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A file of rows, open for reading. Rows are read as they are asked for, so a file may be larger than the memory.
///
/// Each call of `iterator()` reads the file from its beginning. Iterating never throws: what cannot be read comes as a
/// [RawRow.Malformed], and where nothing can be read beyond a damaged place, that one is the last. Not thread-safe.
public interface RecordFile extends AutoCloseable, Iterable<RawRow> {
    /// Opens a file whose SQLite relation, if it is one, is its only table.
    ///
    /// @param format `csv`, `ndjson` or `sqlite`; empty: told from the content and the name's ending
    /// @throws UnreadableFile when there is no such file, or its content is none of these formats
    static RecordFile open(Path file, Optional<String> format) throws UnreadableFile {
        return open(file, format, Optional.empty());
    }

    /// Opens a file.
    ///
    /// @param format `csv`, `ndjson` or `sqlite`; empty: told from the content and the name's ending
    /// @param relation the table inside a SQLite file; other formats have none and pay no regard to it
    /// @throws UnreadableFile when there is no such file, no such table, or its content is none of these formats
    static RecordFile open(Path file, Optional<String> format, Optional<String> relation) throws UnreadableFile {
        var told = FileFormat.of(file, format);
        try {
            return switch (told) {
                case CSV -> CsvFile.open(file);
                case NDJSON -> NdjsonFile.open(file);
                case SQLITE -> SqliteFile.open(file, relation);
            };
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFile(file, "cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /// The format that a file is in: `csv`, `ndjson` or `sqlite`.
    ///
    /// @throws UnreadableFile when it is none of them
    static String formatOf(Path file) throws UnreadableFile {
        return FileFormat.of(file, Optional.empty()).text();
    }

    /// The tables of a SQLite file, sorted; none for other formats.
    ///
    /// @throws UnreadableFile when it cannot be read
    static List<String> relationsOf(Path file) throws UnreadableFile {
        return FileFormat.of(file, Optional.empty()) == FileFormat.SQLITE ? SqliteFile.relationsOf(file) : List.of();
    }

    String format();

    /// The columns that every row has, in order; empty where each row names its own.
    List<String> columns();

    /// What is odd about the file as a whole, a sentence each: repeated column names, bytes of no known encoding.
    List<String> problems();

    /// Reads the rows from the beginning.
    @Override
    Iterator<RawRow> iterator();

    @Override
    void close();
}
