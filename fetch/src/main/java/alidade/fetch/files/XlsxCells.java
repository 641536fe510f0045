package alidade.fetch.files;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// Reads the rows of one sheet as text, one after the other. Not thread safe.
final class XlsxCells {
    /// The last column of a sheet is XFD.
    static final int COLUMNS = 16_384;

    private final XmlDoor xml;
    private final XlsxBook book;
    private final XlsxStrings strings;
    private long number;

    XlsxCells(XmlDoor xml, XlsxBook book, XlsxStrings strings) {
        this.xml = xml;
        this.book = book;
        this.strings = strings;
    }

    /// @param number as the sheet counts, from 1
    /// @param cells text by column, from 0; empty cells are not in it
    /// @param problem what is wrong with a cell of it, with the column
    record Row(long number, TreeMap<Integer, String> cells, Optional<Problem> problem) {}

    /// @param what goes on a sentence that begins with the cell
    record Problem(int column, String what) {}

    /// The next row; empty at the end of the sheet.
    Optional<Row> next() throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("sheetData")) {
                return Optional.empty();
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("row")) {
                return Optional.of(row());
            }
        }
        return Optional.empty();
    }

    private Row row() throws XMLStreamException, IOException {
        var told = xml.attribute("r");
        number = told.matches("[1-9][0-9]{0,8}") ? Long.parseLong(told) : number + 1;
        var cells = new TreeMap<Integer, String>();
        Problem problem = null;
        var column = -1;
        var characters = 0L;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT || !xml.name().equals("c")) {
                continue;
            }
            var reference = xml.attribute("r");
            column = reference.isEmpty() ? column + 1 : column(reference);
            var cell = cell();
            if (column < 0 || column >= COLUMNS) {
                column = -1;
                problem = new Problem(0, "has a cell with the place '" + brief(reference) + "'");
                continue;
            }
            characters += cell.text().length();
            if (cell.fault().isPresent()) {
                problem = new Problem(column, cell.fault().get());
            } else if (cell.text().length() > CsvReader.FIELD_CAP) {
                problem = new Problem(column, "has more than " + CsvReader.FIELD_CAP + " characters in a cell");
            } else if (characters > CsvReader.RECORD_CAP) {
                problem = new Problem(column, "is longer than " + CsvReader.RECORD_CAP + " characters");
                cells.clear();
            } else if (!cell.text().isEmpty() && cells.put(column, cell.text()) != null) {
                problem = new Problem(column, "has a cell twice");
            }
        }
        return new Row(number, cells, Optional.ofNullable(problem));
    }

    private record Cell(String text, Optional<String> fault) {}

    private Cell cell() throws XMLStreamException, IOException {
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        var text = texts(xml, "c");
        return switch (type) {
            case "s" -> shared(text.strip());
            case "b" -> new Cell(text.equals("1") ? "true" : text.equals("0") ? "false" : text, Optional.empty());
            case "", "n" -> new Cell(XlsxNumbers.text(text.strip(), isDate(style), book.since1904()), Optional.empty());
            default -> new Cell(text, Optional.empty());
        };
    }

    private Cell shared(String index) throws IOException {
        if (index.isEmpty()) {
            return new Cell("", Optional.empty());
        }
        if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= strings.count()) {
            return new Cell(
                    "",
                    Optional.of("refers to the shared text '%s', and there are %d"
                            .formatted(brief(index), strings.count())));
        }
        return new Cell(strings.at(Integer.parseInt(index)), Optional.empty());
    }

    private boolean isDate(String style) {
        return style.matches("[0-9]{1,6}")
                && Integer.parseInt(style) < book.dates().size()
                && book.dates().get(Integer.parseInt(style));
    }

    /// The text of the element at which the reading stands, up to its end: the value of a cell, or the pieces of a text
    /// in which every piece has its own look. Formulas and phonetic hints are left out. What is too long is cut one
    /// character behind the cap.
    static String texts(XmlDoor xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        var depth = 1;
        var wanted = 0;
        var unwanted = 0;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    switch (xml.name()) {
                        case "v", "t" -> wanted++;
                        case "rPh", "f" -> unwanted++;
                        default -> {}
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    switch (xml.name()) {
                        case "v", "t" -> wanted--;
                        case "rPh", "f" -> unwanted--;
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    var room = CsvReader.FIELD_CAP + 1 - text.length();
                    if (wanted > 0 && unwanted == 0 && room > 0) {
                        var piece = xml.text();
                        text.append(piece, 0, Math.min(piece.length(), room));
                    }
                }
                default -> {}
            }
        }
        if (depth > 0) {
            throw new XMLStreamException("<" + element + "> has no end");
        }
        return text.toString();
    }

    /// `C17` is column 2; -1 for what is no place.
    private static int column(String reference) {
        var column = 0;
        var at = 0;
        for (; at < reference.length() && at < 4; at++) {
            var letter = reference.charAt(at);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return at == 0 || column > COLUMNS ? -1 : column - 1;
    }

    /// Column 2 is `C`.
    static String letters(int column) {
        var letters = new StringBuilder();
        for (var left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
