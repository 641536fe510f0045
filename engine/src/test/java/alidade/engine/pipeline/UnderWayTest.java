package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.engine.log.Batch;
import alidade.engine.pipeline.SourceProgress.Phase;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One source is stopped, gone on with or begun, while others are under way.
class UnderWayTest {
    private static final String NORTH = "meadow/north";
    private static final String COUNTS = "select station, count(*) from std.flowers group by station order by station";

    @TempDir
    Path folder;

    /// 7 flowers on pages of 2 are 4 pages.
    private static Meadow meadow(Path folder) throws IOException {
        var meadow = Meadow.open(folder);
        for (var i = 0; i < 7; i++) meadow.platform("north").put("ann/rose" + i, i);
        meadow.platform("south").put("ann/rose", 9);
        meadow.platform("west").put("cid/fern", 2);
        return meadow;
    }

    private static void onPage(Meadow meadow, int page, Runnable work) {
        meadow.platform("north").whileAnswering(asked -> {
            if (asked == page) work.run();
        });
    }

    @Test
    void aPausedSourceLeavesTheOthersAloneAndGoesOnAtItsNextPageAfterARestart() throws IOException {
        try (var meadow = meadow(folder)) {
            onPage(meadow, 2, () -> assertTrue(meadow.engine().underWay().pause(NORTH)));

            var report = meadow.collectAll();

            assertEquals(RunReport.Status.CANCELLED, report.status());
            assertEquals(List.of("1", "2"), meadow.platform("north").asked());
            assertEquals(List.of("South 1", "West 1"), meadow.ask(COUNTS));
            var started = Instant.parse(Meadow.START);
            var stopped = List.of(new Refresh.Stopped(NORTH, report.batch(), started, 2));
            assertEquals(stopped, meadow.engine().refresh().stopped());

            onPage(meadow, 0, () -> {});
            meadow.clock.set("2026-03-02T05:00:00Z");
            meadow.restart();
            assertEquals(stopped, meadow.engine().refresh().stopped());
            var again = meadow.collect("north");

            assertEquals(List.of("3", "4"), meadow.platform("north").asked());
            assertEquals(report.batch(), again.batch());
            assertEquals(List.of("North 7", "South 1", "West 1"), meadow.ask(COUNTS));
            assertEquals(List.of(), meadow.engine().refresh().stopped());
        }
    }

    @Test
    void aCancelledSourceBeginsAnewAtItsFirstPage() throws IOException {
        try (var meadow = meadow(folder)) {
            onPage(meadow, 2, () -> assertTrue(meadow.engine().underWay().cancel(NORTH)));
            var cancelled = meadow.collectAll();
            assertEquals(List.of(), meadow.engine().refresh().stopped());
            assertEquals(List.of("South 1", "West 1"), meadow.ask(COUNTS));
            meadow.platform("north").asked();

            onPage(meadow, 0, () -> {});
            var again = meadow.collect("north");

            assertEquals(List.of("1", "2", "3", "4"), meadow.platform("north").asked());
            assertFalse(again.batch().equals(cancelled.batch()), again.batch());
            assertEquals(List.of("North 7", "South 1", "West 1"), meadow.ask(COUNTS));
        }
    }

    @Test
    void aPausedSourceCanBeGivenUp() throws IOException {
        try (var meadow = meadow(folder)) {
            onPage(meadow, 2, () -> meadow.engine().underWay().pause(NORTH));
            meadow.collect("north");
            onPage(meadow, 0, () -> {});

            meadow.engine().refresh().letGo(NORTH);

            assertEquals(List.of(), meadow.engine().refresh().stopped());
            meadow.platform("north").asked();
            meadow.collect("north");
            assertEquals(List.of("1", "2", "3", "4"), meadow.platform("north").asked());
            assertTrue(meadow.engine().inspection().check().sound());
        }
    }

