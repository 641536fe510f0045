package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Facts that go through many temporary files come out as those that were held in memory.
class FactSorterTest {
    private static final int FACTS = Boolean.getBoolean("alidade.full") ? 20_000 : 1_000;

    @TempDir
    Path folder;

    @Test
    void factsOfOneRecordAndDateMeetWhereverTheyStood() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("FactSorterTest: seed " + seed);
        var random = new Random(seed);
        var facts = new ArrayList<Fact>();
        for (var n = 0; n < FACTS; n++) facts.add(fact(random));
        var plain = new Duplicates(Fixture.TABLE);
        facts.forEach(plain::add);

        // one byte: each fact goes into a file of its own, so the files are merged into one many times
        var merged = 0L;
        var sorted = new ArrayList<Fact>();
        var before = "";
        try (var sorter = new FactSorter(Fixture.TABLE, folder, 1)) {
            for (var fact : facts) sorter.add(fact);
            try (var files = Files.list(folder)) {
                assertThat(files.count()).isBetween(1L, 64L);
            }
            var reading = sorter.sorted();
            for (var one = reading.next(); one.isPresent(); one = reading.next()) {
                sorted.add(one.get().fact());
                merged += one.get().merged();
                var key = one.get().date() + " " + one.get().source() + " "
                        + one.get().id();
                assertThat(key).as("seed %d", seed).isGreaterThan(before);
                before = key;
            }
        }
        assertThat(sorted).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(plain.facts());
        assertThat(merged).as("seed %d", seed).isEqualTo(plain.merged()).isEqualTo(FACTS - sorted.size());
    }

    @Test
    void everyKindOfValueComesBack() throws IOException {
        var values = Map.<String, Object>of(
                "shop", "百度 \uD83D\uDE00", "item", "x".repeat(70_000), "sold", -3L, "tags", List.of("", "二"));
        var fact = new Fact(
                LocalDate.of(2026, 1, 5), Instant.parse("2026-01-05T03:04:05.123456Z"), List.of("a", "b"), values);
        try (var sorter = new FactSorter(Fixture.TABLE, folder, 1)) {
            sorter.add(fact);
            assertThat(sorter.sorted().next().orElseThrow().fact()).isEqualTo(fact);
        }
    }

    private static Fact fact(Random random) {
        var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5));
        var at = day.atStartOfDay(Fixture.SHANGHAI).toInstant().plusSeconds(random.nextInt(3));
        return new Fact(
                day,
                at,
                List.of("import"),
                Map.of("shop", random.nextBoolean() ? "A" : "B", "item", "i" + random.nextInt(40), "sold", (long)
                        random.nextInt(4)));
    }
}
