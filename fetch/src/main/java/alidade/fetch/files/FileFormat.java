package alidade.fetch.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats that are understood, told from the first bytes and the ending of the name.
enum FileFormat {
    CSV,
    NDJSON,
    SQLITE,
    XLSX;

    static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
    static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 4096;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param file not packed any more
    static FileFormat of(Content file, Optional<String> wanted) throws UnreadableFile {
        var head = head(file);
        if (head.length == 0) {
            throw new UnreadableFile(file, "is empty: there is nothing to read.");
        }
        var told = binary(head);
        if (wanted.isPresent()) {
            return asWanted(file, wanted.get(), told);
        }
        return told.isPresent() ? told.get() : text(file, head);
    }

    /// Whether an archive is a workbook.
    static boolean isWorkbook(ZipDoor zip) {
        return zip.has("[Content_Types].xml") && zip.names().stream().anyMatch(name -> name.startsWith("xl/"));
    }

    private static Optional<FileFormat> binary(byte[] head) {
        if (startsWith(head, SQLITE_MAGIC)) {
            return Optional.of(SQLITE);
        }
        return startsWith(head, ZIP_MAGIC) ? Optional.of(XLSX) : Optional.empty();
    }

    private static FileFormat asWanted(Content file, String wanted, Optional<FileFormat> told) throws UnreadableFile {
        var format = Arrays.stream(values())
                .filter(one -> one.text().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(
                        file, "cannot be read as '" + wanted + "': the formats are csv, ndjson, sqlite and xlsx."));
        if (told.isPresent() && told.get() != format) {
            var what = told.get() == SQLITE ? "a SQLite database" : "a workbook";
            throw new UnreadableFile(file, "is " + what + ", not " + wanted + " as was said: nothing is read.");
        }
        if (told.isEmpty() && format == SQLITE) {
            throw new UnreadableFile(file, "is not a SQLite database, as its first bytes tell: nothing is read.");
        }
        if (told.isEmpty() && format == XLSX) {
            throw new UnreadableFile(file, "is not a workbook, as its first bytes tell: nothing is read.");
        }
        return format;
    }

    private static FileFormat text(Content file, byte[] head) throws UnreadableFile {
        var name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return CSV;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        if (name.endsWith(".db") || name.endsWith(".sqlite") || name.endsWith(".sqlite3")) {
            throw new UnreadableFile(file, "is not a SQLite database, as its first bytes tell: nothing is read.");
        }
        if (name.endsWith(".xlsx") || name.endsWith(".xls")) {
            throw new UnreadableFile(
                    file, "is not a workbook in the XLSX format, as its first bytes tell: nothing is read.");
        }
        var first = firstSign(head);
        if (first == '[' && name.endsWith(".json")) {
            throw new UnreadableFile(file, "is one JSON list: save it with one record per line (NDJSON) first.");
        }
        return first == '{' ? NDJSON : CSV;
    }

    static byte[] head(Content file) throws UnreadableFile {
        var path = file.path();
        if (!Files.isRegularFile(path)) {
            throw new UnreadableFile(
                    file, Files.exists(path) ? "is not a file: nothing is read." : "does not exist: nothing is read.");
        }
        try (var in = Files.newInputStream(path)) {
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

    static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
