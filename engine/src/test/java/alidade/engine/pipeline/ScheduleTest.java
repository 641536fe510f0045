package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
    private static final List<String> ALL = List.of("meadow/north", "meadow/south", "meadow/west");

    @TempDir
    Path folder;

    @Test
    void aRunThatWasMissedIsCaughtUpOnce() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            // 06:30 in Shanghai is 22:30 UTC of the day before; the workspace is younger than that.
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-02T22:29:00Z");
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-05T12:00:00Z");
            assertEquals(ALL, due(meadow));
            tick(meadow);
            assertEquals(List.of(), due(meadow));
            meadow.restart();
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-05T22:30:00Z");
            assertEquals(ALL, due(meadow));
        }
    }

    @Test
    void aDayWithoutThatTimeOfTheClockRunsOnceAndLater() throws IOException {
        try (var meadow = berlin("02:30")) {
            // On 29 March 2026 the clock goes from 02:00 to 03:00: 02:30 becomes 03:30, which is 01:30 UTC.
            meadow.clock.set("2026-03-28T12:00:00Z");
            tick(meadow);
            meadow.clock.set("2026-03-29T01:29:59Z");
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-29T01:30:00Z");
            assertEquals(ALL, due(meadow));
            tick(meadow);
            meadow.clock.set("2026-03-29T23:00:00Z");
            assertEquals(List.of(), due(meadow));
        }
    }

    @Test
    void aDayThatHasTheTimeTwiceRunsOnce() throws IOException {
        try (var meadow = berlin("02:30")) {
            meadow.clock.set("2026-10-24T12:00:00Z");
            tick(meadow);
            // On 25 October 2026 there are two 02:30: 00:30 UTC and 01:30 UTC.
            meadow.clock.set("2026-10-25T00:30:00Z");
            assertEquals(ALL, due(meadow));
            tick(meadow);
            meadow.clock.set("2026-10-25T01:30:00Z");
            assertEquals(List.of(), due(meadow));
        }
    }

    @Test
    void keepsTheTimeByItselfUntilItIsClosed() throws IOException, InterruptedException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.clock.set("2026-03-02T22:30:00Z");
            var reports = new LinkedBlockingQueue<RunReport>();

            meadow.engine().schedule().start(Progress.none(), reports::add);

            var report = reports.poll(60, TimeUnit.SECONDS);
            assertNotNull(report);
            assertEquals(List.of(), due(meadow));
            assertEquals(
                    List.of("2026-03-03 5"),
                    meadow.ask("select snapshot_date, seen from std.flowers where station = 'North'"));
        }
    }

    @Test
    void closingItWhileItPublishesLeavesTheStoreOpen() throws IOException, InterruptedException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.clock.set("2026-03-02T22:30:00Z");
            var publishes = new CountDownLatch(1);

            meadow.engine()
                    .schedule()
                    .start(
                            step -> {
                                if (step instanceof Step.Publishing) publishes.countDown();
                            },
                            _ -> {});
            assertTrue(publishes.await(60, TimeUnit.SECONDS));
            meadow.engine().schedule().close();

            assertEquals(
                    List.of("2026-03-03 5"),
                    meadow.ask("select snapshot_date, seen from std.flowers where station = 'North'"));
        }
    }

    @Test
    void aSourceThatFailedIsTriedAgainThreeTimesAndThenAtItsNextMoment() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").dead(true);
            meadow.clock.set("2026-03-02T22:30:00Z");
            tick(meadow);
            meadow.clock.set("2026-03-02T22:44:59Z");
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-02T22:45:00Z");
            assertEquals(List.of("meadow/north"), due(meadow));
            tick(meadow);
            // An hour, whichever process counts it.
            meadow.restart();
            meadow.clock.set("2026-03-02T23:44:59Z");
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-02T23:45:00Z");
            tick(meadow);
            meadow.clock.set("2026-03-03T03:44:59Z");
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-03T03:45:00Z");
            tick(meadow);
            meadow.clock.set("2026-03-03T22:29:59Z");
            assertEquals(List.of(), due(meadow));
            meadow.clock.set("2026-03-03T22:30:00Z");
            assertEquals(ALL, due(meadow));
            assertEquals(4, north(meadow).failures());
            meadow.platform("north").dead(false);
            tick(meadow);
            assertEquals(0, north(meadow).failures());
        }
    }

    @Test
    void onlySourcesOfTheRegionsAreDue() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.rewrite("sources/south.yaml", "region: meadow", "region: valley");
            meadow.restart();
            meadow.clock.set("2026-03-02T22:30:00Z");

            var report = meadow.engine()
                    .schedule()
                    .tick(Set.of("valley"), Progress.none(), CancelSignal.never())
                    .orElseThrow();

            assertEquals(
                    List.of("south"),
                    report.sources().stream().map(RunReport.SourceReport::id).toList());
            assertEquals(List.of("meadow/north", "meadow/west"), due(meadow));
            assertEquals(List.of(), meadow.engine().schedule().sources(Set.of("none")));
        }
    }

    @Test
    void whoeverKeepsTheTimeKeepsItAlone() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.clock.set("2026-03-02T22:30:00Z");
            assertTrue(meadow.engine().schedule().claim());
            assertFalse(meadow.engine().schedule().claim());
            meadow.engine().schedule().start(Progress.none(), _ -> {});
            meadow.engine().schedule().close();
            assertEquals(ALL, due(meadow));
        }
    }

    @Test
    void whatTheFullDiskKeptFromRunningStaysDue() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.clock.set("2026-03-02T22:30:00Z");
            meadow.leastFree = Long.MAX_VALUE >> 21;
            meadow.restart();
            assertThrows(Unanswerable.class, () -> tick(meadow));
            assertEquals(ALL, due(meadow));
            assertEquals(Optional.empty(), meadow.engine().schedule().tick(Progress.none(), CancelSignal.never()));
            meadow.clock.set("2026-03-02T22:35:00Z");
            assertThrows(Unanswerable.class, () -> tick(meadow));
        }
    }

    private static ScheduledSource north(Meadow meadow) {
        return meadow.engine().schedule().sources(Set.of()).stream()
                .filter(source -> source.source().equals("meadow/north"))
                .findFirst()
                .orElseThrow();
    }

    private Meadow berlin(String time) throws IOException {
        var meadow = Meadow.open(folder);
        meadow.rewrite("pack.yaml", "Asia/Shanghai", "Europe/Berlin");
        for (var source : List.of("north", "south", "west"))
            meadow.rewrite("sources/" + source + ".yaml", "06:30", time);
        meadow.restart();
        return meadow;
    }

    private static List<String> due(Meadow meadow) {
        return meadow.engine().schedule().due();
    }

    private static void tick(Meadow meadow) {
        meadow.engine().schedule().tick(Progress.none(), CancelSignal.never());
    }
}