    @Test
    void sourcesThatStoppedInDifferentRunsGoOnEachInItsOwn() throws IOException {
        try (var meadow = meadow(folder)) {
            for (var i = 0; i < 5; i++) meadow.platform("west").put("ann/reed" + i, i);
            onPage(meadow, 3, () -> meadow.engine().underWay().pause(NORTH));
            var first = meadow.collect("north").batch();
            meadow.clock.set("2026-03-02T02:10:00Z");
            meadow.platform("west")
                    .whileAnswering(page -> meadow.engine().underWay().pause("meadow/west"));
            var second = meadow.collect("west").batch();
            onPage(meadow, 0, () -> {});
            meadow.platform("west").whileAnswering(page -> {});
            meadow.platform("north").asked();
            meadow.platform("west").asked();

            var report = meadow.collect("north", "west");

            assertEquals(List.of("4"), meadow.platform("north").asked());
            assertEquals(List.of("2", "3"), meadow.platform("west").asked());
            assertEquals(
                    List.of(first, second),
                    report.sources().stream().map(RunReport.SourceReport::batch).toList());
        }
    }

    @Test
    void oneOfTwoPausedSourcesGoesOnAloneAndTheOtherOneStillHasItsPages() throws IOException {
        try (var meadow = meadow(folder)) {
            for (var i = 0; i < 5; i++) meadow.platform("west").put("ann/reed" + i, i);
            onPage(meadow, 2, () -> meadow.engine().underWay().pause(NORTH));
            meadow.platform("west")
                    .whileAnswering(page -> meadow.engine().underWay().pause("meadow/west"));
            meadow.collectAll();
            onPage(meadow, 0, () -> {});
            meadow.platform("west").whileAnswering(page -> {});
            meadow.collect("north");
            meadow.platform("west").asked();

            meadow.collect("west");

            assertEquals(List.of("2", "3"), meadow.platform("west").asked());
        }
    }

    @Test
    void aSourceIsBegunWhileAnotherOneIsUnderWay() throws IOException {
        try (var meadow = meadow(folder)) {
            var south = new AtomicReference<Optional<Batch.Status>>(Optional.empty());
            onPage(
                    meadow,
                    2,
                    () -> south.set(meadow.collect("south").sources().getFirst().status()));

            assertEquals(RunReport.Status.SUCCESS, meadow.collect("north").status());

            assertEquals(Optional.of(Batch.Status.SUCCESS), south.get());
            assertEquals(List.of("North 7", "South 1"), meadow.ask(COUNTS));
        }
    }

    @Test
    void whoWantsASourceThatIsUnderWaySaysSoAndWaits() throws IOException {
        try (var meadow = meadow(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new CountDownLatch(1);
            var second = new CompletableFuture<RunReport>();
            onPage(meadow, 2, () -> {
                if (second.isDone() || waiting.getCount() == 0) return;
                threads.submit(() -> second.complete(meadow.engine()
                        .refresh()
                        .run(
                                new RunRequest(List.of("north"), RunRequest.Trigger.MANUAL),
                                step -> {
                                    if (step.equals(new Step.Waiting(List.of(NORTH)))) waiting.countDown();
                                },
                                CancelSignal.never())));
                await(waiting);
            });

            var first = meadow.collect("north");

            assertEquals(RunReport.Status.SUCCESS, second.join().status());
            assertFalse(first.batch().equals(second.join().batch()));
            assertEquals(
                    List.of("1", "2", "3", "4", "1", "2", "3", "4"),
                    meadow.platform("north").asked());
        }
    }

    @Test
    void saysHowFarEachSourceIs() throws IOException {
        try (var meadow = meadow(folder)) {
            var underWay = meadow.engine().underWay();
            var seen = new ArrayList<UnderWay.Now>();
            var end = underWay.watch(() -> seen.add(underWay.now()));
            onPage(meadow, 3, () -> seen.add(underWay.now()));

            var batch = meadow.collect("north").batch();

            var since = Instant.parse(Meadow.START);
            var inTheMiddle =
                    new SourceProgress(NORTH, batch, since, Phase.COLLECTING, "all", 2, 0, 4, OptionalLong.of(4));
            assertTrue(seen.contains(new UnderWay.Now(List.of(inTheMiddle), false)), seen.toString());
            var sealing = new SourceProgress(NORTH, batch, since, Phase.SEALING, "all", 4, 0, 7, OptionalLong.of(4));
            assertTrue(seen.contains(new UnderWay.Now(List.of(sealing), false)), seen.toString());
            assertTrue(seen.contains(new UnderWay.Now(List.of(), true)), seen.toString());
            assertEquals(new UnderWay.Now(List.of(), false), underWay.now());
            end.run();
            assertFalse(underWay.pause(NORTH));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
