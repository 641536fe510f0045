package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random tables, written by a plain writer and cut by a plain cutter, against the reader.
class CsvRoundTripTest {
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 20_000 : 400;
    private static final String[] PIECES = {
        "a", "7", " ", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "百度", "飞桨", "é", "😀", "'", "\\", "=", "{",
        "\u00a0"
    };

    @TempDir
    Path folder;

    @Test
    void everyTableComesBackInEveryEncodingAndSeparator() throws IOException {
        for (var trial = 0; trial < TRIALS; trial++) {
            var random = new Random(20_261_121L + trial);
            var separator = ",;\t".charAt(random.nextInt(3));
            var table = table(random);
            if (table.getFirst().size() == 1) {
                separator = ',';
            }
            var text = text(table, separator, random);
            var bytes = encoded(text, random);
            var path = Files.write(folder.resolve("t.csv"), bytes);
            var label = "seed " + (20_261_121L + trial) + " of " + path.getFileName();
            var rows = table.subList(1, table.size());
            assertThat(naive(text, separator)).as(label).isEqualTo(table);
            try (var file = RecordFile.open(path, Optional.of("csv"))) {
                assertThat(file.columns()).as(label).isEqualTo(table.getFirst());
                assertThat(values(file)).as(label).isEqualTo(rows);
            }
        }
    }

    private static List<List<String>> values(RecordFile file) {
        var all = new ArrayList<List<String>>();
        for (var row : file) {
            all.add(
                    switch (row) {
                        case RawRow.Row(var _, var fields, var _) ->
                            StreamSupport.stream(fields.spliterator(), false)
                                    .map(JsonNode::textValue)
                                    .toList();
                        case RawRow.Malformed(var place, var reason, var _) -> List.of(place, reason);
                    });
        }
        return all;
    }

    private static List<List<String>> table(Random random) {
        var width = 1 + random.nextInt(6);
        var table = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        for (var i = 0; i < width; i++) {
            header.add("column" + i);
        }
        table.add(header);
        for (var rows = random.nextInt(30); rows > 0; rows--) {
            var row = new ArrayList<String>();
            for (var i = 0; i < width; i++) {
                var value = new StringBuilder();
                for (var n = random.nextInt(6); n > 0; n--) {
                    value.append(PIECES[random.nextInt(PIECES.length)]);
                }
                row.add(value.toString());
            }
            table.add(row);
        }
        return table;
    }

    private static String text(List<List<String>> table, char separator, Random random) {
        var end = random.nextBoolean() ? "\r\n" : "\n";
        var text = new StringBuilder();
        for (var row : table) {
            for (var i = 0; i < row.size(); i++) {
                var value = row.get(i);
                var needed = value.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r')
                        || (row.size() == 1 && value.isEmpty());
                text.append(i == 0 ? "" : separator)
                        .append(needed || random.nextInt(4) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value);
            }
            text.append(end);
        }
        return random.nextBoolean() ? text.toString() : text.substring(0, text.length() - end.length());
    }

    private static byte[] encoded(String text, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (random.nextInt(6)) {
            case 0 -> out.write(text.getBytes(StandardCharsets.UTF_8));
            case 1 -> {
                out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            case 2 -> out.write(text.getBytes(StandardCharsets.UTF_16));
            case 3 -> out.write(text.getBytes(StandardCharsets.UTF_16LE));
            case 4 -> out.write(text.getBytes(StandardCharsets.UTF_16BE));
            default -> out.write(text.getBytes(Charset.forName("GB18030")));
        }
        return out.toByteArray();
    }

    /// The same by the shortest way: one character after the other, all in memory.
    private static List<List<String>> naive(String text, char separator) {
        var table = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        var any = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            any = true;
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != separator && c != '\n' && c != '\r')) {
                field.append(c);
            } else if (c == separator) {
                row.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                row.add(field.toString());
                table.add(List.copyOf(row));
                field.setLength(0);
                row.clear();
                any = false;
            }
        }
        if (any) {
            row.add(field.toString());
            table.add(List.copyOf(row));
        }
        return table;
    }
}
