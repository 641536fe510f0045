package alidade.fetch.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/// A way into a SQLite database that its owner may be writing to, which leaves not a byte beside it.
///
/// A database with a rollback journal is read where it stands, with `mode=ro`. To read one with a write-ahead log, or
/// one whose owner died in the middle of a transaction, SQLite would have to write beside it: of such a database a
/// private copy is taken, together with its log or journal, and read instead.
final class SqliteDoor implements AutoCloseable {
    static final int VALUE_CAP = 16 * 1024 * 1024;

    private static final int BUSY_MILLISECONDS = 10_000;
    private static final int COPY_TRIES = 5;
    private static final List<String> COMPANIONS = List.of("-wal", "-journal");

    private final Connection connection;
    private final Optional<Path> copies;

    private SqliteDoor(Connection connection, Optional<Path> copies) {
        this.connection = connection;
        this.copies = copies;
    }

    static SqliteDoor open(Content content) throws UnreadableFile {
        var file = content.path();
        try {
            if (!hasWriteAheadLog(file) && !Files.exists(beside(file, "-journal"))) {
                return new SqliteDoor(connect(file.toAbsolutePath(), true), Optional.empty());
            }
            return copy(content);
        } catch (SQLException e) {
            throw new UnreadableFile(content, "cannot be opened as a SQLite database: " + e.getMessage() + ".", e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFile(content, "cannot be read: " + e.getMessage() + ".", e);
        }
    }

    Connection connection() {
        return connection;
    }

    /// Nothing was written, so what does not close cleanly loses nothing.
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            return;
        } finally {
            copies.ifPresent(SqliteDoor::delete);
        }
    }

    /// Bytes 18 and 19 of the header are 2 in a database that uses a write-ahead log.
    private static boolean hasWriteAheadLog(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(20);
            return head.length == 20 && (head[18] == 2 || head[19] == 2) || Files.exists(beside(file, "-wal"));
        }
    }

    private static SqliteDoor copy(Content file) throws IOException, SQLException {
        var folder = Files.createTempDirectory("alidade-import-");
        try {
            var copy = folder.resolve("copy.db");
            copyQuietly(file, copy);
            return new SqliteDoor(connect(copy, false), Optional.of(folder));
        } catch (IOException | SQLException e) {
            delete(folder);
            throw e;
        }
    }

    /// Copies until nothing moved meanwhile.
    private static void copyQuietly(Content content, Path copy) throws IOException {
        var file = content.path();
        for (var i = 0; i < COPY_TRIES; i++) {
            var before = state(file);
            Files.deleteIfExists(copy);
            Files.copy(file, copy);
            for (var companion : COMPANIONS) {
                Files.deleteIfExists(beside(copy, companion));
                try {
                    Files.copy(beside(file, companion), beside(copy, companion));
                } catch (NoSuchFileException _) {
                    continue;
                }
            }
            if (before.equals(state(file))) {
                return;
            }
        }
        throw new UnreadableFile(
                content, "was written to during each of " + COPY_TRIES + " attempts to copy it: try again later.");
    }

    private static List<String> state(Path file) throws IOException {
        var state = new ArrayList<String>();
        for (var ending : List.of("", "-wal", "-journal")) {
            var one = beside(file, ending);
            state.add(Files.exists(one) ? Files.size(one) + " " + Files.getLastModifiedTime(one) : "none");
        }
        return state;
    }

    private static Connection connect(Path file, boolean readOnly) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.enableLoadExtension(false);
        var uri = file.toUri().getRawPath().replace("?", "%3f").replace("#", "%23");
        var connection = config.createConnection("jdbc:sqlite:file:" + uri + "?mode=" + (readOnly ? "ro" : "rw"));
        try (var statement = connection.createStatement()) {
            ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, VALUE_CAP);
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma cell_size_check = on");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /// What cannot be deleted now stays in the folder for temporary files.
    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException _) {
            return;
        }
    }
}
