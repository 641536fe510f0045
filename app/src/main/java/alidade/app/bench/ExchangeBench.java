package alidade.app.bench;

import alidade.engine.exchange.Exchange;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.Move;
import alidade.engine.exchange.postgres.HubSetup;
import alidade.engine.exchange.postgres.PostgresAddress;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Step;
import alidade.fetch.accounts.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Entries pushed to a hub in PostgreSQL and pulled by a fresh node, against psql's own `\\copy` of the same rows
/// into a table of the same shape.
///
/// In each round in a new database of the server, which goes away at its end. Both sides must count the same rows.
final class ExchangeBench {
    private static final String DATABASE = "alidade_bench";
    private static final String WRITE = "\\copy (select %s from inbox.%s order by _entry, _chunk, _ordinal) to '%s'";
    private static final String COPY = "\\copy copied (%s) from '%s'";

    private final Path folder;
    private final PostgresAddress owner;
    private final Accounts accounts;
    private final Subject subject;
    private final SyntheticRows rows;
    private final Timings timings;

    /// @param owner someone who may make databases, at any database of the server
    ExchangeBench(
            Path folder,
            PostgresAddress owner,
            Accounts accounts,
            Subject subject,
            SyntheticRows rows,
            Timings timings) {
        this.folder = folder;
        this.owner = owner;
        this.accounts = accounts;
        this.subject = subject;
        this.rows = rows;
        this.timings = timings;
    }

    /// @param open an engine on a workspace of this name, each time a new one
    void round(int round, int rowsOfAnEntry, Function<String, Engine> open, Task push, Task pull)
            throws SQLException, IOException, InterruptedException {
        execute(owner, "drop database if exists " + DATABASE);
        execute(owner, "create database " + DATABASE);
        var place = owner.inDatabase(DATABASE);
        new HubSetup(place.source(accounts), place.toString())
                .run(Map.of(subject.pack().name(), List.of(subject.table())));
        var name = rowsOfAnEntry + "-" + round;
        long count;
        try (var engine = open.apply("push-" + name)) {
            count = seal(engine, rowsOfAnEntry);
            timings.add(push, count, push(engine, place));
        }
        try (var engine = open.apply("pull-" + name)) {
            timings.add(pull, count, pull(engine, place));
            compare("the pull", count, count(engine));
        }
        if (push == Task.PUSH) compare("\\copy", count, copy(place, count));
        execute(owner, "drop database " + DATABASE);
    }

    private long seal(Engine engine, int rowsOfAnEntry) {
        var step = Math.max(1, rowsOfAnEntry / rows.items().size());
        var count = 0L;
        for (var day = 0; day < rows.days; day += step) {
            count += engine.log()
                    .seal(rows.entry(day, Math.min(rows.days, day + step)))
                    .rows();
        }
        return count;
    }

    /// From the beginning to the last entry that is sealed at the hub.
    private long push(Engine engine, PostgresAddress place) {
        var last = new AtomicLong();
        var begun = System.nanoTime();
        try (var hub = place.open(accounts)) {
            var exchanged = new Exchange(engine, hub, Clock.systemUTC())
                    .run(
                            move -> {
                                if (move instanceof Move.Pushed) last.set(System.nanoTime());
                            },
                            _ -> {},
                            () -> false);
            sound(exchanged);
        }
        return last.get() - begun;
    }

    /// From the beginning until the last entry is in the store.
    private long pull(Engine engine, PostgresAddress place) {
        var last = new AtomicLong();
        var begun = System.nanoTime();
        try (var hub = place.open(accounts)) {
            var exchanged = new Exchange(engine, hub, Clock.systemUTC())
                    .run(
                            _ -> {},
                            step -> {
                                if (step instanceof Step.Replayed) last.set(System.nanoTime());
                            },
                            () -> false);
            sound(exchanged);
        }
        return last.get() - begun;
    }

    private static void sound(Exchanged exchanged) {
        if (!exchanged.problems().isEmpty()) {
            throw new IllegalStateException("the exchange was no success: " + exchanged.problems());
        }
    }

    private long copy(PostgresAddress place, long count) throws SQLException, IOException, InterruptedException {
        var table = "\"%s/%s\"".formatted(subject.pack().name(), subject.table().name());
        var file = folder.resolve("copied.txt").toAbsolutePath();
        var columns = columns(place, table);
        psql(place, WRITE.formatted(columns, table, file));
        execute(place, "create table copied (like inbox.%s including indexes)".formatted(table));
        var begun = System.nanoTime();
        psql(place, COPY.formatted(columns, file));
        timings.add(Task.PSQL_COPY, count, System.nanoTime() - begun);
        Files.delete(file);
        return number(place, "select count(*) from copied");
    }

    private String columns(PostgresAddress place, String table) throws SQLException {
        try (var connection = place.source(accounts).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select string_agg(quote_ident(attname), ', ' order by attnum)"
                        + " from pg_attribute where attrelid = 'inbox.%s'::regclass and attnum > 0".formatted(table))) {
            found.next();
            return found.getString(1);
        }
    }

    private void psql(PostgresAddress place, String command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "psql", "--no-psqlrc", "--quiet", "--dbname", place.text(), "--command", command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("psql.txt").toFile());
        place.password(accounts).ifPresent(secret -> builder.environment().put("PGPASSWORD", secret.reveal()));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed: " + Files.readString(folder.resolve("psql.txt")));
        }
    }

    private long count(Engine engine) {
        return engine.store().read(reader -> {
            try (var statement = reader.createStatement();
                    var found = statement.executeQuery("select count(*) from std.\"%s\""
                            .formatted(subject.table().name()))) {
                found.next();
                return found.getLong(1);
            }
        });
    }

    private long number(PostgresAddress place, String sql) throws SQLException {
        try (var connection = place.source(accounts).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void execute(PostgresAddress place, String command) throws SQLException {
        try (var connection = place.source(accounts).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void compare(String who, long expected, long found) {
        if (found == expected) return;
        throw new IllegalStateException("%s brought %d rows, %d were sealed".formatted(who, found, expected));
    }
}
