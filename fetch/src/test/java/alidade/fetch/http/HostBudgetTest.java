package alidade.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.routes.Routes;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.Retry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostBudgetTest {
    private static final Retry RETRY = new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(16));

    private final FakeTime time = new FakeTime();

    @Test
    void requestLogShowsThatTheBudgetIsNeverExceeded() throws IOException {
        var door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(1));
        try (var platform = new FakePlatform(time, _ -> FakePlatform.json("[]"))) {
            for (var i = 0; i < 200; i++) send(door, platform, new Budget(60, 5));

            var times = platform.times();
            assertThat(times).hasSize(200);
            assertThat(most(times, Duration.ofMinutes(1))).isEqualTo(60);
            // A burst of 5, and then one token a second: within any second that is not a multiple, at most 5.
            assertThat(most(times, Duration.ofMillis(900))).isEqualTo(5);
            // 60 requests fit each of the first three minutes, which last 60.5 s to be sure of arrival times. In the
            // fourth, 5 go at once and 15 after a second each: 3 × 60.5 + 15 = 196.5 s.
            assertThat(Duration.between(times.getFirst(), times.getLast())).isEqualTo(Duration.ofMillis(196_500));
        }
    }

    @Test
    void sourcesOfOneHostShareItsStrictestBudget() throws IOException {
        var door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(1));
        try (var platform = new FakePlatform(time, _ -> FakePlatform.json("[]"))) {
            for (var i = 0; i < 40; i++) {
                send(door, platform, new Budget(600, 50));
                send(door, platform, new Budget(30, 2));
            }

            // The first request is sent before anybody asks for the stricter budget.
            var times = platform.times().subList(1, 80);
            assertThat(most(times, Duration.ofMinutes(1))).isLessThanOrEqualTo(30);
            assertThat(most(times, Duration.ofSeconds(1))).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void hostsDoNotShareABudget() throws IOException {
        var door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(1));
        try (var one = new FakePlatform(time, _ -> FakePlatform.json("[]"));
                var other = new FakePlatform(time, _ -> FakePlatform.json("[]"))) {
            send(door, one, new Budget(1, 1));
            send(door, other, new Budget(1, 1));

            assertThat(time.pauses()).isEmpty();
        }
    }

    @Test
    void triesAndRedirectsAreRequestsToo() throws IOException {
        var door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(1));
        try (var platform = new FakePlatform(time, _ -> FakePlatform.status(500))) {
            for (var i = 0; i < 4; i++) send(door, platform, new Budget(6, 1));

            assertThat(platform.times()).hasSize(20);
            assertThat(most(platform.times(), Duration.ofSeconds(10).minusMillis(1)))
                    .isEqualTo(1);
        }
    }

    @Test
    void placesInTimeAreHandedOutInOrder() {
        // 6 per minute and a burst of 2: at once, at once, and from then on one every 10 s.
        var budget = new HostBudget(new Budget(6, 2));
        var now = FakeTime.START;

        var places = List.of(budget.next(now), budget.next(now), budget.next(now), budget.next(now));

        assertThat(places).containsExactly(now, now, now.plusSeconds(10), now.plusSeconds(20));
    }

    @Test
    void fullBucketIsNoReasonToExceedTheMinute() {
        // A bucket alone would let 2 + 2 requests into the first minute.
        var budget = new HostBudget(new Budget(2, 2));
        var now = FakeTime.START;

        assertThat(List.of(budget.next(now), budget.next(now), budget.next(now.plusSeconds(30))))
                .containsExactly(now, now, now.plusMillis(60_500));
    }

    @Test
    void clockThatIsSetBackNeitherBlocksNorGivesAway() throws IOException {
        var door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(1));
        try (var platform = new FakePlatform(time, _ -> FakePlatform.json("[]"))) {
            send(door, platform, new Budget(60, 1));
            time.move(Duration.ofHours(-1));
            send(door, platform, new Budget(60, 1));

            // Still the one second that a token takes.
            assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1));
        }
    }

    private static void send(HttpDoor door, FakePlatform platform, Budget budget) {
        var ask = new Ask("GET", URI.create(platform.address()), Map.of(), Optional.empty(), Optional.empty());
        door.send(ask, new Manners(budget, RETRY, "global"), () -> false);
    }

    /// The most requests in any window of this length, its end excluded.
    private static long most(List<Instant> times, Duration window) {
        var most = 0L;
        for (var start : times)
            most = Math.max(
                    most,
                    times.stream()
                            .filter(at -> !at.isBefore(start) && at.isBefore(start.plus(window)))
                            .count());
        return most;
    }
}
