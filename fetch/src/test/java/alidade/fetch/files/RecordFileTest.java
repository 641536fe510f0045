package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFileTest {
    @TempDir
    Path folder;

    @Test
    void readsQuotesLineBreaksInFieldsAndLineNumbers() throws IOException {
        assertThat(read("a.csv", "name,count\r\n\"x,y\",1\r\n\"two\nlines \"\"here\"\"\",2\n\nlast,3"))
                .containsExactly(
                        "a.csv:2 {\"name\":\"x,y\",\"count\":\"1\"}",
                        "a.csv:3 {\"name\":\"two\\nlines \\\"here\\\"\",\"count\":\"2\"}",
                        "a.csv:6 {\"name\":\"last\",\"count\":\"3\"}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    # a line too short, too long
                    `a,b\n1`,      a.csv:2:1, `The line has 1 fields where the header has 2: it is not imported.`
                    `a,b\n1,2,3`,  a.csv:2:5, `The line has 3 fields where the header has 2: it is not imported.`
                    # text after a closing quote
                    `a,b\n"x"y,2`, a.csv:2:4, `The line has text after a closing quote in field 1: it is not imported.`
                    # a quote that stays open
                    `a,b\n"x,2`,   a.csv:2:1, `The line opens a quote that is never closed: it is not imported.`
                    """)
    void tellsWhatIsWrongWithALineAndWhere(String text, String place, String reason) throws IOException {
        try (var file = RecordFile.open(write("a.csv", text.replace("\\n", "\n")), Optional.empty())) {
            assertThat(file).singleElement().isInstanceOfSatisfying(RawRow.Malformed.class, row -> {
                assertThat(row.place()).isEqualTo(place);
                assertThat(row.reason()).isEqualTo(reason);
            });
        }
    }

    @Test
    void oneStrayQuoteCostsOneLine() throws IOException {
        assertThat(read("a.csv", "a,b\n1,\"open\n2,x\n3,y\n"))
                .containsExactly(
                        "a.csv:2:3 ! The line opens a quote that is never closed: it is not imported.",
                        "a.csv:3 {\"a\":\"2\",\"b\":\"x\"}",
                        "a.csv:4 {\"a\":\"3\",\"b\":\"y\"}");
    }

    @Test
    void aQuoteThatIsClosedTooLateCostsOneLineOfManyMegabytes() throws IOException {
        var rows = "2,x\n".repeat(CsvReader.FIELD_CAP);
        var found = read("a.csv", "a,b\n1,\"open\n" + rows);
        assertThat(found).hasSize(CsvReader.FIELD_CAP + 1);
        assertThat(found.getFirst())
                .isEqualTo(
                        "a.csv:2:3 ! The line opens a quote that is not closed within 1048576 characters: it is not imported.");
    }

    @Test
    void aFieldOrALineOverTheCapIsRefusedAndTheNextLineRead() throws IOException {
        var tooLong = "x".repeat(CsvReader.FIELD_CAP + 1);
        var tooMany = ",".repeat(CsvReader.COLUMN_CAP + 1);
        assertThat(read("a.csv", "a,b\n1," + tooLong + "\n" + tooMany + "\n2,y\n"))
                .containsExactly(
                        "a.csv:2:1048579 ! The line has a field of more than 1048576 characters: it is not imported.",
                        "a.csv:3:2001 ! The line has more than 2000 fields: it is not imported.",
                        "a.csv:4 {\"a\":\"2\",\"b\":\"y\"}");
    }

    @Test
    void repeatedAndMissingColumnNamesAreNamedAndKept() throws IOException {
        try (var file = RecordFile.open(write("a.csv", "a,a,,a (2)\n1,2,3,4\n"), Optional.empty())) {
            assertThat(file.columns()).containsExactly("a", "a (2)'", "column (3)", "a (2)");
            assertThat(file.problems())
                    .containsExactly(
                            "The column name 'a' occurs again as column 2: that one is read as 'a (2)''.",
                            "Column 3 has no name: it is read as 'column (3)'.");
            assertThat(file)
                    .singleElement()
                    .hasToString("Row[place=a.csv:2, fields={\"a\":\"1\",\"a (2)'\":\"2\","
                            + "\"column (3)\":\"3\",\"a (2)\":\"4\"}]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # separator of the file, as told from the header and from how well the lines fit
                    a,b;c\\n1;2\\n3;4   | a,b/c
                    a;b\\n1,5;2,5       | a/b
                    a\\tb,c\\n1\\t2     | a/b,c
                    a\\n1,              | a
                    """)
    void tellsTheSeparator(String text, String columns) throws IOException {
        var content = text.replace("\\n", "\n").replace("\\t", "\t");
        try (var file = RecordFile.open(write("a.csv", content), Optional.empty())) {
            assertThat(String.join("/", file.columns())).isEqualTo(columns);
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "GB18030"})
    void tellsTheEncoding(String charset) throws IOException {
        var bytes = "名称,发布者\n飞桨,百度\n".getBytes(Charset.forName(charset));
        var path = Files.write(folder.resolve("a.csv"), bytes);
        try (var file = RecordFile.open(path, Optional.empty())) {
            assertThat(file).singleElement().hasToString("Row[place=a.csv:2, fields={\"名称\":\"飞桨\",\"发布者\":\"百度\"}]");
        }
    }

    @Test
    void aFlippedByteCostsOneLineOfAUtf8File() throws IOException {
        var bytes = "name,n\n飞桨飞桨飞桨飞桨,1\n飞桨,2\n".getBytes(StandardCharsets.UTF_8);
        bytes["name,n\n飞桨飞桨飞桨飞桨,1\n".getBytes(StandardCharsets.UTF_8).length + 1] = 'x';
        var path = Files.write(folder.resolve("a.csv"), bytes);
        try (var file = RecordFile.open(path, Optional.empty())) {
            assertThat(file.problems()).singleElement().asString().contains("not UTF-8");
            assertThat(lines(file))
                    .containsExactly(
                            "a.csv:2 {\"name\":\"飞桨飞桨飞桨飞桨\",\"n\":\"1\"}",
                            "a.csv:3:1 ! The field 'name' has bytes that are not UTF-8: the line is not imported.");
        }
    }

    @Test
    void readsJsonLinesAndNumbersTheBrokenOnes() throws IOException {
        assertThat(read("a.ndjson", """
                        {"name":"x","count":69388.0,"tags":["a"]}
                        {"name":"x"

                        [1]
                        {"a":1,"a":2}
                        {"a":1} {"b":2}
                        {"name":"y"}"""))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("a.ndjson:1 {\"name\":\"x\",\"count\":69388.0,\"tags\":[\"a\"]}"),
                        two -> assertThat(two).startsWith("a.ndjson:2:"),
                        four -> assertThat(four)
                                .isEqualTo("a.ndjson:4:1 ! The line is JSON but not an object: it is not imported."),
                        five -> assertThat(five).matches("a.ndjson:5:[0-9]+ ! The line is not JSON .*Duplicate.*"),
                        six -> assertThat(six).startsWith("a.ndjson:6:9 ! The line is not JSON"),
                        seven -> assertThat(seven).isEqualTo("a.ndjson:7 {\"name\":\"y\"}"));
    }

    @Test
    void deepAndLongJsonIsRefusedByTheLine() throws IOException {
        var deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        var numeral = "{\"a\":" + "9".repeat(5_000) + "}";
        var text = "{\"a\":\"" + "x".repeat(NdjsonFile.LINE_CAP) + "\"}";
        assertThat(read("a.ndjson", deep + "\n" + numeral + "\n" + text + "\n{\"a\":1}\n"))
                .satisfiesExactly(
                        one -> assertThat(one).matches("a.ndjson:1:[0-9]+ ! The line is not JSON .*"),
                        two -> assertThat(two).matches("a.ndjson:2:[0-9]+ ! The line is not JSON .*"),
                        three -> assertThat(three).startsWith("a.ndjson:3:8388609 ! The line is longer than 8388608"),
                        four -> assertThat(four).isEqualTo("a.ndjson:4 {\"a\":1}"));
    }

    @Test
    void aNumberThatCannotBeHeldCostsOneLine() throws IOException {
        assertThat(read("a.ndjson", "{\"a\":1e369332829081460450}\n{\"a\":2}\n"))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("a.ndjson:1:1 ! The line has a number that cannot be held ("),
                        two -> assertThat(two).isEqualTo("a.ndjson:2 {\"a\":2}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.db     | name,n    | a.db is not a SQLite database, as its first bytes tell: nothing is read.
                    a.json   | [{}]      | a.json is one JSON list: save it with one record per line (NDJSON) first.
                    """)
    void refusesWhatItCannotRead(String name, String text, String sentence) throws IOException {
        var path = write(name, text);
        assertThatThrownBy(() -> RecordFile.open(path, Optional.empty()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(sentence);
    }

    @Test
    void refusesMissingEmptyAndBrokenFiles() throws IOException {
        assertThatThrownBy(() -> RecordFile.open(folder.resolve("none.csv"), Optional.empty()))
                .hasMessage("none.csv does not exist: nothing is read.");
        var empty = write("empty.csv", "");
        assertThatThrownBy(() -> RecordFile.open(empty, Optional.empty()))
                .hasMessage("empty.csv is empty: there is nothing to read.");
        var packed = Files.write(folder.resolve("a.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThatThrownBy(() -> RecordFile.open(packed, Optional.empty()))
                .hasMessageStartingWith("a.csv.gz cannot be unpacked: ");
        var parquet = write("a.csv", "a");
        assertThatThrownBy(() -> RecordFile.open(parquet, Optional.of("parquet")))
                .hasMessage("a.csv cannot be read as 'parquet': the formats are csv, ndjson, sqlite and xlsx.");
    }

    private List<String> read(String name, String text) throws IOException {
        try (var file = RecordFile.open(write(name, text), Optional.empty())) {
            return lines(file);
        }
    }

    static List<String> lines(RecordFile file) {
        var lines = new ArrayList<String>();
        for (var row : file) {
            lines.add(
                    switch (row) {
                        case RawRow.Row(var place, var fields, var _) -> place + " " + fields;
                        case RawRow.Malformed(var place, var reason, var _) -> place + " ! " + reason;
                    });
        }
        return lines;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
