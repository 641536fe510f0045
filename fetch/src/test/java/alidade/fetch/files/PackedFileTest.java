package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFileTest {
    private static final String CSV = "a,b\n1,x\n2,\n3,y,z\n";

    @TempDir
    Path folder;

    @Test
    void gzipIsReadAsWhatIsInItAndPlacesNameTheFile() throws IOException {
        assertThat(read("a.csv.gz", gzip(CSV.getBytes(StandardCharsets.UTF_8)), Optional.empty()))
                .containsExactly(
                        "a.csv.gz:2 {\"a\":\"1\",\"b\":\"x\"}",
                        "a.csv.gz:3 {\"a\":\"2\",\"b\":\"\"}",
                        "a.csv.gz:4:5 ! The line has 3 fields where the header has 2: it is not imported.");
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void aFileOfAnArchiveIsChosenByItsNameOrBecauseItIsTheOnlyOne() throws IOException {
        var one = Workbooks.zip(Map.of("in/a.csv", "a\n1\n", "__MACOSX/in/._a.csv", "x", ".hidden", "x"));
        assertThat(read("a.zip", one, Optional.empty())).containsExactly("a.zip!in/a.csv:2 {\"a\":\"1\"}");
        var two = Workbooks.zip(new LinkedHashMap<>(Map.of("a.csv", "a\n1\n")) {
            private static final long serialVersionUID = 1L;

            {
                put("b.ndjson", "{\"b\":2}");
            }
        });
        assertThatThrownBy(() -> read("a.zip", two, Optional.empty()))
                .hasMessage("a.zip needs the name of one file in it (--part): it has a.csv, b.ndjson.");
        assertThat(read("a.zip", two, Optional.of("b.ndjson"))).containsExactly("a.zip!b.ndjson:1 {\"b\":2}");
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void aWorkbookInAnArchiveIsRead() throws IOException {
        var row = "<row r=\"%d\"><c t=\"inlineStr\"><is><t>%s</t></is></c></row>";
        var book = Workbooks.zip(Workbooks.parts(row.formatted(1, "a") + row.formatted(2, "x"), ""));
        assertThat(read("a.zip", Workbooks.zipped(Map.of("b.xlsx", book)), Optional.empty()))
                .containsExactly("a.zip!b.xlsx:Data:2 {\"a\":\"x\"}");
        assertThat(leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "/a.csv", "in/../../a.csv", "C:a.csv", "in\\a.csv", "a\u0007.csv"})
    void namesThatLeadOutOfAnArchiveAreRefused(String name) throws IOException {
        assertThatThrownBy(() -> read("a.zip", Workbooks.zip(Map.of(name, "a\n1\n")), Optional.empty()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("a.zip has an entry named '")
                .hasMessageEndingWith(": nothing is read.");
    }

    @Test
    void bombsEndAtACap() throws IOException {
        // 100 MB of zeros pack to about 100 kB: 64 MiB and 200 times 100 kB are less.
        var zeros = new byte[100_000_000];
        assertThatThrownBy(() -> read("a.csv.gz", gzip(zeros), Optional.empty()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("a.csv.gz cannot be unpacked: it unpacks to more than ");
        assertThatThrownBy(() -> read("a.zip", Workbooks.zipped(Map.of("a.csv", zeros)), Optional.empty()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("a.zip cannot be unpacked: it unpacks to more than ");
        var many = new LinkedHashMap<String, String>();
        for (var n = 0; n <= ZipDoor.ENTRIES; n++) many.put("f" + n, "");
        assertThatThrownBy(() -> read("a.zip", Workbooks.zip(many), Optional.empty()))
                .hasMessage("a.zip has 10001 entries, and the most that is read is 10000: nothing is read.");
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void whatIsCutOrPackedTwiceOrHasARestIsRefusedAsAWhole() throws IOException {
        var packed = gzip(CSV.repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read("a.csv.gz", Arrays.copyOf(packed, packed.length - 9), Optional.empty()))
                .hasMessageStartingWith("a.csv.gz cannot be unpacked: ");
        assertThatThrownBy(() -> read("a.csv.gz", Arrays.copyOf(packed, packed.length + 3), Optional.empty()))
                .hasMessage("a.csv.gz has something behind its packed content: nothing is read.");
        assertThatThrownBy(() -> read("a.csv.gz", gzip(packed), Optional.empty()))
                .hasMessage("a.csv.gz is packed twice: unpack it first.");
        var zip = Workbooks.zip(Map.of("a.csv", CSV));
        assertThatThrownBy(() -> read("a.zip", Workbooks.zipped(Map.of("b.zip", zip)), Optional.empty()))
                .hasMessage("a.zip!b.zip is packed twice: unpack it first.");
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void severalPackedPiecesInOneFileAreOneText() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(gzip("a,b\n".getBytes(StandardCharsets.UTF_8)));
        both.write(gzip("1,x\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(read("a.csv.gz", both.toByteArray(), Optional.empty()))
                .containsExactly("a.csv.gz:2 {\"a\":\"1\",\"b\":\"x\"}");
    }

    @Test
    void aPersonMaySayTheEncoding() throws IOException {
        // C4 A7 is 魔 in GB18030 and ħ in UTF-8.
        var path = Files.write(folder.resolve("a.csv"), "a,b\n1,魔魔\n".getBytes(Charset.forName("GB18030")));
        var options = new FileOptions(Optional.empty(), Optional.of(Charset.forName("GB18030")), Optional.empty());
        try (var told = RecordFile.open(path, Optional.empty());
                var data = DataFile.of(path, options);
                var said = data.open(Optional.empty())) {
            assertThat(told.encoding()).contains("UTF-8");
            assertThat(said.encoding()).contains("GB18030");
            assertThat(RecordFileTest.lines(said)).containsExactly("a.csv:2 {\"a\":\"1\",\"b\":\"魔魔\"}");
        }
    }

    @Test
    void aFieldKnowsItsPlaceAlsoBehindQuotedLineBreaks() throws IOException {
        var path = Files.writeString(folder.resolve("a.csv"), "a|b|c\n\"x\r\ny\"|\"two\n\"\"\"|z\n");
        try (var file = RecordFile.open(path, Optional.empty())) {
            var row = (RawRow.Row) file.iterator().next();
            // z stands on line 4 behind four signs: two doubled quotes, the closing one, and the separator
            assertThat(List.of("a", "b", "c", "d"))
                    .map(column -> row.placeOf().apply(column))
                    .containsExactly("a.csv:2:1", "a.csv:3:4", "a.csv:4:5", "a.csv:2");
        }
        var json = Files.writeString(folder.resolve("a.ndjson"), "{\"a\": {\"x\":1}, \"b\": \"two\"}\n");
        try (var file = RecordFile.open(json, Optional.empty())) {
            var row = (RawRow.Row) file.iterator().next();
            assertThat(List.of("a.x", "b", "c"))
                    .map(path1 -> row.placeOf().apply(path1))
                    .containsExactly("a.ndjson:1:7", "a.ndjson:1:21", "a.ndjson:1");
        }
    }

    private List<String> read(String name, byte[] bytes, Optional<String> part) throws IOException {
        var path = Files.write(folder.resolve(name), bytes);
        try (var data = DataFile.of(path, new FileOptions(Optional.empty(), Optional.empty(), part));
                var file = data.open(Optional.empty())) {
            return RecordFileTest.lines(file);
        }
    }

    private static List<String> leftBehind() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(one -> one.getFileName().toString())
                    .filter(name -> name.startsWith("alidade-import-") && name.endsWith(".unpacked"))
                    .toList();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
