package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Batch;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.Refused;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class CatalogueTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @Test
    void bringsEveryColumnOfAFactIntoTheView() {
        try (var garden = Garden.planted(folder)) {
            garden.sealAndApply(List.of(Garden.fact("rose", DAY, 42)));

            assertThat(garden.rows("select * from std.weather"))
                    .isEqualTo(List.of(List.of(
                            "north",
                            "ann",
                            "rose",
                            "42",
                            "1.5000000000",
                            "标题 rose",
                            "[\"a\",\"b\\\"c\"]",
                            "2020-02-29",
                            "2026-02-28 23:59:59.123456+00",
                            "TRUE",
                            "north:ann/rose",
                            "2026-03-01",
                            "2026-03-01 09:30:00+00",
                            "|all|",
                            "20260301_100000_cn",
                            "node-a",
                            "2",
                            "2026-03-01 02:00:00+00",
                            "SUCCESS",
                            "100",
                            "2",
                            "0",
                            "1",
                            // 20513 days from 1970-01-01 to 2026-03-01, times 2^36
                            Long.toString(20513L << 36))));
        }
    }

    @Test
    void appliesAnEntryOnce() {
        try (var garden = Garden.planted(folder)) {
            var header = garden.sealAndApply(List.of(Garden.fact("rose", DAY, 42)));

            assertThat(garden.catalogue.apply(header.id()).entries()).isEmpty();
            assertThat(garden.catalogue.replay().entries()).isEmpty();
            assertThat(garden.rows("select count(*) from std.weather")).isEqualTo(List.of(List.of("1")));
        }
    }

    @Test
    void keepsWhatTheLogSaysBesideTheFacts() {
        try (var garden = Garden.planted(folder)) {
            var refused =
                    new Refused("page 1, 3", "north", Optional.of(DAY), "type", "'x' is not a number", "{\"a\":1}");
            var held = garden.log.seal(Garden.draft(List.of(), List.of(refused), Batch.Status.HELD));
            var confirmation = new Document("confirmation", "node-a:2", "yes", Optional.empty());
            var confirmed =
                    garden.log.seal(new Draft.Documents(Garden.batch(Batch.Status.SUCCESS), List.of(confirmation)));
            garden.catalogue.replay();

            assertThat(garden.rows(
                            "select ordinal, table_name, place, source, \"date\", rule, reason, raw from std.refused"))
                    .isEqualTo(List.of(List.of(
                            "0",
                            "weather",
                            "page 1, 3",
                            "north",
                            "2026-03-01",
                            "type",
                            "'x' is not a number",
                            "{\"a\":1}")));
            assertThat(garden.rows("select source, input, \"date\", extent from log.coverage"))
                    .isEqualTo(List.of(List.of("north", "all", "2026-03-01", "COMPLETE")));
            assertThat(garden.rows("select of_node, of_seq from log.ruling"))
                    .isEqualTo(List.of(List.of("node-a", "2")));
            assertThat(garden.catalogue.heads()).isEqualTo(Map.of("node-a", 3L));
            assertThat(held.id().seq()).isEqualTo(2);
            assertThat(confirmed.prevHash()).isEqualTo(held.hash());
        }
    }

    @Test
    void appliesAtStartWhatWasOnlySealed() {
        try (var garden = Garden.planted(folder)) {
            garden.log.seal(Garden.draft(List.of(Garden.fact("rose", DAY, 42))));
        }
        try (var garden = Garden.open(folder)) {
            assertThat(garden.rows("select name, reading from std.weather")).isEqualTo(List.of(List.of("rose", "42")));
        }
    }

    @Test
    void fillsATableAgainWhenItsDeclarationChanges() {
        try (var garden = Garden.planted(folder)) {
            garden.sealAndApply(List.of(Garden.fact("rose", DAY, 42)));

            garden.plant("reading DECIMAL\ntitle TEXT\ncolour TEXT\n");

            assertThat(garden.rows("select name, reading, title, colour from std.weather"))
                    .isEqualTo(List.of(List.of("rose", "42.0000000000", "标题 rose", "null")));
        }
    }

    @Test
    void keepsFactsInTheLogUntilTheirTableIsDeclared() {
        try (var garden = Garden.open(folder)) {
            garden.sealAndApply(List.of(Garden.fact("rose", DAY, 42)));
            garden.plant("reading INTEGER");

            assertThat(garden.rows("select name, reading from std.weather")).isEqualTo(List.of(List.of("rose", "42")));
        }
    }

    @Test
    void rebuildGivesTheSameTables() {
        try (var garden = Garden.planted(folder)) {
            garden.sealAndApply(List.of(Garden.fact("rose", DAY, 42), Garden.fact("lily", DAY, 7)));
            garden.sealAndApply(List.of(Garden.fact("rose", DAY.plusDays(1), 43)));
            var before = garden.rows("select * from std.weather order by fact_id");

            assertThat(garden.catalogue.rebuild().entries()).hasSize(3);
            assertThat(garden.rows("select * from std.weather order by fact_id"))
                    .isEqualTo(before);
        }
    }
}
