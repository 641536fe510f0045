package alidade.fetch.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file with one JSON object per line.
final class NdjsonFile implements RecordFile {
    static final int LINE_CAP = 8 * 1024 * 1024;
    static final int DEPTH_CAP = 100;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_CAP)
                            .maxStringLength(CsvReader.FIELD_CAP)
                            .maxNumberLength(1000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Content file;
    private final Encoding encoding;
    private final OpenReaders open = new OpenReaders();

    private NdjsonFile(Content file, Encoding encoding) {
        this.file = file;
        this.encoding = encoding;
    }

    static NdjsonFile open(Content file, FileOptions options) throws IOException {
        return new NdjsonFile(file, Encoding.of(file.path(), options.encoding()));
    }

    @Override
    public String format() {
        return FileFormat.NDJSON.text();
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public List<String> problems() {
        return encoding.problem().stream().toList();
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

    private final class Rows extends RowIterator {
        private final @Nullable Lines lines;

        Rows() {
            super(file.label());
            Lines opened = null;
            try {
                opened = new Lines(open.keep(encoding.reader(file.path())), LINE_CAP);
            } catch (IOException e) {
                failed(e);
            }
            lines = opened;
        }

        @Override
        Optional<RawRow> read() throws IOException {
            if (lines == null) {
                return Optional.empty();
            }
            for (var line = lines.read(); line != null; line = lines.read()) {
                if (!line.text().isBlank()) {
                    return Optional.of(row(line));
                }
            }
            return Optional.empty();
        }

        private RawRow row(Lines.Line line) {
            var place = place(line.number());
            if (line.cut()) {
                return malformed(
                        place + ":" + (LINE_CAP + 1), "is longer than " + LINE_CAP + " characters", line.text());
            }
            if (line.text().indexOf(Encoding.BAD) >= 0) {
                return malformed(
                        place + ":" + (line.text().indexOf(Encoding.BAD) + 1),
                        "has bytes that are not " + encoding.charset().name(),
                        line.text());
            }
            try {
                return row(place, line.text());
            } catch (JsonProcessingException e) {
                var at = e.getLocation() == null
                        ? ""
                        : " at column " + e.getLocation().getColumnNr();
                var column = e.getLocation() == null
                        ? 1
                        : Math.max(1, e.getLocation().getColumnNr());
                return malformed(
                        place + ":" + column,
                        "is not JSON" + at + " (" + brief(e.getOriginalMessage()) + ")",
                        line.text());
            } catch (ArithmeticException | NumberFormatException e) {
                // What the reader of Jackson throws for an exponent that no number can have.
                return malformed(
                        place + ":1", "has a number that cannot be held (" + brief(e.getMessage()) + ")", line.text());
            }
        }

        private RawRow row(String place, String text) throws JsonProcessingException {
            if (!(JSON.readTree(text) instanceof ObjectNode object)) {
                return malformed(place + ":1", "is JSON but not an object", text);
            }
            if (object.size() > CsvReader.COLUMN_CAP) {
                return malformed(place + ":1", "has more than " + CsvReader.COLUMN_CAP + " members", text);
            }
            return new RawRow.Row(place, object, path -> place + MemberColumn.of(JSON, text, path));
        }

        private static RawRow malformed(String place, String what, String raw) {
            return new RawRow.Malformed(place, "The line " + what + ": it is not imported.", raw);
        }

        private static String brief(@Nullable String message) {
            var first = message == null ? "" : message.lines().findFirst().orElse("");
            var details = first.indexOf(" (");
            var what = details < 0 ? first : first.substring(0, details);
            return what.length() > 120 ? what.substring(0, 120) + "…" : what;
        }
    }
}
