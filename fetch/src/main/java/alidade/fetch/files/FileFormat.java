package alidade.fetch.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats that are understood, told from the first bytes and the ending of the name.
enum FileFormat {
    CSV,
    NDJSON,
    SQLITE;

    private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 4096;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileFormat of(Path file, Optional<String> wanted) throws UnreadableFile {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFile(
                    file, Files.exists(file) ? "is not a file: nothing is read." : "does not exist: nothing is read.");
        }
        var head = head(file);
        if (head.length == 0) {
            throw new UnreadableFile(file, "is empty: there is nothing to read.");
        }
        if (startsWith(head, new byte[] {0x1f, (byte) 0x8b})) {
            throw new UnreadableFile(file, "is packed with gzip: unpack it first.");
        }
        if (startsWith(head, new byte[] {'P', 'K', 3, 4})) {
            throw new UnreadableFile(
                    file, "is a ZIP archive or a spreadsheet: unpack it, or save the sheet as CSV, first.");
        }
        var sqlite = startsWith(head, SQLITE_MAGIC);
        if (wanted.isPresent()) {
            return asWanted(file, wanted.get(), sqlite);
        }
        return sqlite ? SQLITE : text(file, head);
    }

    private static FileFormat asWanted(Path file, String wanted, boolean sqlite) throws UnreadableFile {
        var format = Arrays.stream(values())
                .filter(one -> one.text().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(
                        file, "cannot be read as '" + wanted + "': the formats are csv, ndjson and sqlite."));
        if (sqlite != (format == SQLITE)) {
            throw new UnreadableFile(
                    file,
                    sqlite
                            ? "is a SQLite database, not " + wanted + " as was said: nothing is read."
                            : "is not a SQLite database, as its first bytes tell: nothing is read.");
        }
        return format;
    }

    private static FileFormat text(Path file, byte[] head) throws UnreadableFile {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return CSV;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        if (name.endsWith(".db") || name.endsWith(".sqlite") || name.endsWith(".sqlite3")) {
            throw new UnreadableFile(file, "is not a SQLite database, as its first bytes tell: nothing is read.");
        }
        var first = firstSign(head);
        if (first == '[' && name.endsWith(".json")) {
            throw new UnreadableFile(file, "is one JSON list: save it with one record per line (NDJSON) first.");
        }
        return first == '{' ? NDJSON : CSV;
    }

    private static byte[] head(Path file) throws UnreadableFile {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UnreadableFile(file, "cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /// The first byte that is neither white space nor part of a byte order mark or of a wide character.
    private static int firstSign(byte[] head) {
        for (var one : head) {
            var sign = one > ' ' && one < 0x7f;
            if (sign) {
                return one;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
