package alidade.fetch.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// One sheet of a workbook, its first row that is not empty being the header. Cells come as text, as in CSV.
final class XlsxFile implements RecordFile {
    private final Content file;
    private final String sheet;
    private final ZipDoor zip;
    private final XlsxBook book;
    private final XlsxStrings strings;
    private final List<String> columns;
    private final List<String> problems;
    private final OpenReaders open = new OpenReaders();

    private XlsxFile(
            Content file,
            String sheet,
            ZipDoor zip,
            XlsxBook book,
            XlsxStrings strings,
            List<String> columns,
            List<String> problems) {
        this.file = file;
        this.sheet = sheet;
        this.zip = zip;
        this.book = book;
        this.strings = strings;
        this.columns = List.copyOf(columns);
        this.problems = List.copyOf(problems);
    }

    static XlsxFile open(Content file, FileOptions options) throws UnreadableFile {
        var zip = ZipDoor.open(file);
        try {
            return open(file, options, zip);
        } catch (UnreadableFile e) {
            zip.close();
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            zip.close();
            throw new UnreadableFile(file, "is a damaged workbook: " + brief(e) + ". Nothing is read.", e);
        }
    }

    private static XlsxFile open(Content file, FileOptions options, ZipDoor zip)
            throws IOException, XMLStreamException {
        var book = XlsxBook.read(zip);
        var sheet = sheet(file, book, options);
        var strings = XlsxStrings.read(zip, book.sharedStrings());
        try {
            var problems = new ArrayList<String>();
            var header = header(file, zip, book, strings, sheet);
            return new XlsxFile(file, sheet, zip, book, strings, ColumnNames.of(header, problems), problems);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private static String sheet(Content file, XlsxBook book, FileOptions options) throws UnreadableFile {
        var sheets = List.copyOf(book.sheets().keySet());
        var known = sheets.isEmpty()
                ? "it has none"
                : "it has " + String.join(", ", sheets.subList(0, Math.min(20, sheets.size())));
        if (options.part().isPresent()) {
            if (!sheets.contains(options.part().get())) {
                throw new UnreadableFile(file, "has no sheet '" + options.part().get() + "': " + known + ".");
            }
            return options.part().get();
        }
        if (sheets.size() != 1) {
            throw new UnreadableFile(file, "needs the name of one sheet (--part): " + known + ".");
        }
        return sheets.getFirst();
    }

    private static List<String> header(Content file, ZipDoor zip, XlsxBook book, XlsxStrings strings, String sheet)
            throws IOException, XMLStreamException {
        try (var xml = XmlDoor.open(cells(zip, book, sheet))) {
            var cells = new XlsxCells(xml, book, strings);
            for (var row = cells.next(); row.isPresent(); row = cells.next()) {
                var problem = row.get().problem();
                if (problem.isPresent()) {
                    throw new UnreadableFile(
                            file,
                            "has no usable row of column names: row %d of the sheet '%s' %s."
                                    .formatted(
                                            row.get().number(),
                                            sheet,
                                            problem.get().what()));
                }
                if (!row.get().cells().isEmpty()) {
                    return header(file, row.get());
                }
            }
        }
        throw new UnreadableFile(file, "has an empty sheet '" + sheet + "': a row with the column names is expected.");
    }

    private static List<String> header(Content file, XlsxCells.Row row) throws UnreadableFile {
        if (row.cells().lastKey() >= CsvReader.COLUMN_CAP) {
            throw new UnreadableFile(file, "has more than " + CsvReader.COLUMN_CAP + " columns: nothing is read.");
        }
        var names = new ArrayList<String>();
        for (var column = 0; column <= row.cells().lastKey(); column++) {
            names.add(row.cells().getOrDefault(column, ""));
        }
        return names;
    }

    private static java.io.InputStream cells(ZipDoor zip, XlsxBook book, String sheet) throws IOException {
        var name = book.sheets().getOrDefault(sheet, "");
        return zip.read(name).orElseThrow(() -> new IOException("it lacks " + name));
    }

    @Override
    public String format() {
        return FileFormat.XLSX.text();
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public Iterator<RawRow> iterator() {
        return new Rows();
    }

    @Override
    public void close() {
        open.close();
        strings.close();
        zip.close();
    }

    private static String brief(Exception e) {
        var first = String.valueOf(e.getMessage()).lines().toList();
        // The reader of Java puts the place on a line of its own before the message.
        var text = String.join(" ", first);
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private final class Rows extends RowIterator {
        private @Nullable XlsxCells cells;
        private boolean headerPassed;
        private boolean ended;
        private long last;

        Rows() {
            super(file.label() + ":" + sheet);
        }

        @Override
        Optional<RawRow> read() throws IOException {
            if (ended) {
                return Optional.empty();
            }
            try {
                return next(cells == null ? start() : cells);
            } catch (XMLStreamException | IOException | RuntimeException e) {
                ended = true;
                return Optional.of(new RawRow.Malformed(
                        place(last),
                        "The sheet is damaged behind row %d (%s): the rows before are kept, what follows is not read."
                                .formatted(last, brief(e)),
                        ""));
            }
        }

        private XlsxCells start() throws IOException, XMLStreamException {
            var xml = XmlDoor.open(cells(zip, book, sheet));
            open.keep(xml::close);
            var opened = new XlsxCells(xml, book, strings);
            cells = opened;
            return opened;
        }

        private Optional<RawRow> next(XlsxCells from) throws IOException, XMLStreamException {
            for (var row = from.next(); row.isPresent(); row = from.next()) {
                last = row.get().number();
                if (row.get().cells().isEmpty() && row.get().problem().isEmpty()) {
                    continue;
                }
                if (headerPassed) {
                    return Optional.of(row(row.get()));
                }
                headerPassed = true;
            }
            ended = true;
            return Optional.empty();
        }

        private RawRow row(XlsxCells.Row row) {
            var place = place(row.number());
            if (row.problem().isPresent()) {
                return malformed(
                        row, row.problem().get().column(), row.problem().get().what());
            }
            if (row.cells().lastKey() >= columns.size()) {
                return malformed(row, row.cells().lastKey(), "has a cell where the header has none");
            }
            var fields = JsonNodeFactory.instance.objectNode();
            for (var i = 0; i < columns.size(); i++) {
                fields.put(columns.get(i), row.cells().get(i));
            }
            return new RawRow.Row(place, fields, column -> {
                var at = columns.indexOf(column);
                return at < 0 ? place : place + ":" + XlsxCells.letters(at);
            });
        }

        private RawRow malformed(XlsxCells.Row row, int column, String what) {
            return new RawRow.Malformed(
                    place(row.number()) + ":" + XlsxCells.letters(column),
                    "The row " + what + ": it is not imported.",
                    String.join("\t", row.cells().values()));
        }
    }
}
