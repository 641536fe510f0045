package alidade.fetch.files;

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
    /// @param format as in [FileOptions]
    /// @throws UnreadableFile when there is no such file, or its content is none of the formats
    static RecordFile open(Path file, Optional<String> format) throws UnreadableFile {
        return open(file, format, Optional.empty());
    }

    /// Opens a file.
    ///
    /// @param format as in [FileOptions]
    /// @param relation the table inside a SQLite file; other formats have none and pay no regard to it
    /// @throws UnreadableFile when there is no such file, no such table, or its content is none of the formats
    static RecordFile open(Path file, Optional<String> format, Optional<String> relation) throws UnreadableFile {
        try (var data = DataFile.of(file, FileOptions.none().withFormat(format))) {
            return data.open(relation);
        }
    }

    String format();

    /// The encoding of a text, as a person said or as it was told from the content; empty where it is none.
    Optional<String> encoding();

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
