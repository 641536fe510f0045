package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class StoreTest {
    @TempDir
    Path folder;

    Garden garden;

    @BeforeEach
    void open() {
        garden = Garden.planted(folder);
        garden.sealAndApply(List.of(Garden.fact("rose", LocalDate.of(2026, 3, 1), 42)));
    }

    @AfterEach
    void close() {
        garden.close();
    }

    @Test
    void readerSeesTheStateBeforeAnOpenTransactionAndDoesNotWait() {
        garden.store.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("delete from std.weather_fact");
            }
            assertThat(garden.rows("select reading from std.weather")).isEqualTo(List.of(List.of("42")));
        });
        assertThat(garden.rows("select reading from std.weather")).isEmpty();
    }

    @Test
    void readerSeesWhatIsCreatedLater() {
        write("create table mart.later (amount int)");
        write("insert into mart.later values (1)");
        write("create view quality.later as select amount from mart.later");

        assertThat(garden.rows("select amount from mart.later")).isEqualTo(List.of(List.of("1")));
        assertThat(garden.rows("select amount from quality.later")).isEqualTo(List.of(List.of("1")));
    }

    @Test
    void answersTheSameTextWithAnotherParameterAnew() {
        var sql = """
                with facts as (select reading from std.weather_fact where reading >= ?)
                select (select n from (select (select count(*) from facts) as n) inner_one) as amount""";
        var answers = garden.store.read(connection -> {
            var counts = new ArrayList<Long>();
            for (var limit : List.of(42, 43, 42)) {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setInt(1, limit);
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        counts.add(rows.getLong(1));
                    }
                }
            }
            return counts;
        });

        assertThat(answers).containsExactly(1L, 0L, 1L);
    }

    @Test
    void aFileThatIsMostlyWasteIsWrittenAnewWhenItIsClosed() throws IOException {
        var place = Files.createDirectories(folder.resolve("wasteful"));
        var file = place.resolve("store.mv.db");
        long wasteful;
        try (var store = Store.open(place)) {
            fillAgainAndAgain(store);
            store.checkpoint();
            wasteful = Files.size(file);
            store.close(1 << 20);
        }

        assertThat(Files.size(file)).isLessThan(wasteful / 2);
        try (var store = Store.open(place)) {
            long sum = store.read(connection -> {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select sum(amount) from mart.waste")) {
                    rows.next();
                    return rows.getLong(1);
                }
            });
            // 0 + 1 + … + 19,999
            assertThat(sum).isEqualTo(19_999L * 20_000 / 2);
        }
    }

    private static void fillAgainAndAgain(Store store) {
        store.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create table mart.waste (amount int primary key, text varchar)");
            }
        });
        for (var round = 0; round < 12; round++) {
            store.transact(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("delete from mart.waste");
                    statement.execute("insert into mart.waste"
                            + " select r.n - 1, random_uuid() || random_uuid() from system_range(1, 20000) r(n)");
                }
            });
            store.checkpoint();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into log.ruling values (1, 0, 'confirmation', 'x', 1, true, 'y', null)",
                "update std.weather_fact set reading = 0",
                "delete from std.weather_fact",
                "merge into log.set_aside values ('x', 1, 'y')",
                "truncate table std.weather_fact",
                "drop table std.weather_fact",
                "drop view std.weather",
                "alter table std.weather_fact add column other int",
                "create table mart.other (id int)",
                "create table other (id int)",
                "create view mart.other as select 1",
                "create schema other",
                "create alias leave for 'java.lang.System.exit(int)'",
                "create user other password 'x'",
                "alter user views admin true",
                "grant insert on schema mart to views",
                "set write_delay 0",
                "script to 'copy.sql'",
                "runscript from 'copy.sql'",
                "backup to 'copy.zip'",
                "checkpoint sync",
                "call csvwrite('copy.csv', 'select 1')",
                "select * from csvread('copy.csv')",
                "select file_read('pom.xml')",
                "select * from store.meta",
                "shutdown",
            })
    void readerCanDoNothingButRead(String statement) {
        assertThatThrownBy(() -> read(statement))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("rights");
        assertThat(garden.rows("select reading from std.weather")).isEqualTo(List.of(List.of("42")));
    }

    @Test
    void keepsItsRowsWhenOpenedAgain() {
        garden.close();
        garden = Garden.open(folder);

        assertThat(garden.rows("select reading from std.weather")).isEqualTo(List.of(List.of("42")));
    }

    @Test
    void undoesATransactionThatFails() {
        assertThatThrownBy(() -> garden.store.transact(connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("delete from std.weather_fact");
                    }
                    throw new IllegalStateException("after half of the work");
                }))
                .hasMessage("after half of the work");
        assertThat(garden.rows("select reading from std.weather")).isEqualTo(List.of(List.of("42")));
    }

    private void read(String sql) {
        garden.store.read(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private void write(String sql) {
        garden.store.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
