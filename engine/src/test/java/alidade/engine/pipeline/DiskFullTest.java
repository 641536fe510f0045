package alidade.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.log.EntryId;
import alidade.engine.store.Digest;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class DiskFullTest {
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 50 : 10;
    /// A day of three platforms lands and seals about 13 kB.
    private static final int BYTES_OF_A_DAY = 14_000;

    @TempDir
    Path folder;

    /// Each day the disk is full after a random number of bytes, then there is room and the same run goes on. A second
    /// workspace collects the same days on a disk that is never full.
    @Test
    void whereverTheDiskIsFullNothingAcknowledgedIsLostAndTheRunGoesOn() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("DiskFullTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        var disk = new SmallDisk();
        disk.tellsTheTruth(false);
        var full = 0;
        try (var meadow = Meadow.open(folder.resolve("small"));
                var other = Meadow.open(folder.resolve("large"))) {
            meadow.files = disk;
            meadow.restart();
            for (var trial = 0; trial < TRIALS; trial++) {
                var acknowledged = new ConcurrentSkipListSet<EntryId>();
                grow(meadow, trial);
                disk.room(random.nextInt(BYTES_OF_A_DAY));
                var sentence = collect(meadow, acknowledged);
                if (disk.wasFull()) {
                    full++;
                    assertThat(sentence)
                            .as("seed %d, trial %d", seed, trial)
                            .contains("No space left on device")
                            .contains("goes on from there");
                } else {
                    assertThat(sentence).as("seed %d, trial %d", seed, trial).isEmpty();
                }
                disk.room(Long.MAX_VALUE);
                if (random.nextBoolean()) meadow.restart();
                if (!sentence.isEmpty()) {
                    assertThat(collect(meadow, acknowledged))
                            .as("seed %d, trial %d", seed, trial)
                            .isEmpty();
                }
                assertThat(meadow.engine().log().verify())
                        .as("seed %d, trial %d", seed, trial)
                        .isEmpty();
                assertThat(Set.copyOf(meadow.engine().log().entries()))
                        .as("seed %d, trial %d", seed, trial)
                        .containsAll(acknowledged);
                grow(other, trial);
                collect(other, new ConcurrentSkipListSet<>());
            }
            System.out.println(
                    "DiskFullTest: full in %d of %d days, 0 acknowledged entries lost".formatted(full, TRIALS));
            assertThat(full).isPositive();
            assertThat(facts(meadow)).isEqualTo(facts(other));
            assertThat(digest(meadow)).isEqualTo(digest(other));
            var found = meadow.engine().inspection().check();
            assertThat(found.damages()).as("seed %d", seed).isEmpty();
            assertThat(found.differences()).as("seed %d", seed).isEmpty();
            assertThat(found.lost()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void workStopsBeforeTheDiskIsFullAndGoesOnWhenThereIsRoom() throws IOException {
        var disk = new SmallDisk();
        try (var meadow = Meadow.open(folder)) {
            meadow.files = disk;
            meadow.leastFree = 200;
            meadow.restart();
            meadow.platform("north").put("ann/rose", 5);
            disk.room(150L << 20);

            assertThatThrownBy(() -> meadow.collect("north"))
                    .isInstanceOf(Unanswerable.class)
                    .hasMessage(
                            "the disk of %s has 150 MB left, and 200 MB are kept free;"
                                    + " make room, and the same command goes on; nothing was collected",
                            meadow.workspace);
            assertThat(meadow.engine().shortage()).isPresent();
            assertThat(meadow.engine().publish(Progress.none())).isFalse();
            // Opened on a full disk, a workspace answers, and seals nothing.
            meadow.restart();
            assertThat(meadow.ask("select count(*) from std.flowers")).containsExactly("0");

            disk.room(1L << 30);
            meadow.collect("north");
            assertThat(meadow.ask("select seen from std.flowers")).containsExactly("5");
        }
    }

    private static void grow(Meadow meadow, int trial) {
        meadow.clock.set("2026-%02d-%02dT02:00:00Z".formatted(3 + trial / 28, 1 + trial % 28));
        for (var platform : meadow.platforms.values()) {
            for (var flower = 0; flower < 9; flower++) platform.put("ann/rose" + flower, 10L * trial + flower);
        }
    }

    /// What was said; empty when all went well.
    private static String collect(Meadow meadow, Set<EntryId> acknowledged) {
        try {
            meadow.engine()
                    .refresh()
                    .run(
                            new RunRequest(
                                    List.of("meadow/north", "meadow/south", "meadow/west"), RunRequest.Trigger.MANUAL),
                            step -> {
                                if (step instanceof Step.Sealed sealed) acknowledged.add(sealed.entry());
                            },
                            CancelSignal.never());
            return "";
        } catch (Unanswerable e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> facts(Meadow meadow) {
        return meadow.ask("select station, name, seen, snapshot_date from std.flowers").stream()
                .sorted()
                .toList();
    }

    private static String digest(Meadow meadow) {
        return meadow.engine().store().read(Digest::ofMarts);
    }
}
