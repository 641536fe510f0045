package alidade.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Entries of another node that are here by their header alone.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class WithheldTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00.5Z");

    @TempDir
    Path folder;

    private Log open(String node) {
        var files = new LogFiles();
        var workspace = folder.resolve(node);
        var self = Node.of(workspace, folder.resolve("home-" + node), "cn", () -> node, files);
        return Log.open(workspace, self, Clock.fixed(NOW, ZoneOffset.UTC), files);
    }

    private static Draft.Records facts(long count) {
        var fact = new Fact(LocalDate.of(2026, 3, 1), NOW, List.of(), Map.of("count", count));
        return new Draft.Records(batch(Batch.Origin.COLLECT), List.of(), List.of(fact), List.of());
    }

    private static Batch batch(Batch.Origin origin) {
        return new Batch(
                "20260301_020000_cn",
                origin,
                "garden",
                "flowers",
                "north",
                NOW,
                NOW,
                Batch.Status.SUCCESS,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static Reception give(Log from, Log to, Header header) throws IOException {
        try (var lines = from.lines(header.id())) {
            return to.receive(header, lines);
        }
    }

    private Path file(long seq) {
        return folder.resolve("here/log/there/%012d.entry".formatted(seq));
    }

    @Test
    void itsFileIsOneLineThatHoldsTheHeader() throws IOException {
        var there = open("there");
        var header = there.seal(facts(7));
        var here = open("here");
        assertThat(here.receive(header)).isEqualTo(new Reception.Taken());

        var whole = Files.readString(folder.resolve("there/log/there/000000000001.entry"), StandardCharsets.ISO_8859_1);
        var described = whole.substring(0, whole.indexOf(",\"stored_bytes\"")).replace("\"format\":1", "\"format\":2");
        assertThat(Files.readString(file(1))).isEqualTo(described + "}\n");
        assertThat(here.isWithheld(header.id())).isTrue();
        assertThat(here.withheld("there")).containsExactly(header.id());
        assertThat(here.header(header.id())).isEqualTo(header);
        assertThat(here.read(header.id())).isEqualTo(new Sealed.Withheld(header));
        assertThatThrownBy(() -> here.lines(header.id())).isInstanceOf(UnreadableEntry.class);
        assertThat(here.verify()).isEmpty();
        // And so says one that opens it anew.
        assertThat(open("here").withheld("there")).containsExactly(header.id());
    }

    @Test
    void theChainGoesOnThroughIt() throws IOException {
        var there = open("there");
        var first = there.seal(facts(1));
        var second = there.seal(facts(2));
        var here = open("here");
        assertThat(here.receive(second)).isEqualTo(new Reception.Gap(1));
        assertThat(here.receive(first)).isEqualTo(new Reception.Taken());
        assertThat(here.receive(first)).isEqualTo(new Reception.Here());
        assertThat(give(there, here, second)).isEqualTo(new Reception.Taken());
        assertThat(here.receive(second)).isEqualTo(new Reception.Here());
        assertThat(here.verify()).isEmpty();
        assertThat(here.reached("there")).isEqualTo(2);
    }

    @Test
    void rowsComeToItOnlyWhenTheyAreThoseThatWereSealed() throws IOException {
        var there = open("there");
        var header = there.seal(facts(7));
        var here = open("here");
        here.receive(header);
        var before = Files.readAllBytes(file(1));
        var other = new ByteArrayInputStream("{\"count\":8}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(here.receive(header, other)).isInstanceOf(Reception.Refused.class);
        assertThat(file(1)).hasBinaryContent(before);

        assertThat(give(there, here, header)).isEqualTo(new Reception.Taken());
        assertThat(file(1)).hasSameBinaryContentAs(folder.resolve("there/log/there/000000000001.entry"));
        assertThat(here.read(header.id())).isEqualTo(there.read(header.id()));
        assertThat(here.withheld("there")).isEmpty();
        assertThat(here.receive(header)).isEqualTo(new Reception.Here());
    }

    @Test
    void anotherOneInItsPlaceIsAFork() throws IOException {
        var there = open("there");
        var here = open("here");
        here.receive(there.seal(facts(7)));
        var twin = Log.open(
                folder.resolve("twin"),
                Node.of(folder.resolve("twin"), folder.resolve("home-twin"), "cn", () -> "there", new LogFiles()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new LogFiles());
        var others = twin.seal(facts(8));
        assertThat(here.receive(others)).isEqualTo(new Reception.Fork(1));
        assertThat(give(twin, here, others)).isEqualTo(new Reception.Fork(1));
    }

    @Test
    void documentsAreNeverWithoutThem() {
        var there = open("there");
        var document = new Document("annotation", "n1", "text", Optional.empty());
        var header = there.seal(new Draft.Documents(batch(Batch.Origin.DOCUMENT), List.of(document)));
        assertThat(open("here").receive(header)).isInstanceOf(Reception.Refused.class);
    }

    @Test
    void whatFollowsTheLineIsDamageAndTheHeaderCanBePutBack() throws IOException {
        var there = open("there");
        var header = there.seal(facts(7));
        var here = open("here");
        here.receive(header);
        Files.writeString(file(1), "x", StandardOpenOption.APPEND);
        assertThat(here.verify()).extracting(Damage::sentence).asString().contains("its first line says");
        assertThat(here.restore(header)).isEmpty();
        assertThat(here.verify()).isEmpty();
        assertThat(here.isWithheld(header.id())).isTrue();
    }
}
