package alidade.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.EntryId;
import alidade.engine.store.Digest;
import alidade.engine.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One bit is flipped, or 4 KB are zeroed, anywhere in the store, the log or the landing of a closed workspace. Each
/// trial leaves every answer as it was, or is reported; afterwards a rebuild gives the first digest.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class FlippedBitsTest {
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 300 : 24;
    private static final int ZEROED_BYTES = 4096;

    @TempDir
    Path folder;

    private int unchanged;
    private int healed;
    private int reported;
    private int condemned;

    @Test
    void everyDamageLeavesTheAnswersAsTheyWereOrIsReported() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("FlippedBitsTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 12);
            var first = digest(meadow);
            var answers = answers(meadow);
            meadow.stop();
            var good = folder.resolve("good");
            copy(meadow.workspace, good);
            for (var trial = 0; trial < TRIALS; trial++) {
                copy(good, meadow.workspace);
                var what = damage(meadow.workspace, trial, random);
                var silent = trial(meadow, answers, first);
                meadow.stop();
                assertThat(silent)
                        .as("seed %d, trial %d, %s", seed, trial, what)
                        .isEmpty();
            }
            System.out.println(
                    "FlippedBitsTest: %d unchanged, %d healed while opening, %d reported, 0 silent; %d stores put aside by rebuild"
                            .formatted(unchanged, healed, reported, condemned));
            assertThat(unchanged + healed + reported).isEqualTo(TRIALS);
        }
    }

    /// Days of three platforms, with a correction from a file, a dead platform, and a total that was wrong.
    private static void grow(Meadow meadow, int days) throws IOException {
        for (var day = 2; day < 2 + days; day++) {
            meadow.clock.set("2026-03-%02dT02:00:00Z".formatted(day));
            for (var platform : meadow.platforms.values()) {
                for (var flower = 0; flower < 12; flower++) platform.put("ann/rose" + flower, 10L * day + flower);
            }
            meadow.platform("west").dead(day == 5);
            meadow.platform("south").claimTooMany(day == 7 ? 2 : 0);
            meadow.collectAll();
        }
        PublicationTest.importNotebook(meadow, new Random(1), 1);
    }

    private static String damage(Path workspace, int trial, Random random) throws IOException {
        var place = List.of("store.mv.db", "log", "landing").get(trial % 3);
        List<Path> files;
        try (var found = Files.walk(workspace.resolve(place))) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        var file = files.get(random.nextInt(files.size()));
        var bytes = Files.readAllBytes(file);
        var at = random.nextInt(bytes.length);
        if (random.nextBoolean()) bytes[at] ^= (byte) (1 << random.nextInt(8));
        else Arrays.fill(bytes, at, Math.min(bytes.length, at + ZEROED_BYTES), (byte) 0);
        Files.write(file, bytes);
        return "%s at %d".formatted(workspace.relativize(file), at);
    }

    /// What went wrong without a word; empty when nothing did.
    private Optional<String> trial(Meadow meadow, List<String> answers, String first) {
        try {
            meadow.begin();
        } catch (RuntimeException e) {
            return Optional.of("the workspace cannot be opened: " + e);
        }
        var found = meadow.engine().inspection().check();
        var same = sameAnswers(meadow, answers);
        if (!same && found.sound()) return Optional.of("fsck finds nothing, but " + difference(meadow, answers));
        if (!found.sound()) reported++;
        else if (Files.exists(meadow.workspace.resolve("store.damaged"))) healed++;
        else unchanged++;
        if (!found.damages().isEmpty() || !found.lost().isEmpty()) {
            meadow.engine().heal(id -> Optional.of("there is no other copy"), Progress.none());
        }
        try {
            meadow.engine().rebuild(Progress.none());
        } catch (StoreProblem e) {
            condemned++;
            meadow.restart();
        }
        // Looked at each time in the full run only, since it takes as long as a rebuild.
        var after = TRIALS > 100 ? meadow.engine().inspection().check() : found(meadow);
        if (!after.sound()) return Optional.of("after a rebuild fsck still finds " + after);
        return digest(meadow).equals(first) ? Optional.empty() : Optional.of("a rebuild gives other figures");
    }

    /// What is left in log and landing.
    private static Inspection.Findings found(Meadow meadow) {
        return new Inspection.Findings(
                0,
                0,
                0,
                meadow.engine().log().verify(),
                List.of(),
                meadow.engine().landing().verify().damages());
    }

    private static boolean sameAnswers(Meadow meadow, List<String> answers) {
        try {
            return answers(meadow).equals(answers);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String difference(Meadow meadow, List<String> answers) {
        var now = answers(meadow);
        for (var at = 0; at < Math.min(now.size(), answers.size()); at++) {
            if (!now.get(at).equals(answers.get(at))) return "'%s' was '%s'".formatted(now.get(at), answers.get(at));
        }
        return "there are %d answers instead of %d".formatted(now.size(), answers.size());
    }

    /// All that can be asked: facts, runs, quality, scores, alerts, definitions.
    private static List<String> answers(Meadow meadow) {
        var all = new ArrayList<String>();
        for (var table : List.of(
                "std.flowers", "std.refused", "log.ingestion_log", "log.document", "log.entry", "log.coverage")) {
            all.addAll(meadow.ask("select " + columns(meadow, table) + " from " + table).stream()
                    .sorted()
                    .toList());
        }
        all.add(digest(meadow));
        all.add(meadow.engine().definitions().current().toString());
        return all;
    }

    /// Without local numbers, which are given in the order of arrival.
    private static String columns(Meadow meadow, String table) {
        return meadow.ask("""
                        select case when lower(data_type) like '%%large object' then 'cast("' || column_name || '" as varchar)'
                            else '"' || column_name || '"' end
                        from information_schema.columns
                        where table_schema || '.' || table_name = '%s'
                            and column_name not in ('entry_no', 'record_id', 'fact_id')
                        order by column_name""".formatted(table)).stream().collect(Collectors.joining(", "));
    }

    private static String digest(Meadow meadow) {
        return meadow.engine().store().read(Digest::ofMarts);
    }

    @Test
    void entriesThatAreDamagedInTheLogComeBackFromTheStoreByteForByte() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            grow(meadow, 3);
            var head = meadow.engine().log().head().orElseThrow().id();
            var all = LongStream.rangeClosed(1, head.seq())
                    .mapToObj(seq -> new EntryId(head.node(), seq))
                    .toList();
            var sealed = new ArrayList<byte[]>();
            for (var id : all) {
                var file = file(meadow, id);
                var bytes = Files.readAllBytes(file);
                sealed.add(bytes);
                switch ((int) (id.seq() % 3)) {
                    case 0 -> Files.delete(file);
                    case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                    default -> Files.write(file, new byte[] {'x'});
                }
            }

            var healed = meadow.engine().heal(id -> Optional.of("there is no other copy"), Progress.none());

            assertThat(healed.left()).isEmpty();
            assertThat(healed.restored()).containsExactlyInAnyOrderElementsOf(all);
            for (var at = 0; at < all.size(); at++) {
                assertThat(Files.readAllBytes(file(meadow, all.get(at)))).isEqualTo(sealed.get(at));
            }
            assertThat(meadow.engine().readOnly()).isEmpty();
            assertThat(meadow.engine().inspection().check().sound()).isTrue();
        }
    }

    @Test
    void anEntryOfWhichThereIsNoOtherCopyIsNamedAndNeverUsed() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.collect("north");
            var lost = meadow.engine().log().head().orElseThrow().id();
            meadow.clock.set("2026-03-03T02:00:00Z");
            meadow.platform("north").put("ann/rose", 6);
            meadow.collect("north");
            meadow.stop();
            Files.delete(meadow.workspace.resolve("store.mv.db"));
            var file = file(meadow, lost);
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);

            meadow.begin();
            var healed = meadow.engine().heal(id -> Optional.of("there is no other copy"), Progress.none());

            assertThat(healed.restored()).isEmpty();
            assertThat(healed.left().toString())
                    .contains("entry " + lost)
                    .contains("the store does not hold it; there is no other copy");
            assertThat(meadow.ask("select seen from std.flowers")).containsExactly("6");
            assertThat(meadow.ask("select seq from log.set_aside")).containsExactly(String.valueOf(lost.seq()));
        }
    }

    private static Path file(Meadow meadow, EntryId id) {
        return meadow.workspace.resolve("log/%s/%012d.entry".formatted(id.node(), id.seq()));
    }

    static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (var old = Files.walk(to)) {
                for (var path : old.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
            }
        }
        try (var found = Files.walk(from)) {
            for (var path : found.sorted().toList())
                Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }
}
