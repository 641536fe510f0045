package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.EntryId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that seals and applies without end is killed at moments that it does not know.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class KillTest {
    private static final int KILLS = Boolean.getBoolean("alidade.full") ? 200 : 10;
    private static final int FACTS_PER_ENTRY = 40;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostOrDoubled() throws IOException, InterruptedException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("KillTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        Garden.planted(folder).close();
        // Kept here, outside of the process that dies.
        var acknowledged = new TreeSet<Long>();
        for (var kill = 1; kill <= KILLS; kill++) {
            acknowledged.addAll(runUntilKilled(random));
            check(acknowledged, seed, kill);
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    /// Entries that the child said were sealed. It is killed some lines and some moments after its first one.
    private List<Long> runUntilKilled(Random random) throws IOException, InterruptedException {
        var errors = folder.resolve("errors.txt");
        var child = Child.start(Sealer.class, List.of(), errors, folder.toString());
        var said = new java.util.ArrayList<Long>();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            var linesToWaitFor = 1 + random.nextInt(20);
            while (said.size() < linesToWaitFor) {
                var line = lines.readLine();
                assertThat(line).as(Files.readString(errors)).isNotNull();
                said.add(Long.valueOf(line));
            }
            // Within the next entry, at any of its steps.
            var until = System.nanoTime() + random.nextLong(60_000_000L);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not through the process itself, which would close the stream that is still to be read.
            child.toHandle().destroyForcibly();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("[0-9]+")) {
                    said.add(Long.valueOf(line));
                }
            }
        }
        child.waitFor();
        return said;
    }

    private void check(TreeSet<Long> acknowledged, long seed, int kill) {
        try (var garden = Garden.open(folder)) {
            var inLog = new TreeSet<Long>();
            garden.log.headers().forEach(header -> inLog.add(header.id().seq()));
            var head = garden.log.head().orElseThrow().id();

            assertThat(garden.log.verify()).as("seed %d, kill %d", seed, kill).isEmpty();
            assertThat(inLog).as("seed %d, kill %d", seed, kill).containsAll(acknowledged);
            assertThat(garden.catalogue.heads().get(head.node())).isEqualTo(head.seq());
            // Each entry but the first, which holds the definitions, brought its facts once.
            assertThat(garden.rows("select count(*), count(distinct fact_id), count(distinct entry_no * 1000 + ordinal)"
                            + " from std.weather_fact"))
                    .as("seed %d, kill %d", seed, kill)
                    .isEqualTo(List.of(facts(head)));

            var before = digest(garden);
            garden.catalogue.rebuild();
            assertThat(digest(garden)).as("seed %d, kill %d", seed, kill).isEqualTo(before);
        }
    }

    private static List<String> facts(EntryId head) {
        var count = Long.toString((head.seq() - 1) * FACTS_PER_ENTRY);
        return List.of(count, count, count);
    }

    static String digest(Garden garden) {
        var columns = List.of(
                "node",
                "seq",
                "ordinal",
                "station",
                "owner",
                "name",
                "reading",
                "height",
                "title",
                "tags",
                "since",
                "changed",
                "official",
                "source_record_id",
                "snapshot_date",
                "observed_at",
                "inputs",
                "batch_id",
                "ingestion_time",
                "status",
                "quality_score");
        return garden.store.read(connection -> Digest.of(connection, "std.weather", columns));
    }

    /// Seals and applies without end, and says so after each sealing.
    static final class Sealer {
        private Sealer() {}

        public static void main(String[] arguments) {
            try (var garden = Garden.open(Path.of(arguments[0]))) {
                while (true) {
                    var seq = garden.log.head().orElseThrow().id().seq() + 1;
                    var facts = IntStream.range(0, FACTS_PER_ENTRY)
                            .mapToObj(row -> Garden.fact(
                                    "rose" + row, LocalDate.of(2026, 3, 1).plusDays(seq % 28), seq * row))
                            .toList();
                    var header = garden.log.seal(Garden.draft(facts));
                    System.out.println(header.id().seq());
                    System.out.flush();
                    garden.catalogue.apply(header.id());
                }
            }
        }
    }
}
