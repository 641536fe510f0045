package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.exchange.Hub.Halt;
import alidade.engine.exchange.Hub.Verdict;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.LogFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FolderHubTest extends HubContract {
    @Override
    protected Hub client() throws IOException {
        return FolderHub.create(hub(), new LogFiles());
    }

    private Path hub() {
        return folder.resolve("hub");
    }

    private Path entry(long seq) {
        return hub().resolve("log/a/%012d.entry".formatted(seq));
    }

    /// Node `a` with three entries at the hub.
    private List<Header> three() throws IOException {
        var log = log("a");
        var hub = client();
        var headers = List.of(log.seal(Seed.flowers(1)), log.seal(Seed.flowers(2)), log.seal(Seed.flowers(3)));
        for (var header : headers) assertThat(give(hub, log, header)).isEqualTo(new Verdict.Appended());
        return headers;
    }

    @Test
    void entriesLieAsInTheLogOfAWorkspaceAndNothingElseIsLeft() throws IOException {
        three();
        for (var seq = 1; seq <= 3; seq++) {
            assertThat(entry(seq))
                    .hasSameBinaryContentAs(folder.resolve("a/workspace/log/a/%012d.entry".formatted(seq)));
        }
        try (var all = Files.walk(hub())) {
            var names = new TreeSet<String>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(hub().relativize(file).toString()));
            assertThat(names)
                    .containsExactly(
                            "hub.json",
                            "log/a/000000000001.entry",
                            "log/a/000000000002.entry",
                            "log/a/000000000003.entry");
        }
    }

    @Test
    void aFolderThatIsNoHubIsRefusedAsIsALaterFormat() throws IOException {
        var files = new LogFiles();
        assertThatThrownBy(() -> FolderHub.open(folder, files))
                .isInstanceOf(HubProblem.class)
                .hasMessageContaining("is not a hub");
        Files.createDirectories(hub());
        Files.writeString(hub().resolve("hub.json"), "{\"format\":2}");
        assertThatThrownBy(this::client).isInstanceOf(HubProblem.class).hasMessageContaining("format 2");
        Files.writeString(hub().resolve("hub.json"), "{\"form");
        assertThatThrownBy(this::client).isInstanceOf(HubProblem.class).hasMessageContaining("cannot be read");
    }

    @Test
    void aHubThatWasPulledOutIsToldAsThat() throws IOException {
        var hub = client();
        Files.move(hub(), folder.resolve("elsewhere"));
        assertThatThrownBy(hub::vector).isInstanceOf(HubProblem.class).hasMessageContaining("is gone");
    }

    @Test
    void aMissingEntryEndsTheStretchAndItsNodePutsItBack() throws IOException {
        var headers = three();
        Files.delete(entry(2));
        var hub = client();
        var missing = new EntryId("a", 2);
        assertThat(hub.headers("a", 0))
                .isEqualTo(
                        new Hub.Stretch(List.of(headers.getFirst()), Set.of(), Optional.of(new Halt.Missing(missing))));
        assertThat(hub.vector().get("a")).isEqualTo(Hub.Head.of(headers.getFirst()));

        var log = log("a");
        assertThat(give(hub, log, headers.get(1))).isEqualTo(new Verdict.Appended());
        assertThat(give(hub, log, headers.get(2))).isEqualTo(new Verdict.Duplicate());
        assertThat(hub.headers("a", 0)).isEqualTo(new Hub.Stretch(headers, Set.of(), Optional.empty()));
    }

    @Test
    void aDamagedLastEntryIsPassedOverAndItsNodePutsItBack() throws IOException {
        var headers = three();
        Files.writeString(entry(3), "half an en");
        var hub = client();
        assertThat(hub.vector().get("a")).isEqualTo(Hub.Head.of(headers.get(1)));
        assertThat(hub.headers("a", 2).halt()).containsInstanceOf(Halt.Unusable.class);
        assertThat(give(hub, log("a"), headers.get(2))).isEqualTo(new Verdict.Appended());
        assertThat(hub.headers("a", 2)).isEqualTo(new Hub.Stretch(headers.subList(2, 3), Set.of(), Optional.empty()));
        assertThat(hub.strangers()).hasSize(1).first().asString().contains("000000000003.entry.damaged");
    }

    @Test
    void anEntryOfALaterProgramEndsTheStretch() throws IOException {
        var headers = three();
        var text = Files.readString(entry(3), StandardCharsets.ISO_8859_1);
        Files.writeString(
                entry(3), text.replace("\"schema_version\":1", "\"schema_version\":2"), StandardCharsets.ISO_8859_1);
        var stretch = client().headers("a", 0);
        assertThat(stretch.headers()).isEqualTo(headers.subList(0, 2));
        assertThat(stretch.halt()).containsInstanceOf(Halt.Newer.class);
        // Its node, with an older program, does not put its own in that place.
        assertThat(give(client(), log("a"), headers.getLast())).isEqualTo(new Verdict.Fork(3));
        assertThat(client().strangers()).isEmpty();
    }

    @Test
    void whatElseLiesInTheFolderIsNamedAndLeftAlone() throws IOException {
        var headers = three();
        var log = hub().resolve("log");
        Files.writeString(log.resolve("notes.txt"), "x");
        Files.createDirectories(log.resolve("Photos 2026"));
        Files.writeString(log.resolve("a/000000000004.entry.tmp"), "half");
        Files.writeString(log.resolve("a/4.entry"), "x");
        Files.writeString(log.resolve("a/000000000000.entry"), "x");
        Files.createDirectories(log.resolve("a/000000000004.entry"));
        Files.createSymbolicLink(log.resolve("a/000000000005.entry"), entry(1));
        Files.createSymbolicLink(log.resolve("b"), log.resolve("a"));
        var hub = client();
        assertThat(hub.vector()).isEqualTo(Map.of("a", Hub.Head.of(headers.getLast())));
        assertThat(hub.headers("b", 0).headers()).isEmpty();
        assertThat(hub.headers("../log/a", 0).headers()).isEmpty();
        assertThat(hub.strangers()).hasSize(8);
    }

    @Test
    void aFirstLineWithoutEndIsNotReadToItsEnd() throws IOException {
        three();
        try (var file = new java.io.RandomAccessFile(entry(3).toFile(), "rw")) {
            // Mostly a hole: 8 GB of U+0000.
            file.setLength(8L << 30);
            file.seek(0);
            file.write("{".repeat(5000).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(client().headers("a", 2).halt()).containsInstanceOf(Halt.Unusable.class);
    }

    @Test
    void aLinkWhereChunksGoIsNotFollowed() throws IOException {
        var log = log("a");
        var header = log.seal(Seed.flowers(1));
        var hub = client();
        Files.createDirectories(folder.resolve("private"));
        Files.createSymbolicLink(hub().resolve("incoming"), folder.resolve("private"));
        assertThatThrownBy(() -> sendAll(hub, log, header)).isInstanceOf(HubProblem.class);
        assertThat(folder.resolve("private")).isEmptyDirectory();
    }

    @Test
    void damagedChunksAreLetGo() throws IOException {
        var log = log("a");
        var header = log.seal(Seed.flowers(5));
        var hub = client();
        sendAll(hub, log, header);
        try (var chunks = Files.walk(hub().resolve("incoming"))) {
            var chunk = chunks.filter(Files::isRegularFile).findFirst().orElseThrow();
            var bytes = Files.readAllBytes(chunk);
            Files.write(chunk, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
        assertThat(hub.seal(header)).isEqualTo(new Verdict.Short(0, 5));
        assertThat(give(hub, log, header)).isEqualTo(new Verdict.Appended());
    }

    @Test
    void aNoteThatIsWrongDoesNoHarm() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(1));
        var second = log.seal(Seed.flowers(2));
        var hub = client();
        give(hub, log, first);
        hub.withhold(second);
        var notes = hub().resolve("withheld/a");
        Files.move(notes.resolve("000000000002"), notes.resolve("000000000001"));
        Files.writeString(notes.resolve("x"), "");
        assertThat(hub.withheld("a")).containsExactly(1L);
        // What lies there decides, and the note goes.
        assertThat(hub.headers("a", 0).withheld()).containsExactly(2L);
        assertThat(hub.seal(first)).isEqualTo(new Verdict.Duplicate());
        assertThat(hub.withheld("a")).isEmpty();
        assertThat(give(hub, log, second)).isEqualTo(new Verdict.Appended());
        assertThat(hub.headers("a", 0).withheld()).isEmpty();
    }

    @Test
    void aVisitSweepsWhatTheNodeNoLongerNeeds() throws IOException {
        var headers = three();
        var hub = client();
        sendAll(hub, log("a"), headers.getFirst());
        var fourth = log("a").seal(Seed.flowers(4));
        sendAll(hub, log("a"), fourth);
        hub.meet(log("a").node(), java.time.Clock.systemUTC());
        assertThat(hub.present(headers.getFirst())).isEmpty();
        assertThat(hub.present(fourth)).containsOnlyKeys(0);
    }
}
