package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
    private static final String DAYS = "select date, total_records, new_records, updated_records, deleted_records,"
            + " returned_records, expired_records, verdict from quality.data_quality_daily where source = 'North'"
            + " order by date";

    @TempDir
    Path folder;

    @Test
    void whatIsAbsentFromACompleteCollectionIsDeletedAndMayComeBack() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var north = meadow.platform("north");
            for (var i = 0; i < 4; i++) north.put("ann/rose" + i, 10 + i);
            meadow.collect("north");
            meadow.clock.set("2026-03-03T02:00:00Z");
            north.remove("ann/rose3");
            north.put("ann/rose0", 99);
            meadow.collect("north");
            meadow.clock.set("2026-03-04T02:00:00Z");
            north.put("ann/rose3", 13);
            north.put("bob/fern", 1);
            meadow.collect("north");
            // Day 1: 4, the baseline. Day 2: 4 − 1 deleted, one updated. Day 3: 3 + 1 back + 1 new.
            assertEquals(
                    List.of(
                            "2026-03-02 4 0 0 0 0 0 good",
                            "2026-03-03 3 0 1 1 0 0 good",
                            "2026-03-04 5 1 0 0 1 0 good"),
                    meadow.ask(DAYS));
        }
    }

    @Test
    void aPartialCollectionDeletesNothing() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var north = meadow.platform("north");
            for (var i = 0; i < 4; i++) north.put("ann/rose" + i, 10 + i);
            meadow.collect("north");
            meadow.clock.set("2026-03-03T02:00:00Z");
            north.remove("ann/rose3");
            north.claimTooMany(1);
            meadow.collect("north");
            assertEquals(List.of("2026-03-02 4 0 0 0 0 0 good", "2026-03-03 4 0 0 0 0 0 good"), meadow.ask(DAYS));
        }
    }

    @Test
    void anInputThatAsksSomethingElseDeletesNothingOfTheOldOne() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var north = meadow.platform("north");
            for (var i = 0; i < 4; i++) north.put("ann/rose" + i, 10 + i);
            meadow.collect("north");
            meadow.rewrite("sources/north.yaml", "- size: \"{size}\"", "- size: \"{size}\"\n        - colour: red");
            meadow.clock.set("2026-03-03T01:00:00Z");
            meadow.restart();
            assertEquals(List.of(), meadow.engine().problems());
            meadow.clock.set("2026-03-03T02:00:00Z");
            north.remove("ann/rose3");
            meadow.collect("north");
            assertEquals(List.of("2026-03-02 4 0 0 0 0 0 good", "2026-03-03 4 0 0 0 0 0 good"), meadow.ask(DAYS));
        }
    }

    @Test
    void aSourceThatShrinksTooMuchIsHeldUntilAPersonConfirms() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var north = meadow.platform("north");
            for (var i = 0; i < 10; i++) north.put("ann/rose" + i, 10 + i);
            meadow.collect("north");
            meadow.clock.set("2026-03-03T02:00:00Z");
            for (var i = 0; i < 4; i++) north.remove("ann/rose" + i);
            // 6 of 10 is 40 % fewer, more than the 30 % that are accepted.
            var report = meadow.collect("north");
            assertEquals(RunReport.Status.PARTIAL, report.status());
            var held = report.sources().getFirst();
            assertEquals(Batch.Status.HELD, held.status().orElseThrow());
            assertEquals(List.of("2026-03-02 10 0 0 0 0 0 good", "2026-03-03 10 0 0 0 0 0 held"), meadow.ask(DAYS));
            assertEquals(
                    List.of("held North 2026-03-03 null"),
                    meadow.ask("select rule, source, opened_on, closed_on from mart.alerts"));

            meadow.clock.set("2026-03-03T04:00:00Z");
            var entry = held.entry().orElseThrow();
            meadow.engine().confirm().confirm(entry, "ann", "the platform removed old ones");
            assertEquals(List.of("2026-03-02 10 0 0 0 0 0 good", "2026-03-03 6 0 0 4 0 0 good"), meadow.ask(DAYS));
            assertEquals(
                    List.of("held North 2026-03-03 2026-03-03"),
                    meadow.ask("select rule, source, opened_on, closed_on from mart.alerts"));
            assertThrows(
                    Unanswerable.class,
                    () -> meadow.engine().confirm().confirm(new EntryId(entry.node(), 1), "ann", "no"));

            var published = meadow.ask("select * from quality.data_quality_daily order by source, date");
            meadow.engine().rebuild(Progress.none());
            assertEquals(published, meadow.ask("select * from quality.data_quality_daily order by source, date"));
        }
    }

    @Test
    void aValueIsCarriedForThirtyDaysAndThenGone() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.platform("south").put("ann/lily", 5);
            meadow.collect("north", "south");
            meadow.clock.set("2026-04-02T02:00:00Z");
            meadow.collect("south");
            var days = meadow.ask(DAYS);
            // 31 days after 2 March is 2 April: on 1 April, 30 days old, the value still stands.
            assertEquals(32, days.size());
            assertEquals("2026-04-01 1 0 0 0 0 0 stale", days.get(30));
            assertEquals("2026-04-02 0 0 0 0 0 1 stale", days.get(31));
            assertTrue(meadow.ask("select rule || ' ' || source || ' ' || opened_on from mart.alerts")
                    .contains("stale North 2026-03-04"));
        }
    }
}
