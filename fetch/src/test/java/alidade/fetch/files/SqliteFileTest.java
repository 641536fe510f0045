package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void place() {
        path = folder.resolve("my tracker #1?.db");
    }

    private Connection tracker() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
    }

    /// The driver does not open names with a question mark for writing, so the file gets its name afterwards.
    private void name() throws IOException {
        Files.move(folder.resolve("t.db"), path);
    }

    @Test
    void readsEveryValueAsTheTextThatIsStored() throws SQLException, IOException {
        try (var tracker = tracker();
                var statement = tracker.createStatement()) {
            statement.execute("create table \"odd \"\"name\" (a text, \"b c\" , \"select\")");
            statement.execute("insert into \"odd \"\"name\" values ('69388.0', 69388.0, 42), (null, '', '百度')");
            statement.execute("insert into \"odd \"\"name\"(rowid, a) values (77, x'00ff')");
        }
        name();
        try (var file = RecordFile.open(path, Optional.empty())) {
            assertThat(RecordFileTest.lines(file))
                    .containsExactly(
                            "my tracker #1?.db:odd \"name:1 {\"a\":\"69388.0\",\"b c\":\"69388.0\",\"select\":\"42\"}",
                            "my tracker #1?.db:odd \"name:2 {\"a\":null,\"b c\":\"\",\"select\":\"百度\"}",
                            "my tracker #1?.db:odd \"name:77:a ! The row has binary data in column 'a': it is not imported.");
            assertThat(file.columns()).containsExactly("a", "b c", "select");
            assertThat(file).as("a second time").hasSize(3);
        }
    }

    @Test
    void namesTheTablesWhereOneMustBeChosen() throws SQLException, IOException {
        try (var tracker = tracker();
                var statement = tracker.createStatement()) {
            statement.execute("create table one (a)");
            statement.execute("create table two (a text primary key) without rowid");
            statement.execute("insert into two values ('x')");
            statement.execute("create view three as select * from one");
        }
        name();
        try (var data = DataFile.of(path, FileOptions.none())) {
            assertThat(data.relations()).containsExactly("one", "two");
        }
        assertThatThrownBy(() -> RecordFile.open(path, Optional.empty()))
                .hasMessage("my tracker #1?.db needs the name of one table: it has one, two.");
        assertThatThrownBy(() -> RecordFile.open(path, Optional.of("sqlite"), Optional.of("one; drop table one")))
                .hasMessage("my tracker #1?.db has no table 'one; drop table one': it has one, two.");
        try (var file = RecordFile.open(path, Optional.empty(), Optional.of("two"))) {
            assertThat(RecordFileTest.lines(file)).containsExactly("my tracker #1?.db:two:1 {\"a\":\"x\"}");
        }
    }

    @Test
    void readsWhatIsCommittedWhileTheTrackerWritesAndLeavesNothingBeside() throws SQLException, IOException {
        try (var tracker = tracker();
                var statement = tracker.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("create table t (a)");
            statement.execute("insert into t values (1), (2)");
            tracker.setAutoCommit(false);
            statement.execute("insert into t values (3)");
            var before = contents();
            try (var file = RecordFile.open(folder.resolve("t.db"), Optional.empty())) {
                assertThat(file).hasSize(2);
            }
            assertThat(contents()).isEqualTo(before);
            tracker.commit();
            try (var file = RecordFile.open(folder.resolve("t.db"), Optional.empty())) {
                assertThat(file).hasSize(3);
            }
        }
    }

    @Test
    void leavesNothingBesideADatabaseWhoseWriteAheadLogWasClosed() throws SQLException, IOException {
        try (var tracker = tracker();
                var statement = tracker.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("create table t (a)");
            statement.execute("insert into t values (1)");
        }
        var before = contents();
        try (var file = RecordFile.open(folder.resolve("t.db"), Optional.empty())) {
            assertThat(file).hasSize(1);
        }
        assertThat(contents()).isEqualTo(before).hasSize(1);
    }

    @Test
    void keepsTheRowsBeforeADamagedPage() throws SQLException, IOException {
        try (var tracker = tracker();
                var statement = tracker.createStatement()) {
            statement.execute("pragma page_size = 1024");
            statement.execute("create table t (a)");
            statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)"
                    + " insert into t select 'row ' || i || ' ' || hex(zeroblob(50)) from n");
        }
        var bytes = Files.readAllBytes(folder.resolve("t.db"));
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4096, (byte) 0x7a);
        Files.write(folder.resolve("t.db"), bytes);
        try (var file = RecordFile.open(folder.resolve("t.db"), Optional.empty())) {
            var lines = RecordFileTest.lines(file);
            assertThat(lines.size()).isBetween(100, 400);
            assertThat(lines.getFirst()).startsWith("t.db:t:1 {\"a\":\"row 1 ");
            assertThat(lines.getLast()).startsWith("t.db:t ! The database is damaged after row ");
            assertThat(lines.subList(0, lines.size() - 1)).noneMatch(line -> line.contains(" ! "));
        }
    }

    @Test
    void passesOverARowThatIsTooBig() throws SQLException, IOException {
        try (var tracker = tracker();
                var statement = tracker.createStatement()) {
            statement.execute("create table t (a text)");
            statement.execute("insert into t values ('x'), (replace(hex(zeroblob(9000000)), '0', 'y')), ('z'), ("
                    + "replace(hex(zeroblob(600000)), '0', 'y'))");
        }
        try (var file = RecordFile.open(folder.resolve("t.db"), Optional.empty())) {
            assertThat(RecordFileTest.lines(file))
                    .containsExactly(
                            "t.db:t:1 {\"a\":\"x\"}",
                            "t.db:t:2 ! The row has a value of more than 16777216 bytes: it is not imported.",
                            "t.db:t:3 {\"a\":\"z\"}",
                            "t.db:t:4:a ! The row has more than 1048576 characters in 'a': it is not imported.");
        }
    }

    private TreeMap<String, Long> contents() throws IOException {
        var sizes = new TreeMap<String, Long>();
        try (var files = Files.list(folder)) {
            for (var one : files.toList()) {
                sizes.put(one.getFileName().toString(), Files.size(one));
            }
        }
        return sizes;
    }
}
