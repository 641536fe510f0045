package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Batch;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same entries give the same tables, in whatever order, locale and zone.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class SameEverywhereTest {
    @TempDir
    Path folder;

    @Test
    void entriesOfThreeNodesGiveTheSameTablesInAnyOrderLocaleAndZone() throws IOException, InterruptedException {
        for (var node : List.of("node-a", "node-b", "node-c")) {
            seal(node);
        }
        var digests = new TreeSet<String>();
        var trial = 0;
        for (var place : List.of(
                List.of("tr", "TR", "Pacific/Auckland"),
                List.of("th", "TH", "America/Los_Angeles"),
                List.of("ar", "EG", "Asia/Kathmandu"),
                List.of("en", "US", "UTC"))) {
            digests.add(inChild(place, trial++));
        }
        assertThat(digests).hasSize(1).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    private void seal(String node) {
        try (var garden = Garden.open(folder.resolve(node), node)) {
            // Every node proposes the same definitions; concurrent heads of one text are no quarrel.
            garden.plant(FakePacks.COLUMNS);
            for (var number = 0; number < 12; number++) {
                var day = LocalDate.of(2026, 2, 20).plusDays(number);
                garden.log.seal(Garden.draft(
                        List.of(
                                Garden.fact("İstanbul", day, number * 10L),
                                Garden.fact("ılık", day, number),
                                Garden.fact(node, day, number * 100L)),
                        List.of(),
                        number == 5 ? Batch.Status.HELD : Batch.Status.SUCCESS));
            }
            // Number 5 is the seventh entry, behind the definitions.
            var yes = new Document("confirmation", node + ":7", "yes", Optional.empty());
            garden.log.seal(new Draft.Documents(Garden.batch(Batch.Status.SUCCESS), List.of(yes)));
        }
    }

    private String inChild(List<String> place, int trial) throws IOException, InterruptedException {
        var options = List.of(
                "-Duser.language=" + place.get(0), "-Duser.country=" + place.get(1), "-Duser.timezone=" + place.get(2));
        var errors = folder.resolve("errors.txt");
        var child = Child.start(
                Replica.class,
                options,
                errors,
                folder.toString(),
                folder.resolve("replica" + trial).toString(),
                Integer.toString(trial));
        var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(Files.readString(errors)).isZero();
        return output.lines().reduce((one, other) -> other).orElse("");
    }

    /// Takes over the entries of all nodes in an order of its own, and prints what came of them.
    static final class Replica {
        private Replica() {}

        public static void main(String[] arguments) throws IOException {
            var nodes = Path.of(arguments[0]);
            var random = new Random(Long.parseLong(arguments[2]));
            try (var garden = Garden.open(Path.of(arguments[1]), "node-z")) {
                var ids = new ArrayList<EntryId>();
                for (var node : List.of("node-a", "node-b", "node-c")) {
                    ids.addAll(copy(nodes.resolve(node).resolve("workspace/log").resolve(node), node, garden));
                }
                Collections.shuffle(ids, random);
                for (var id : ids) {
                    var applied = garden.catalogue.apply(id);
                    if (!applied.setAside().isEmpty()) {
                        throw new IllegalStateException(applied.setAside().toString());
                    }
                }
                var findings = new Fsck(garden.log, garden.store, garden.definitions).check();
                if (!findings.sound()) {
                    throw new IllegalStateException(findings.toString());
                }
                System.out.println(KillTest.digest(garden));
            }
        }

        private static List<EntryId> copy(Path from, String node, Garden garden) throws IOException {
            var to = Files.createDirectories(garden.workspace.resolve("log").resolve(node));
            var ids = new ArrayList<EntryId>();
            try (var files = Files.list(from)) {
                for (var file : files.sorted().toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                    ids.add(new EntryId(node, ids.size() + 1L));
                }
            }
            return ids;
        }
    }
}
