package alidade.fetch.files;

import alidade.fetch.files.CsvReader.Broken;
import alidade.fetch.files.CsvReader.Fields;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header line; encoding and separator are told from its content.
final class CsvFile implements RecordFile {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 64 * 1024;
    private static final int SAMPLE_RECORDS = 50;

    private final Content file;
    private final Encoding encoding;
    private final char separator;
    private final List<String> columns;
    private final List<String> problems;
    private final OpenReaders open = new OpenReaders();

    private CsvFile(Content file, Encoding encoding, char separator, List<String> columns, List<String> problems) {
        this.file = file;
        this.encoding = encoding;
        this.separator = separator;
        this.columns = List.copyOf(columns);
        this.problems = List.copyOf(problems);
    }

    static CsvFile open(Content file, FileOptions options) throws IOException {
        var encoding = Encoding.of(file.path(), options.encoding());
        var separator = separator(file.path(), encoding);
        var problems = new ArrayList<String>();
        encoding.problem().ifPresent(problems::add);
        try (var in = encoding.reader(file.path())) {
            return switch (new CsvReader(in, separator).read()) {
                case null -> throw new UnreadableFile(file, "is empty: a line with the column names is expected.");
                case Broken broken ->
                    throw new UnreadableFile(file, "has no usable line of column names: it " + broken.reason() + ".");
                case Fields header ->
                    new CsvFile(file, encoding, separator, ColumnNames.of(header.values(), problems), problems);
            };
        }
    }

    @Override
    public String format() {
        return FileFormat.CSV.text();
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
    public Optional<String> encoding() {
        return Optional.of(encoding.charset().name());
    }

    @Override
    public Iterator<RawRow> iterator() {
        return new Rows();
    }

    @Override
    public void close() {
        open.close();
    }

    /// The separator that cuts the most of the first records into as many fields as the header has, two at least.
    private static char separator(Path file, Encoding encoding) throws IOException {
        String sample;
        try (var in = encoding.reader(file)) {
            var chars = new char[SAMPLE];
            var count = 0;
            for (var read = 0; read >= 0 && count < SAMPLE; count += Math.max(read, 0)) {
                read = in.read(chars, count, SAMPLE - count);
            }
            sample = new String(chars, 0, count);
        }
        var best = SEPARATORS[0];
        var bestScore = 0L;
        for (var candidate : SEPARATORS) {
            var score = score(sample, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(String sample, char candidate) throws IOException {
        var reader = new CsvReader(new StringReader(sample), candidate);
        if (!(reader.read() instanceof Fields header) || header.values().size() < 2) {
            return 0;
        }
        var width = header.values().size();
        var records = 0;
        var fitting = 0;
        for (var record = reader.read(); record != null && records < SAMPLE_RECORDS; record = reader.read()) {
            records++;
            fitting += record instanceof Fields fields && fields.values().size() == width ? 1 : 0;
        }
        var share = records == 0 ? 1000 : 1000L * fitting / records;
        return (share + 1) * (CsvReader.COLUMN_CAP + 1) + width;
    }

    private final class Rows extends RowIterator {
        private final @Nullable CsvReader reader;
        private boolean broken;

        Rows() {
            super(file.label());
            CsvReader opened = null;
            try {
                opened = new CsvReader(open.keep(encoding.reader(file.path())), separator);
                opened.read();
            } catch (IOException e) {
                failed(e);
                broken = true;
            }
            reader = opened;
        }

        @Override
        Optional<RawRow> read() throws IOException {
            if (reader == null || broken) {
                return Optional.empty();
            }
            for (var record = reader.read(); record != null; record = reader.read()) {
                if (!(columns.size() > 1 && isBlank(record))) {
                    return Optional.of(row(record));
                }
            }
            return Optional.empty();
        }

        private RawRow row(CsvReader.Record record) {
            return switch (record) {
                case Broken broken ->
                    new RawRow.Malformed(
                            place(broken.spot()),
                            "The line " + broken.reason() + ": it is not imported.",
                            broken.raw());
                case Fields fields -> row(fields);
            };
        }

        private RawRow row(Fields fields) {
            var values = fields.values();
            if (values.size() != columns.size()) {
                return malformed(
                        fields,
                        Math.min(values.size(), columns.size() + 1) - 1,
                        "The line has %d fields where the header has %d: it is not imported."
                                .formatted(values.size(), columns.size()));
            }
            var row = JsonNodeFactory.instance.objectNode();
            for (var i = 0; i < values.size(); i++) {
                var value = values.get(i);
                if (value.indexOf(Encoding.BAD) >= 0) {
                    var reason = "The field '%s' has bytes that are not %s: the line is not imported.";
                    return malformed(
                            fields,
                            i,
                            reason.formatted(columns.get(i), encoding.charset().name()));
                }
                row.put(columns.get(i), value);
            }
            return new RawRow.Row(place(fields.line()), row, column -> place(fields, columns.indexOf(column)));
        }

        private RawRow malformed(Fields fields, int field, String reason) {
            return new RawRow.Malformed(
                    place(fields, field), reason, String.join(String.valueOf(separator), fields.values()));
        }

        private String place(Fields fields, int field) {
            return field < 0 ? place(fields.line()) : place(fields.spot(field));
        }
    }

    private static boolean isBlank(CsvReader.Record record) {
        return record instanceof Fields fields
                && fields.values().size() == 1
                && fields.values().getFirst().isEmpty();
    }
}
