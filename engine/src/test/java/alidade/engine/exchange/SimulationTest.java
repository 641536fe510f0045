package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.exchange.FaultyDisk.PowerCut;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes with clocks up to a year wrong seal and exchange for a month. The power goes at any change
/// of any disk, and the hub cannot be reached for days; whoever was cut goes on. In the end all are alike,
/// and so are the figures that engines make of their logs.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class SimulationTest {
    private static final int SEEDS = Boolean.getBoolean("alidade.full") ? 2_000 : 40;
    private static final int DAYS = 30;
    private static final int YEAR_IN_DAYS = 365;
    /// Rows of the first one are for everyone.
    private static final List<String> TABLES = List.of("flowers", "seeds", "roots");
    private static final List<String> NODES = List.of("one", "two", "three");

    @TempDir
    Path folder;

    private List<Pack> packs = List.of();
    private int cuts;
    private int partitions;
    private int entries;
    /// Trials in which the search for rows that stay found them where they belong.
    private int found;

    @Test
    void afterAMonthOfCrashesWrongClocksAndPartitionsAllReplicasAreAlike() throws IOException {
        var first = Long.getLong("alidade.seed", System.nanoTime());
        var seeds = Long.getLong("alidade.seed") == null ? SEEDS : 1;
        System.out.println("SimulationTest: " + seeds + " seeds from -Dalidade.seed=" + first);
        var template = folder.resolve("template");
        for (var node : NODES) {
            try (var plot = Plot.planted(template.resolve(node))) {
                packs = plot.engine.definitions().current();
            }
        }
        for (var seed = first; seed < first + seeds; seed++) {
            var place = folder.resolve("trial");
            copy(template, place);
            try {
                new Month(place, seed).pass();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dalidade.seed=" + seed + ": " + e, e);
            }
            remove(place);
        }
        System.out.println("SimulationTest: %d entries, %d power cuts, %d exchanges without a hub"
                .formatted(entries, cuts, partitions));
        if (seeds > 1) assertThat(Math.min(cuts, partitions)).isGreaterThan(SEEDS);
        assertThat(found).isEqualTo(seeds);
    }

    /// One seed.
    private final class Month {
        private final Path place;
        private final long seed;
        private final Random random;
        private final Map<String, FaultyDisk> disks = new TreeMap<>();
        private final Map<String, Clock> clocks = new TreeMap<>();
        private final Map<String, Log> logs = new HashMap<>();
        /// What was acknowledged, by node: it must never be lost.
        private final Map<String, List<Header>> acknowledged = new TreeMap<>();
        private final Optional<MemoryHub> memory;
        private final FaultyDisk share;

        Month(Path place, long seed) {
            this.place = place;
            this.seed = seed;
            random = new Random(seed);
            share = new FaultyDisk(random);
            memory = seed % 2 == 0
                    ? Optional.of(new MemoryHub(Clock.fixed(Seed.NOW, ZoneOffset.UTC), seed % 4 == 0))
                    : Optional.empty();
            if (memory.isEmpty()) FolderHub.create(place.resolve("hub"), share);
            for (var node : NODES) {
                disks.put(node, new FaultyDisk(random));
                var wrong = Duration.ofHours(random.nextInt(2 * 24 * YEAR_IN_DAYS) - 24L * YEAR_IN_DAYS);
                clocks.put(node, Clock.fixed(Seed.NOW.plus(wrong), ZoneOffset.UTC));
                acknowledged.put(node, new ArrayList<>());
            }
        }

        void pass() throws IOException {
            for (var day = 0; day < DAYS; day++) {
                for (var node : NODES) {
                    if (random.nextInt(3) > 0) interrupted(node, this::seal);
                    if (random.nextInt(2) > 0) interrupted(node, this::exchange);
                }
            }
            share.disarm();
            disks.values().forEach(FaultyDisk::disarm);
            for (var round = 0; round < 2; round++) {
                for (var node : NODES) {
                    assertThat(passage(node, hub(node)).problems()).isEmpty();
                }
            }
            check();
        }

        private interface Deed {
            void of(String node);
        }

        /// Three times in four the power goes in the midst of it.
        private void interrupted(String node, Deed deed) {
            var disk = disk(node);
            disk.disarm();
            share.disarm();
            if (random.nextInt(4) > 0) disk.arm(1 + random.nextInt(40));
            if (random.nextInt(4) == 0) share.arm(1 + random.nextInt(40));
            try {
                deed.of(node);
            } catch (PowerCut e) {
                cuts++;
                disk.lose();
                share.lose();
                logs.remove(node);
            } finally {
                disk.disarm();
                share.disarm();
            }
        }

        private FaultyDisk disk(String node) {
            return java.util.Objects.requireNonNull(disks.get(node));
        }

        private Clock clock(String node) {
            return java.util.Objects.requireNonNull(clocks.get(node));
        }

        private Log log(String node) {
            return logs.computeIfAbsent(node, name -> {
                var home = place.resolve(name);
                var workspace = home.resolve("workspace");
                var known = Node.existing(workspace, home.resolve("home"), disk(name))
                        .orElseThrow();
                return Log.open(workspace, known, clock(name), disk(name));
            });
        }

        private void seal(String node) {
            var table = TABLES.get(random.nextInt(TABLES.size()));
            var name = table.equals("flowers") ? "玫瑰" : marker(node);
            var day = Seed.DAY.plusDays(random.nextInt(DAYS));
            var header = log(node).seal(Seed.records(table, name, random.nextInt(5), day));
            acknowledged.computeIfAbsent(node, _ -> new ArrayList<>()).add(header);
            entries++;
        }

        private void exchange(String node) {
            passage(node, random.nextInt(4) == 0 ? partitioned(hub(node)) : hub(node));
        }

        private Exchanged passage(String node, Hub hub) {
            CancelSignal never = CancelSignal.never();
            var replication = new Replication(packs, hub(node).keepsRowsToItself());
            return new Passage(log(node), hub, clock(node), replication, Optional::empty, _ -> {}, never).run();
        }

        private Hub hub(String node) {
            return memory.<Hub>map(one -> one).orElseGet(() -> FolderHub.open(place.resolve("hub"), share));
        }

        /// It can be reached for some questions, and then no more; the last one may have arrived
        /// nevertheless.
        private Hub partitioned(Hub whole) {
            partitions++;
            var left = new int[] {random.nextInt(12)};
            var arrives = random.nextBoolean();
            return (Hub) Proxy.newProxyInstance(
                    Hub.class.getClassLoader(), new Class<?>[] {Hub.class}, (_, method, arguments) -> {
                        var isCut = left[0]-- <= 0;
                        try {
                            var answer = isCut && !arrives ? null : method.invoke(whole, arguments);
                            if (isCut) throw new HubProblem("the network is gone");
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw java.util.Objects.requireNonNull(e.getCause());
                        }
                    });
        }

        private void check() throws IOException {
            var states = new ArrayList<List<String>>();
            for (var node : NODES) {
                var log = log(node);
                assertThat(log.verify()).isEmpty();
                assertThat(log.headers()).containsAll(acknowledged.getOrDefault(node, List.of()));
            }
            for (var node : NODES) {
                // Opening one brings the log into the store, and publishes.
                try (var plot = Plot.open(place.resolve(node))) {
                    assertThat(plot.engine.readOnly()).isEmpty();
                    states.add(plot.state());
                }
            }
            assertThat(states).as("seed %d", seed).allMatch(states.getFirst()::equals);
            checkWithheld();
        }

        /// Rows that stay are where they were sealed, and nowhere else.
        private void checkWithheld() throws IOException {
            for (var node : NODES) {
                for (var header : log(node).headers()) {
                    var stays = TABLES.indexOf(header.batch().table()) > 0;
                    var isOwn = header.id().node().equals(log(node).node().id());
                    assertThat(log(node).isWithheld(header.id()))
                            .as("%s at %s", header.id(), node)
                            .isEqualTo(stays && !isOwn);
                }
                for (var other : NODES) {
                    var isElsewhere = !other.equals(node);
                    if (isElsewhere)
                        assertThat(Markers.filesWith(marker(node), place.resolve(other)))
                                .isEmpty();
                }
                var hub = place.resolve("hub");
                if (memory.isEmpty())
                    assertThat(Markers.filesWith(marker(node), hub)).isEmpty();
            }
            var own = Markers.filesWith(marker(NODES.getFirst()), place.resolve(NODES.getFirst()));
            found += own.isEmpty() ? 0 : 1;
        }

        private static String marker(String node) {
            return "GEHEIM-" + node + "-";
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList())
                Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    private static void remove(Path place) {
        try (var all = Files.walk(place)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) new LogFiles().delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
