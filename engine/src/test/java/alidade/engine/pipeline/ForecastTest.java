package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.SourceDefinition.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {
    @TempDir
    Path folder;

    private static Forecast forecast(Meadow meadow, String... sources) {
        return meadow.engine()
                .preview()
                .forecast(new RunRequest(List.of(sources), RunRequest.Trigger.MANUAL), CancelSignal.never());
    }

    private static void flowers(Meadow meadow, String platform, int many) {
        for (var i = 0; i < many; i++) meadow.platform(platform).put("ann/rose" + i, i);
    }

    @Test
    void beforeTheFirstRunTheBudgetTellsTheTimeAndNothingIsSealedOrLanded() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.rewrite("sources/north.yaml", "{per_minute: 6000, burst: 100}", "{per_minute: 6, burst: 2}");
            meadow.restart();
            flowers(meadow, "north", 7);
            var entries = meadow.engine().log().entries();
            var landed = meadow.engine().landing().verify();

            var forecast = forecast(meadow, "north");

            // 7 flowers on pages of 2 are 4 pages: 2 go at once, 2 more at 6 a minute take 20 s.
            assertEquals(4, forecast.pages());
            assertEquals(7, forecast.records());
            assertEquals(Duration.ofSeconds(20), forecast.duration());
            assertFalse(forecast.atLeast());
            assertEquals(List.of("1"), meadow.platform("north").asked());
            assertEquals(entries, meadow.engine().log().entries());
            assertEquals(landed, meadow.engine().landing().verify());
            assertEquals(List.of(), meadow.engine().refresh().stopped());
        }
    }

    @Test
    void lastRunsTellHowLongAPageTakes() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            flowers(meadow, "north", 7);
            // Three runs of 4 pages, of which each takes 30 s, 10 s and 90 s: the median is 30 s.
            for (var seconds : List.of(30, 10, 90)) {
                meadow.platform("north").whileAnswering(page -> meadow.clock.advance(Duration.ofSeconds(seconds)));
                meadow.collect("north");
            }
            flowers(meadow, "north", 9);

            var pace = meadow.engine().preview().paces().get("meadow/north");

            assertEquals(
                    new Pace(new Budget(6000, 100), Optional.of(Duration.ofSeconds(30)), OptionalLong.of(4)), pace);
            // 9 flowers are 5 pages.
            assertEquals(Duration.ofSeconds(150), forecast(meadow, "north").duration());
        }
    }

    @Test
    void sourcesOfOneHostWaitForEachOther() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            for (var name : List.of("north", "south"))
                meadow.rewrite(
                        "sources/" + name + ".yaml", "{per_minute: 6000, burst: 100}", "{per_minute: 6, burst: 2}");
            meadow.platform("south").close();
            meadow.platforms.put("south", meadow.platform("north"));
            meadow.restart();
            flowers(meadow, "north", 7);
            flowers(meadow, "west", 3);

            var forecast = forecast(meadow, "meadow/north", "meadow/south", "meadow/west");

            // 8 pages of one host: 2 at once, 6 at 6 a minute take 60 s for both. West has 2 pages within its burst.
            assertEquals(
                    List.of(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ZERO),
                    forecast.costs().stream().map(Forecast.Cost::duration).toList());
            assertEquals(Duration.ofSeconds(60), forecast.duration());
            assertEquals(10, forecast.pages());
        }
    }

    @Test
    void inTheMiddleOfARunItsOwnPagesTellTheRest() {
        var pace = new Pace(new Budget(6, 2), Optional.of(Duration.ofSeconds(30)), OptionalLong.of(10));

        // 5 pages in 60 s: 12 s each.
        assertEquals(Duration.ofSeconds(36), pace.rest(3, 5, Duration.ofSeconds(60)));
        assertEquals(Duration.ofSeconds(90), pace.rest(3, 0, Duration.ZERO));
    }

    @Test
    void waysAreToldWithoutAsking() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            assertEquals(
                    "direct", meadow.engine().preview().ways(Optional.empty()).get("meadow/north"));
            assertEquals(
                    "as the system says",
                    meadow.engine().preview().ways(Optional.of("system")).get("meadow/north"));
            assertEquals(List.of(), meadow.platform("north").asked());
        }
    }
}
