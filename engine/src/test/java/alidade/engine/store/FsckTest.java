package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class FsckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @Test
    void findsNothingInASoundWorkspace() {
        try (var garden = filled()) {
            var findings = check(garden);

            assertThat(findings.damages()).isEmpty();
            assertThat(findings.differences()).isEmpty();
            assertThat(findings.entries()).isEqualTo(3);
            assertThat(findings.facts()).isEqualTo(4);
        }
    }

    @Test
    void namesTheEntryWhoseFactsWereChanged() {
        try (var garden = filled()) {
            execute(garden, "update std.weather_fact set reading = 8 where reading = 7");

            assertThat(check(garden).differences())
                    .containsExactly(
                            "entry node-a:2 has facts in table weather that are not those of the log",
                            "the block of table weather at %d does not hold the facts that it names"
                                    .formatted(FactIds.firstOf(DAY)));
        }
    }

    @Test
    void findsATextThatWasChangedInTheDictionary() {
        try (var garden = filled()) {
            execute(garden, "update std.weather_attributes set title = 'x' where title like '%lily'");

            assertThat(check(garden).differences())
                    .containsExactly("entry node-a:2 has facts in table weather that are not those of the log");
        }
    }

    @Test
    void namesMissingAndSuperfluousFacts() {
        try (var garden = filled()) {
            execute(garden, "delete from std.weather_fact where reading = 43");
            execute(garden, "update std.weather_fact set entry_no = 99 where reading = 44");

            assertThat(check(garden).differences())
                    .containsExactly(
                            "entry node-a:3 has 2 facts in the log and 0 in table weather",
                            "table weather holds 1 facts of no entry",
                            "the block of table weather at %d does not hold the facts that it names"
                                    .formatted(FactIds.firstOf(DAY.plusDays(1))),
                            "the block of table weather at %d does not hold the facts that it names"
                                    .formatted(FactIds.firstOf(DAY.plusDays(2))),
                            "table weather has 3 facts and 4 of them in 3 blocks, which are packed 3 times");
        }
    }

    @Test
    void namesABlockWhosePackedFactsWereChangedOrLost() {
        try (var garden = filled()) {
            var first = FactIds.firstOf(DAY);
            var second = FactIds.firstOf(DAY.plusDays(1));
            execute(garden, "update std.weather_packed set facts = facts || X'00' where first_fact = " + first);
            execute(garden, "delete from std.weather_packed where first_fact = " + second);

            assertThat(check(garden).differences())
                    .containsExactly(
                            "the block of table weather at %d cannot be used: the packed facts of a block do not give the checksum that they carry"
                                    .formatted(first),
                            "the block of table weather at %d cannot be used: table weather lacks the packed facts of the block at %d"
                                    .formatted(second, second),
                            "table weather has 4 facts and 1 of them in 3 blocks, which are packed 2 times");
        }
    }

    @Test
    void namesAnEntryThatTheLogLost() throws IOException {
        try (var garden = filled()) {
            Files.delete(garden.workspace.resolve("log/node-a/000000000003.entry"));

            assertThat(check(garden).differences()).contains("entry node-a:3 is in the store and not in the log");
        }
    }

    @Test
    void namesADamagedEntryAndRebuildUsesTheRest() throws IOException {
        try (var garden = filled()) {
            flipLastByte(garden.workspace.resolve("log/node-a/000000000002.entry"));

            assertThat(check(garden).damages().toString()).startsWith("[entry node-a:2: ");
            // Its header is sound, so the chain goes on to the third entry.
            assertThat(garden.catalogue.rebuild().setAside()).hasSize(1);
            assertThat(garden.rows("select reading from std.weather order by reading"))
                    .isEqualTo(List.of(List.of("43"), List.of("44")));
            assertThat(garden.rows("select node, seq from log.set_aside")).isEqualTo(List.of(List.of("node-a", "2")));
        }
    }

    @Test
    void readsEveryIndexAsAWalkThroughIt() {
        try (var garden = filled()) {
            var plan = garden.rows("""
                    explain select count(*) from std.weather_record use index (weather_record_first)
                    where first_entry >= 1""");

            assertThat(plan.toString()).contains("weather_record_first: first_entry >=");
        }
    }

    private Garden filled() {
        var garden = Garden.planted(folder);
        garden.sealAndApply(List.of(Garden.fact("rose", DAY, 42), Garden.fact("lily", DAY, 7)));
        garden.sealAndApply(
                List.of(Garden.fact("rose", DAY.plusDays(1), 43), Garden.fact("rose", DAY.plusDays(2), 44)));
        return garden;
    }

    private static Fsck.Findings check(Garden garden) {
        return new Fsck(garden.log, garden.store, garden.definitions).check();
    }

    private static void execute(Garden garden, String sql) {
        garden.store.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static void flipLastByte(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }
}
