package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Hashes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class DigestTest {
    @TempDir
    Path folder;

    Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isTheHashOfTheseLines() {
        execute("create table mart.tile (name varchar, amount decimal(10, 2), on_day date)");
        execute("insert into mart.tile values ('b', 1.50, date '2026-03-01'), ('a', null, date '0999-12-31')");
        execute("create table quality.empty (a int)");

        // Columns by name, rows in order of all columns, missing values first.
        assertThat(digest()).isEqualTo(Hashes.sha256("""
                        ["mart.tile","amount","name","on_day"]
                        [null,"a","0999-12-31"]
                        [1.5,"b","2026-03-01"]
                        ["quality.empty","a"]
                        """));
    }

    @Test
    void doesNotDependOnTheOrderOfArrival() {
        execute("create table mart.tile (name varchar, amount bigint)");
        execute("insert into mart.tile values ('a', 1), ('a', 2), ('ı', 3), ('I', 3)");
        var first = digest();
        execute("delete from mart.tile");
        execute("insert into mart.tile values ('I', 3), ('a', 2), ('ı', 3), ('a', 1)");

        assertThat(digest()).isEqualTo(first);
        execute("update mart.tile set amount = 4 where amount = 2");
        assertThat(digest()).isNotEqualTo(first);
    }

    @Test
    void paysNoRegardToViewsAndOtherSchemas() {
        var before = digest();
        execute("create table std.other (a int)");
        execute("create view mart.other as select a from std.other");

        assertThat(digest()).isEqualTo(before);
    }

    private String digest() {
        return store.read(Digest::ofMarts);
    }

    private void execute(String sql) {
        store.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
