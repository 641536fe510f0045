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
import java.nio.file.Path;
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

    private final Path file;
    private final Encoding encoding;
    private final OpenReaders open = new OpenReaders();

    private NdjsonFile(Path file, Encoding encoding) {
        this.file = file;
        this.encoding = encoding;
    }

    static NdjsonFile open(Path file) throws IOException {
        return new NdjsonFile(file, Encoding.of(file));
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
            super(file.getFileName().toString());
            Lines opened = null;
            try {
                opened = new Lines(open.keep(encoding.reader(file)), LINE_CAP);
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
                return malformed(place, "is longer than " + LINE_CAP + " characters", line.text());
            }
            if (line.text().indexOf(Encoding.BAD) >= 0) {
                return malformed(
                        place, "has bytes that are not " + encoding.charset().name(), line.text());
            }
            try {
                return row(place, line.text());
            } catch (JsonProcessingException e) {
                var at = e.getLocation() == null
                        ? ""
                        : " at column " + e.getLocation().getColumnNr();
                return malformed(place, "is not JSON" + at + " (" + brief(e.getOriginalMessage()) + ")", line.text());
            }
        }

        private RawRow row(String place, String text) throws JsonProcessingException {
            if (!(JSON.readTree(text) instanceof ObjectNode object)) {
                return malformed(place, "is JSON but not an object", text);
            }
            if (object.size() > CsvReader.COLUMN_CAP) {
                return malformed(place, "has more than " + CsvReader.COLUMN_CAP + " members", text);
            }
            return new RawRow.Row(place, object);
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
