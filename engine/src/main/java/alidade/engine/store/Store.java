package alidade.engine.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The H2 database of one workspace, open in this process and in no other.
///
/// Everyone but the writer reads as a user who holds nothing but SELECT. H2 offers no other way that refuses a write
/// while a writer is open: it ignores `ACCESS_MODE_DATA=r` on a second connection, and `Connection.setReadOnly`.
public final class Store implements AutoCloseable {
    private static final String WRITER = "sa";
    private static final String READER = "views";
    // Whoever can open the file owns the data, so these words keep no secret; they only tell the two roles apart.
    private static final String PASSWORD = "alidade";
    private static final int READERS = 8;
    // Without a delay H2 writes to its file only while the writer asks for something. Its own thread for that would
    // save changes of a transaction without what undoes them, and a kill then left indexes that contradict their table:
    // decision 0022.
    private static final String NO_WRITE_DELAY = ";WRITE_DELAY=0";
    // A result that H2 keeps is given again although a parameter inside of a `with` has changed since.
    private static final String NO_REUSE = ";OPTIMIZE_REUSE_RESULTS=0";
    private static final String CONDEMNED = "store.condemned";
    private static final long WASTEFUL_FROM = 256L << 20;
    private static final int WASTEFUL_PERCENT = 45;
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final HikariDataSource writing;
    private final HikariDataSource reading;

    private Store(HikariDataSource writing, HikariDataSource reading) {
        this.writing = writing;
        this.reading = reading;
    }

    /// Opens the database of the workspace, creating what is missing of its schemas and of the tables that mirror
    /// the log. A file that is damaged is put aside and an empty one opened: the log brings everything back.
    ///
    /// @throws StoreProblem when another process holds it, or the disk fails
    public static Store open(Path workspace) {
        if (Files.exists(workspace.resolve(CONDEMNED))) {
            setAside(workspace);
        }
        try {
            return openOnce(workspace);
        } catch (StoreProblem e) {
            if (!e.tellsOfDamage()) {
                throw e;
            }
            LOG.warn(
                    "{} - its store is damaged and put aside, the log will fill a new one: {}",
                    workspace,
                    e.getMessage());
            setAside(workspace);
            return openOnce(workspace);
        }
    }

    /// Who asks while tables are being replaced waits for that, 30 s at most; the usual 2 s pass on a busy machine.
    private static final String PATIENCE = ";LOCK_TIMEOUT=30000";

    private static Store openOnce(Path workspace) {
        var url = "jdbc:h2:file:" + workspace.toAbsolutePath().resolve("store")
                + ";DATABASE_TO_LOWER=TRUE;TIME ZONE=UTC" + PATIENCE;
        HikariDataSource writing;
        try {
            writing = pool("writer", url + NO_WRITE_DELAY + NO_REUSE, WRITER, 1);
        } catch (RuntimeException e) {
            throw new StoreProblem("the store of " + workspace + " cannot be opened", e);
        }
        try (var connection = writing.getConnection()) {
            prepare(connection);
            return new Store(writing, pool("views", url, READER, READERS));
        } catch (SQLException | RuntimeException e) {
            writing.close();
            throw new StoreProblem("the store of " + workspace + " cannot be opened", e);
        }
    }

    /// Puts the database file of a closed store aside, so that the next [#open(Path)] begins with an empty one and
    /// everything is made again from the log; a file that was put aside before is replaced.
    public static void setAside(Path workspace) {
        var file = workspace.resolve("store.mv.db");
        try {
            if (Files.exists(file)) {
                Files.move(file, workspace.resolve("store.damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(workspace.resolve(CONDEMNED));
        } catch (IOException e) {
            throw new StoreProblem("the store of " + workspace + " cannot be put aside", e);
        }
    }

    /// Has the store put aside at the next [#open(Path)]: for one that is open and too damaged to be emptied.
    public static void condemn(Path workspace) {
        try {
            Files.writeString(workspace.resolve(CONDEMNED), "");
        } catch (IOException e) {
            throw new StoreProblem("the store of " + workspace + " cannot be marked as damaged", e);
        }
    }

    static void prepare(Connection connection) throws SQLException {
        LogTables.create(connection);
        createReader(connection);
    }

    /// Rights on a schema cover what is created in it later.
    private static void createReader(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create user if not exists " + READER + " password '" + PASSWORD + "'");
            for (var schema : LogTables.SCHEMAS) {
                statement.execute("grant select on schema " + schema + " to " + READER);
            }
        }
    }

    private static HikariDataSource pool(String name, String url, String user, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(size);
        // Waits for as long as a long import takes.
        config.setConnectionTimeout(user.equals(WRITER) ? 3_600_000 : 60_000);
        return new HikariDataSource(config);
    }

    /// The one connection that writes, committing by itself; who asks while it is out waits. To be closed.
    public Connection writer() throws SQLException {
        return writing.getConnection();
    }

    /// Connections that read, and can do nothing else.
    public DataSource reader() {
        return reading;
    }

    /// What is done with a connection.
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    public interface Task {
        void with(Connection connection) throws SQLException;
    }

    /// Does the work on the writer's connection as one transaction: all of it, or nothing.
    ///
    /// Not to be nested: the inner one would wait for the outer one.
    public <T> T inTransaction(Work<T> work) {
        try (var connection = writing.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreProblem("a transaction failed and was undone", e);
        }
    }

    /// As [#inTransaction(Work)], for work without a result.
    public void transact(Task task) {
        inTransaction(connection -> {
            task.with(connection);
            return true;
        });
    }

    /// Does the work on a connection that reads.
    public <T> T read(Work<T> work) {
        try (var connection = reading.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreProblem("a question to the store failed", e);
        }
    }

    /// Returns when all that was committed is on the disk: H2 alone may lose its last commits when it is killed.
    public void checkpoint() {
        transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
        });
    }

    @Override
    public void close() {
        close(WASTEFUL_FROM);
    }

    /// @param wastefulFrom size of the file in bytes from which on it is worth being written anew
    void close(long wastefulFrom) {
        reading.close();
        compactFrom(wastefulFrom);
        writing.close();
    }

    /// Without a thread of its own H2 tidies its file only while it is closed, and then for a fifth of a second: after
    /// a
    /// large import most of the file would stay waste.
    private void compactFrom(long wastefulFrom) {
        if (writing.isClosed()) return;
        try (var connection = writing.getConnection();
                var statement = connection.createStatement()) {
            var wasteful = setting(statement, "info.FILE_SIZE") > wastefulFrom
                    && setting(statement, "info.CHUNKS_FILL_RATE") < WASTEFUL_PERCENT;
            if (wasteful) statement.execute("shutdown compact");
        } catch (SQLException e) {
            // The database is gone by then, so that even closing the statement may say so.
            if (e.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN) return;
            LOG.warn("store - its file was not compacted, which loses nothing: {}", e.getMessage());
        }
    }

    private static long setting(Statement statement, String name) throws SQLException {
        try (var rows = statement.executeQuery(
                "select setting_value from information_schema.settings where setting_name = '" + name + "'")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
