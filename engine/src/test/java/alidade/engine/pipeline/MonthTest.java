package alidade.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.store.Digest;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A month of scheduled collection on a clock that is moved by hand, once with faults and once without.
///
/// Every scheduled day is caught up on the same day, so that both months observed the same: a day that nobody could
/// observe would rightly be a difference.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class MonthTest {
    private static final int DAYS = Boolean.getBoolean("alidade.full") ? 31 : 10;
    private static final int MOST_ATTEMPTS = 60;

    @TempDir
    Path folder;

    private int throttled;
    private int broken;
    private int restarts;

    /// The program went away at this step.
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void throttlingHalfPagesAndRestartsAtAnyStepLeaveTheSameMonth() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("MonthTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        try (var faulty = Meadow.open(folder.resolve("faulty"));
                var calm = Meadow.open(folder.resolve("calm"))) {
            for (var day = 1; day <= DAYS; day++) {
                grow(List.of(faulty, calm), day, seed);
                faulty.platforms.values().forEach(platform -> platform.faults(faults(random)));
                runUntilNothingIsDue(faulty, random, seed, day);
                tick(calm, Progress.none());
                assertThat(calm.engine().schedule().due()).isEmpty();
            }
            System.out.println("MonthTest: %d days, %d throttled, %d broken off, %d restarts"
                    .formatted(DAYS, throttled, broken, restarts));
            assertThat(throttled).isPositive();
            assertThat(broken).isPositive();
            assertThat(restarts).isPositive();
            assertThat(facts(faulty)).as("seed %d", seed).isEqualTo(facts(calm));
            // Says what differs, before the digests only say that something does.
            assertThat(figures(faulty)).as("seed %d", seed).isEqualTo(figures(calm));
            assertThat(digest(faulty)).as("seed %d", seed).isEqualTo(digest(calm));
            faulty.restart();
            assertThat(digest(faulty)).as("seed %d, restarted", seed).isEqualTo(digest(calm));
        }
    }

    /// A platform that is dead at the scheduled time is a fact: quality tells of it for ever. What it observed once it
    /// was back, on the same day, is the same.
    @Test
    void aPlatformThatWasDeadInTheMorningIsCaughtUpAndItsFailureStaysVisible() throws IOException {
        try (var faulty = Meadow.open(folder.resolve("faulty"));
                var calm = Meadow.open(folder.resolve("calm"))) {
            for (var day = 1; day <= 5; day++) {
                grow(List.of(faulty, calm), day, 1);
                faulty.platform("west").dead(day % 2 == 0);
                tick(faulty, Progress.none());
                faulty.platform("west").dead(false);
                if (day % 2 == 0) faulty.collect("meadow/west");
                tick(calm, Progress.none());
            }
            // The run that caught up has a label of its own.
            assertThat(withoutLabels(facts(faulty))).isEqualTo(withoutLabels(facts(calm)));
            // Days 2 and 4.
            assertThat(failures(faulty)).isEqualTo("2");
            assertThat(failures(calm)).isEqualTo("0");
        }
    }

    private static String failures(Meadow meadow) {
        return meadow.ask("select sum(failure_count) from quality.data_quality_daily")
                .getFirst();
    }

    /// The world of a day is the same around both.
    private static void grow(List<Meadow> meadows, int day, long seed) {
        for (var meadow : meadows) {
            var random = new Random(seed + day);
            // 06:40 in Shanghai, ten minutes after the daily time.
            meadow.clock.set(LocalDate.of(2026, 3, 2).plusDays(day) + "T22:40:00Z");
            for (var platform : new TreeMap<>(meadow.platforms).values()) {
                for (var flower = 0; flower < 8; flower++) {
                    if (random.nextInt(10) > 0) platform.put("ann/rose" + flower, 10L * day + random.nextInt(9));
                    else platform.remove("ann/rose" + flower);
                }
            }
        }
    }

    /// Fewer than the client's five tries in a row.
    private List<MockResponse> faults(Random random) {
        var faults = new ArrayList<MockResponse>();
        for (var left = random.nextInt(4); left > 0; left--) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    throttled++;
                    faults.add(new MockResponse.Builder()
                            .code(429)
                            .addHeader("Retry-After", "2")
                            .build());
                }
                case 1 -> {
                    broken++;
                    faults.add(new MockResponse.Builder().code(503).build());
                }
                default -> {
                    broken++;
                    faults.add(new MockResponse.Builder()
                            .addHeader("Content-Type", "application/json")
                            .body("{\"total\":8,\"items\":[" + "{\"id\":\"ann/rose1\",\"seen\":1},".repeat(2000))
                            .onResponseBody(new SocketEffect.CloseSocket())
                            .build());
                }
            }
        }
        return faults;
    }

    private void runUntilNothingIsDue(Meadow meadow, Random random, long seed, int day) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            // A day has about 25 steps, so most days are interrupted several times.
            var gone = new GoneAt(random.nextInt(32));
            try {
                tick(meadow, gone);
                if (!gone.happened()) return;
            } catch (RuntimeException e) {
                if (!gone.happened()) throw e;
            }
            restarts++;
            meadow.restart();
        }
        throw new AssertionError("seed %d, day %d: still due after %d attempts".formatted(seed, day, MOST_ATTEMPTS));
    }

    private static Optional<RunReport> tick(Meadow meadow, Progress progress) {
        return meadow.engine().schedule().tick(progress, CancelSignal.never());
    }

    /// Ends the run at its n-th step, whichever thread comes there, and at every later one.
    private static final class GoneAt implements Progress {
        private int left;

        GoneAt(int step) {
            left = step;
        }

        synchronized boolean happened() {
            return left < 0;
        }

        @Override
        public synchronized void at(Step step) {
            if (--left < 0) throw new Gone();
        }
    }

    private static List<String> facts(Meadow meadow) {
        return meadow
                .ask("select station, owner, name, seen, snapshot_date, inputs, batch_id, status from std.flowers")
                .stream()
                .sorted()
                .toList();
    }

    private static List<String> withoutLabels(List<String> facts) {
        return facts.stream()
                .map(fact -> fact.replaceAll(" 2026\\d{4}_\\d{6}_\\w+", ""))
                .toList();
    }

    private static List<String> figures(Meadow meadow) {
        var tables = meadow.ask("select table_schema || '.\"' || table_name || '\"' from information_schema.tables"
                + " where table_schema in ('mart', 'quality') and table_type = 'BASE TABLE' order by 1");
        var figures = new ArrayList<String>();
        for (var table : tables) {
            meadow.ask("select * from " + table).stream()
                    .sorted()
                    .map(row -> table + " " + row)
                    .forEach(figures::add);
        }
        return figures;
    }

    private static String digest(Meadow meadow) {
        return meadow.engine().store().read(Digest::ofMarts);
    }
}
