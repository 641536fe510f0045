package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTest {
    @TempDir
    Path folder;

    @Test
    void oneDeadSourceLeavesTheOthersPublishedAndTheRunPartial() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.platform("north").put("bob/tulip", 7);
            meadow.platform("north").put("ann/lily", 1);
            meadow.platform("south").put("ann/rose", 9);
            meadow.platform("west").dead(true);

            var report = meadow.collectAll();

            assertEquals(RunReport.Status.PARTIAL, report.status());
            // 02:00 UTC is 10:00 in Shanghai.
            assertEquals("20260302_100000_cn", report.batch());
            assertEquals(
                    List.of("North 3", "South 1"),
                    meadow.ask("select station, count(*) from std.flowers group by station order by station"));
            var log = meadow.ask("select batch_id, node, sources, status, records_inserted, records_updated,"
                    + " records_failed, error_message like '%404%' from log.ingestion_log");
            assertEquals(List.of("20260302_100000_cn cn [\"North\",\"South\",\"West\"] partial 4 0 0 true"), log);
            assertEquals(
                    List.of("North 3 0 GOOD", "South 1 0 GOOD"),
                    meadow.ask("select source, total_records, new_records, upper(verdict)"
                            + " from quality.data_quality_daily order by source"));
            assertEquals(
                    List.of("source_failed West 2026-03-02 null"),
                    meadow.ask("select rule, source, opened_on, closed_on from mart.alerts"));

            meadow.platform("west").dead(false);
            meadow.platform("west").put("cid/fern", 2);
            meadow.clock.set("2026-03-02T03:00:00Z");
            var again = meadow.collect("west");

            assertEquals(RunReport.Status.SUCCESS, again.status());
            assertEquals(
                    List.of("West 1 0 1"),
                    meadow.ask("select source, total_records, new_records, failure_count"
                            + " from quality.data_quality_daily where source = 'West'"));
            assertEquals(
                    List.of("source_failed West 2026-03-02 2026-03-02"),
                    meadow.ask("select rule, source, opened_on, closed_on from mart.alerts"));
        }
    }

    @Test
    void aStoppedRunGoesOnAtTheNextPage() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            for (var i = 0; i < 7; i++) meadow.platform("north").put("ann/rose" + i, i);
            var pages = new AtomicInteger();
            CancelSignal afterTwoPages = () -> pages.get() >= 2;
            var stopped = meadow.engine()
                    .refresh()
                    .run(
                            new RunRequest(List.of("north"), RunRequest.Trigger.MANUAL),
                            step -> {
                                if (step instanceof Step.Page) pages.incrementAndGet();
                            },
                            afterTwoPages);
            assertEquals(RunReport.Status.CANCELLED, stopped.status());
            assertEquals(List.of("1", "2"), meadow.platform("north").asked());
            assertEquals(List.of(), meadow.ask("select 1 from log.entry where origin = 'COLLECT'"));

            meadow.clock.set("2026-03-02T05:00:00Z");
            meadow.restart();
            var report = meadow.collect("north");

            // 7 flowers on pages of 2: pages 1 to 4, of which 1 and 2 are there.
            assertEquals(List.of("3", "4"), meadow.platform("north").asked());
            assertEquals(RunReport.Status.SUCCESS, report.status());
            assertEquals(stopped.batch(), report.batch());
            assertEquals(List.of("7"), meadow.ask("select count(*) from std.flowers"));
        }
    }

    @Test
    void twoRunsInOneSecondHaveTwoLabels() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            assertEquals("20260302_100000_cn", meadow.collect("north").batch());
            assertEquals("20260302_100000_cn_2", meadow.collect("north").batch());
            meadow.restart();
            assertEquals("20260302_100000_cn_3", meadow.collect("north").batch());
            assertEquals(
                    List.of("1 20260302_100000_cn", "2 20260302_100000_cn_2", "3 20260302_100000_cn_3"),
                    meadow.ask("select id, batch_id from log.ingestion_log order by id"));
        }
    }

    @Test
    void aTotalThatDoesNotMatchLeavesTheInputPartial() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.platform("north").claimTooMany(3);
            var report = meadow.collect("north");
            assertEquals(RunReport.Status.PARTIAL, report.status());
            assertTrue(report.sources().getFirst().error().orElse("").contains("4"), report.toString());
            assertEquals(List.of("PARTIAL"), meadow.ask("select extent from log.coverage where source = 'North'"));
        }
    }
}
