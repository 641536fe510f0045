package alidade.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class LogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00.5Z");

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasSealed() {
        var values = Map.<String, Object>of(
                "text",
                "标题 \"quoted\" \\ \n\t\u001f \u007f 😀",
                "count",
                Long.MAX_VALUE,
                "price",
                new BigDecimal("-0.50"),
                "huge",
                new BigDecimal("12345678901234567890"),
                "open",
                false,
                "since",
                LocalDate.of(2020, 2, 29),
                "changed",
                Instant.parse("2026-02-28T23:59:59.123456Z"),
                "tags",
                List.of("b", "a"));
        var fact = new Fact(LocalDate.of(2026, 3, 1), NOW, List.of("two", "one"), values);
        var refused =
                new Refused("page 1, 3", "north", Optional.empty(), "type", "'x' is not a number", "{\"a\":\"x\"}");
        var coverage = new Coverage("north", "one", LocalDate.of(2026, 3, 1), Coverage.Extent.PARTIAL);
        var log = open();

        var header = log.seal(new Draft.Records(batch(), List.of(coverage), List.of(fact), List.of(refused)));
        var read = (Sealed.Records) log.read(header.id());

        assertThat(read.header()).isEqualTo(header);
        assertThat(header.coverage()).isEqualTo(List.of(coverage));
        assertThat(header.batch()).isEqualTo(batch());
        assertThat(read.refused()).isEqualTo(List.of(refused));
        var back = read.facts().getFirst();
        assertThat(back.inputs()).isEqualTo(List.of("one", "two"));
        assertThat(back.observedAt()).isEqualTo(NOW);
        // Trailing zeros are not part of a number: -0.50 is sealed as -0.5.
        assertThat(back.values().get("price")).isEqualTo(new BigDecimal("-0.5"));
        for (var column : List.of("text", "count", "huge", "open", "since", "changed", "tags")) {
            assertThat(back.values().get(column)).as(column).isEqualTo(values.get(column));
        }
    }

    /// The bytes are shown, and the hashes were worked out with `printf '%s' … | sha256sum`.
    @Test
    void sealsExactlyTheseBytes() throws IOException {
        var log = open();
        var document = new Document("annotation", "a", "b", Optional.empty());
        var header = log.seal(new Draft.Documents(batch(), List.of(document)));

        var payload = "{\"path\":\"a\",\"text\":\"b\",\"type\":\"annotation\"}\n";
        var headerJson = "{\"batch\":{\"ended\":\"2026-03-01T02:00:00.500000Z\",\"id\":\"20260301_100000_cn\","
                + "\"merged\":0,\"origin\":\"COLLECT\",\"pack\":\"garden\",\"pages\":2,\"source\":\"north\","
                + "\"started\":\"2026-03-01T02:00:00.500000Z\",\"status\":\"SUCCESS\",\"table\":\"weather\"},"
                + "\"coverage\":[],\"incarnation\":\"node-a\",\"kind\":\"DOCUMENT\",\"node\":\"node-a\","
                + "\"payload_sha\":\"" + PAYLOAD_SHA + "\",\"prev_hash\":\"" + "0".repeat(64) + "\","
                + "\"refused\":0,\"region\":\"cn\",\"rows\":1,\"schema_version\":1,"
                + "\"sealed_at\":\"2026-03-01T02:00:00.500000Z\",\"seq\":1}";
        var file = Files.readAllBytes(entry(1));
        var line = new String(file, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();

        assertThat(Hashes.sha256(payload)).isEqualTo(PAYLOAD_SHA);
        assertThat(header.payloadSha()).isEqualTo(PAYLOAD_SHA);
        assertThat(line)
                .startsWith("{\"format\":1,\"hash\":\"" + HASH + "\",\"header\":" + headerJson + ",\"stored_bytes\":");
        assertThat(header.hash()).isEqualTo(HASH);
        try (var gzip = new java.util.zip.GZIPInputStream(
                new java.io.ByteArrayInputStream(file, line.length() + 1, file.length - line.length() - 1))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(payload);
        }
    }

    private static final String PAYLOAD_SHA = "e8ee950ebd932fad2909fa1fd597c8952a98503936300da3e0b7e28ff630eeee";
    private static final String HASH = "4e4bfbab7daac32752555e3a94e07cc35ebcaffea03a376ffe87c33c74fdcfe3";

    @Test
    void detectsEveryFlippedBitOfASmallEntry() throws IOException {
        var log = open();
        log.seal(new Draft.Documents(batch(), List.of(new Document("annotation", "a", "b", Optional.empty()))));
        var whole = Files.readAllBytes(entry(1));
        var undetected = new ArrayList<Integer>();
        for (var at = 0; at < whole.length; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(entry(1), flipped);
                if (log.verify().isEmpty()) {
                    undetected.add(at);
                }
            }
        }
        assertThat(undetected).isEmpty();
    }

    @Test
    void detectsACutAndAnExtendedEntry() throws IOException {
        var log = open();
        log.seal(facts(1));
        var whole = Files.readAllBytes(entry(1));

        Files.write(entry(1), java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(log.verify()).hasSize(1);
        Files.write(entry(1), java.util.Arrays.copyOf(whole, whole.length + 1));
        assertThat(log.verify()).hasSize(1);
        Files.write(entry(1), new byte[0]);
        assertThat(log.verify()).hasSize(1);
    }

    @Test
    void namesWhereTheChainBreaks() throws IOException {
        var log = open();
        for (var seq = 1; seq <= 4; seq++) {
            log.seal(facts(seq));
        }
        Files.delete(entry(2));

        assertThat(log.verify().stream().map(Damage::toString).toList())
                .isEqualTo(List.of(
                        "entry node-a:3: entry node-a:2 is missing before it",
                        "entry node-a:4: it stands behind a break of the chain"));
    }

    @Test
    void findsAnEntryThatWasReplacedByASoundOneOfAnotherLog() throws IOException {
        var log = open();
        log.seal(facts(1));
        log.seal(facts(2));
        var other = Log.open(
                folder.resolve("other"),
                Node.of(folder.resolve("other"), folder.resolve("home2"), "cn", () -> "node-a", new LogFiles()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new LogFiles());
        other.seal(facts(7));
        Files.copy(
                folder.resolve("other/log/node-a/000000000001.entry"),
                entry(1),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(log.verify().toString()).contains("node-a:2: it names ");
    }

    @Test
    void refusesALaterFormatWithASentence() throws IOException {
        var log = open();
        log.seal(facts(1));
        var bytes = Files.readAllBytes(entry(1));
        bytes["{\"format\":".length()] = '3';
        Files.write(entry(1), bytes);

        assertThatThrownBy(() -> log.read(new EntryId("node-a", 1)))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessage("it has file format 3 and this program reads up to 2;"
                        + " a later version of the program wrote it, update this one");
    }

    @Test
    void aLogThatALaterProgramWentOnWithReadsOnly() throws IOException {
        var log = open();
        log.seal(facts(1));
        log.seal(facts(2));
        var text = Files.readString(entry(2), java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.writeString(
                entry(2),
                text.replace("\"schema_version\":1", "\"schema_version\":2"),
                java.nio.charset.StandardCharsets.ISO_8859_1);

        var older = open();

        assertThat(older.readOnly())
                .contains(
                        "the last entry node-a:2 of the log cannot be read (it has log version 2 and this program reads"
                                + " up to 1; a later version of the program wrote it, update this one), so none can be chained to"
                                + " it. The log is read only");
        assertThatThrownBy(() -> older.seal(facts(3))).isInstanceOf(NotSealable.class);
        assertThat(older.read(new EntryId("node-a", 1)).header().rows()).isEqualTo(1);
        assertThat(older.problem(new EntryId("node-a", 2)).orElseThrow().isOfLaterVersion())
                .isTrue();
    }

    @Test
    void refusesTextsWithoutAFormAndSealsNothing() {
        var log = open();
        for (var bad : List.of("a\u0000b", "a\uD800b", "\uDC00", "end\uD83D")) {
            var fact = new Fact(LocalDate.of(2026, 3, 1), NOW, List.of(), Map.of("text", bad));
            assertThatThrownBy(() -> log.seal(new Draft.Records(batch(), List.of(), List.of(fact), List.of())))
                    .isInstanceOf(NotSealable.class)
                    .hasMessageContaining("fact 1 of the entry (2026-03-01): a text cannot be sealed: ");
        }
        assertThat(log.head()).isEmpty();
        assertThat(log.seal(facts(1)).id().seq()).isEqualTo(1);
    }

    @Test
    void keepsARefusedRecordWhoseTextHasNoForm() {
        var log = open();
        var refused = new Refused("line 3", "", Optional.empty(), "text", "it holds U+0000", "a\u0000b\uD800c😀");
        var header = log.seal(new Draft.Records(batch(), List.of(), List.of(), List.of(refused)));

        assertThat(((Sealed.Records) log.read(header.id())).refused().getFirst().raw())
                .isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    @Test
    void chainsEntriesWithoutGapsAcrossOpenings() {
        var first = open().seal(facts(1));
        var second = open().seal(facts(2));

        assertThat(first.prevHash()).isEqualTo("0".repeat(64));
        assertThat(second.prevHash()).isEqualTo(first.hash());
        assertThat(second.id()).isEqualTo(new EntryId("node-a", 2));
        assertThat(open().verify()).isEmpty();
        assertThat(open().headers()).isEqualTo(List.of(first, second));
    }

    @Test
    void sealsLargeEntriesWithoutHoldingThem() {
        var log = open();
        var rows = Boolean.getBoolean("alidade.full") ? 5_000_000 : 60_000;
        var header = log.seal((Filling) sink -> {
            for (var row = 0; row < rows; row++) {
                // Hardly compressible, so that the buffers spill into files.
                sink.fact(fact(row, Hashes.sha256("row " + row).repeat(4)));
                if (row % 2 == 0) {
                    sink.refuse(new Refused("line " + row, "", Optional.empty(), "type", "no", "x".repeat(400)));
                }
            }
            return new Filling.Ending(batch(), List.of());
        });

        assertThat(header.rows()).isEqualTo(rows);
        assertThat(header.refused()).isEqualTo((rows + 1) / 2);
        try (var reading = log.open(header.id())) {
            for (var row = 0L; row < header.rows(); row++) {
                assertThat(reading.fact().values().get("count")).isEqualTo(row);
            }
            for (var row = 0L; row < header.refused(); row++) {
                assertThat(reading.refused().place()).isEqualTo("line " + 2 * row);
            }
        }
        assertThat(folder.resolve("workspace/log/node-a").toFile().list()).containsExactly("000000000001.entry");
    }

    @Test
    void sweepsWhatACrashLeftHalfWritten() throws IOException {
        open().seal(facts(1));
        Files.writeString(folder.resolve("workspace/log/node-a/000000000002.entry.tmp"), "half");

        assertThat(open().seal(facts(2)).id().seq()).isEqualTo(2);
        assertThat(folder.resolve("workspace/log/node-a").toFile().list())
                .containsExactlyInAnyOrder("000000000001.entry", "000000000002.entry");
    }

    @Test
    void aCopiedWorkspaceReadsOnly() throws IOException {
        open().seal(facts(1));
        Files.delete(folder.resolve("home/incarnations/node-a"));
        var copy = open();

        assertThat(copy.readOnly().orElseThrow()).contains("the workspace was copied from elsewhere");
        assertThatThrownBy(() -> copy.seal(facts(2))).isInstanceOf(NotSealable.class);
        assertThat(copy.read(new EntryId("node-a", 1)).header().rows()).isEqualTo(1);
    }

    @Test
    void anOlderCopyOfAWorkspaceReadsOnly() throws IOException {
        var log = open();
        log.seal(facts(1));
        log.seal(facts(2));
        Files.delete(entry(2));

        assertThat(open().readOnly().orElseThrow())
                .isEqualTo("this installation sealed up to entry node-a:2, but the log ends at 1:"
                        + " it is an older copy. It is read only");
    }

    private Log open() {
        var workspace = folder.resolve("workspace");
        var files = new LogFiles();
        var node = Node.of(workspace, folder.resolve("home"), "cn", () -> "node-a", files);
        return Log.open(workspace, node, Clock.fixed(NOW, ZoneOffset.UTC), files);
    }

    private Path entry(long seq) {
        return folder.resolve("workspace/log/node-a/%012d.entry".formatted(seq));
    }

    static Draft.Records facts(long count) {
        return new Draft.Records(batch(), List.of(), List.of(fact(count, "text")), List.of());
    }

    private static Fact fact(long count, String text) {
        return new Fact(LocalDate.of(2026, 3, 1), NOW, List.of("all"), Map.of("count", count, "text", text));
    }

    static Batch batch() {
        return new Batch(
                "20260301_100000_cn",
                Batch.Origin.COLLECT,
                "garden",
                "weather",
                "north",
                NOW,
                NOW,
                Batch.Status.SUCCESS,
                2,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
