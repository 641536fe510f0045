package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFileTest {
    private static final String HEADER = "<row r=\"1\"><c t=\"inlineStr\"><is><t>name</t></is></c>"
            + "<c t=\"inlineStr\"><is><t>count</t></is></c></row>";

    @TempDir
    Path folder;

    @Test
    void readsWhatAnotherProgramWrote() throws IOException {
        var path = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(path);
                var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("下载");
            for (var column = 0; column < 5; column++) {
                sheet.value(
                        0,
                        column,
                        List.of("date", "name", "count", "share", "at").get(column));
            }
            sheet.value(2, 0, LocalDate.of(2026, 1, 5));
            sheet.style(2, 0).format("yyyy-MM-dd").set();
            sheet.value(2, 1, "飞桨 <&> \"x\"");
            sheet.value(2, 2, 69388);
            sheet.value(2, 3, 0.1 + 0.2);
            sheet.value(2, 4, LocalDateTime.of(2026, 1, 5, 10, 20, 30));
            sheet.style(2, 4).format("yyyy-MM-dd H:mm:ss").set();
        }
        try (var file = RecordFile.open(path, Optional.empty())) {
            assertThat(file.format()).isEqualTo("xlsx");
            assertThat(RecordFileTest.lines(file))
                    .containsExactly("book.xlsx:下载:3 {\"date\":\"2026-01-05\",\"name\":\"飞桨 <&> \\\"x\\\"\","
                            + "\"count\":\"69388\",\"share\":\"0.3\",\"at\":\"2026-01-05 10:20:30\"}");
        }
    }

    @Test
    void readsTextsOfAllKindsAndDatesByTheirStyle() throws IOException {
        // 46027 days after 30 December 1899 is 5 January 2026: 126 years of 365 days are 45,990, 32 leap days from 1904
        // to 2024 less the one of 1900 that never was make 46,021, and 30 December to 5 January is 6 more.
        var rows = HEADER
                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" s=\"1\"><v>46027</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>A1&amp;\"x\"</f><v>formula</v></c><c r=\"B4\" s=\"2\"><v>46027.5</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" s=\"3\"><v>46027</v></c></row>"
                + "<row r=\"7\"><c r=\"B7\"><v>6.9388E4</v></c></row>";
        var texts =
                "<si><t>unused</t></si><si><r><t>飞</t></r><r><t xml:space=\"preserve\"> 桨</t></r><rPh><t>hint</t></rPh></si>";
        assertThat(read(Workbooks.parts(rows, texts)))
                .containsExactly(
                        "b.xlsx:Data:3 {\"name\":\"飞 桨\",\"count\":\"2026-01-05\"}",
                        "b.xlsx:Data:4 {\"name\":\"formula\",\"count\":\"2026-01-05 12:00:00\"}",
                        "b.xlsx:Data:5 {\"name\":\"true\",\"count\":\"46027\"}",
                        "b.xlsx:Data:7 {\"name\":null,\"count\":\"69388\"}");
    }

    @Test
    void oneWrongCellCostsOneRowAndIsToldByItsPlace() throws IOException {
        var rows = HEADER
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2000000000</v></c></row>"
                + "<row r=\"3\"><c r=\"ZZZZZZ3\"><v>1</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"C4\"><v>1</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\"><v>1</v></c><c r=\"A5\"><v>2</v></c></row>"
                + "<row r=\"6\"><c r=\"A6\"><v>1E999999999</v></c></row>"
                + "<row r=\"7\"><c r=\"A7\"><v>7</v></c></row>";
        assertThat(read(Workbooks.parts(rows, "<si><t>x</t></si>")))
                .containsExactly(
                        "b.xlsx:Data:2:A ! The row refers to the shared text '2000000000', and there are 1: it is not imported.",
                        "b.xlsx:Data:3:A ! The row has a cell with the place 'ZZZZZZ3': it is not imported.",
                        "b.xlsx:Data:4:C ! The row has a cell where the header has none: it is not imported.",
                        "b.xlsx:Data:5:A ! The row has a cell twice: it is not imported.",
                        "b.xlsx:Data:6 {\"name\":\"1E999999999\",\"count\":null}",
                        "b.xlsx:Data:7 {\"name\":\"7\",\"count\":null}");
    }

    @Test
    void aSheetThatBreaksOffKeepsTheRowsBefore() throws IOException {
        var parts =
                Workbooks.parts(HEADER + "<row r=\"2\"><c><v>1</v></c></row><row r=\"3\"><c><v>2</w></c></row>", "");
        assertThat(read(parts))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("b.xlsx:Data:2 {\"name\":\"1\",\"count\":null}"),
                        two -> assertThat(two).startsWith("b.xlsx:Data:2 ! The sheet is damaged behind row 2 ("));
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "SECRET").toUri();
        var external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret + "\">]>";
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000) + "\">]>";
        for (var prolog : List.of(external, laughs, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x\">")) {
            var parts = Workbooks.parts(HEADER + "<row><c t=\"inlineStr\"><is><t>&e;&b;</t></is></c></row>", "");
            parts.compute("xl/worksheets/sheet1.xml", (_, text) -> prolog + text);
            var path = Files.write(folder.resolve("b.xlsx"), Workbooks.zip(parts));
            assertThatThrownBy(() -> RecordFile.open(path, Optional.empty()))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessage(
                            "b.xlsx is a damaged workbook: it has a document type, which no workbook has. Nothing is read.");
        }
    }

    @Test
    void aBombOfTagsOrTextsEndsAtACap() throws IOException {
        var tag = Workbooks.parts("<row x=\"" + "x".repeat(XmlDoor.TAG_BYTES) + "\"/>", "");
        assertThatThrownBy(() -> read(tag))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("a tag has more than 262144 bytes");
        var deep = Workbooks.parts("<a>".repeat(XmlDoor.DEPTH), "");
        assertThatThrownBy(() -> read(deep)).hasMessageContaining("nested more than 64 deep");
        // 80 MB of spaces in one cell: they pack to a thousandth, and the sheet may unpack to 64 MiB and 200 times its
        // size
        var text = Workbooks.parts(HEADER + "<row r=\"2\"><c><v>" + " ".repeat(100_000_000) + "</v></c></row>", "");
        assertThat(read(text))
                .singleElement()
                .asString()
                .contains("b.xlsx:Data:1 ! The sheet is damaged", "unpacks to more than");
    }

    @Test
    void namesTheSheetsWhereOneMustBeChosen() throws IOException {
        var parts = Workbooks.parts(HEADER, "");
        parts.compute(
                "xl/workbook.xml",
                (_, text) -> text.replace("</sheets>", "<sheet name=\"Other\" sheetId=\"2\" r:id=\"r1\"/></sheets>"));
        assertThatThrownBy(() -> read(parts))
                .hasMessage("b.xlsx needs the name of one sheet (--part): it has Data, Other.");
        var path = Files.write(folder.resolve("b.xlsx"), Workbooks.zip(parts));
        var options = new FileOptions(Optional.empty(), Optional.empty(), Optional.of("Other"));
        try (var data = DataFile.of(path, options);
                var file = data.open(Optional.empty())) {
            assertThat(file.columns()).containsExactly("name", "count");
        }
    }

    private List<String> read(Map<String, String> parts) throws IOException {
        var path = Files.write(folder.resolve("b.xlsx"), Workbooks.zip(parts));
        try (var file = RecordFile.open(path, Optional.empty())) {
            return RecordFileTest.lines(file);
        }
    }
}
