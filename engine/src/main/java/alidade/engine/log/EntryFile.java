package alidade.engine.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// The file of one entry: a first line that describes it, and the compressed payload.
///
/// The first line is canonical JSON: `format`, the `hash`, the hashed `header`, and length and SHA-256 of
/// the bytes that follow. So each byte of the file stands under some hash. A withheld entry is the first
/// line alone, of another format and without the last two.
final class EntryFile {
    /// An entry with its rows.
    private static final int WHOLE = 1;
    /// An entry without its rows, and the highest format that this program reads.
    private static final int WITHHELD = 2;
    /// The highest meaning of header and payload that this program knows, and the one that it writes.
    static final int SCHEMA_VERSION = 1;

    private static final int LONGEST_FIRST_LINE = 256 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final LogFiles files;
    private final Path file;
    private final EntryId id;
    private final int longestFirstLine;

    EntryFile(LogFiles files, Path file, EntryId id) {
        this(files, file, id, LONGEST_FIRST_LINE);
    }

    EntryFile(LogFiles files, Path file, EntryId id, int longestFirstLine) {
        this.files = files;
        this.file = file;
        this.id = id;
        this.longestFirstLine = longestFirstLine;
    }

    /// The first line with its line feed.
    static byte[] firstLine(Header header, long storedBytes, String storedSha) {
        var json = described(WHOLE, header);
        json.key("stored_bytes").number(storedBytes);
        json.key("stored_sha").text(storedSha);
        json.endObject().newline();
        return json.drain();
    }

    /// All of the file of a withheld entry.
    static byte[] withheld(Header header) {
        return described(WITHHELD, header).endObject().newline().drain();
    }

    private static CanonicalJson described(int format, Header header) {
        var json = new CanonicalJson();
        json.beginObject();
        json.key("format").number(format);
        json.key("hash").text(header.hash());
        EntryWriter.header(json.key("header"), header);
        return json;
    }

    /// The header with its hash, exactly as it will be read back.
    static Header asRead(Header unhashed) throws IOException {
        var json = new CanonicalJson();
        EntryWriter.header(json, unhashed);
        var members = new EntryParser(new ByteArrayInputStream(json.drain())).members();
        return HeaderParser.header(members, EntryWriter.hash(unhashed));
    }

    /// What the first line says, held to its own hash; the payload is not looked at.
    FirstLine first() {
        try (var in = new BufferedInputStream(files.read(file), BUFFER_BYTES)) {
            return first(in);
        } catch (IOException e) {
            throw unreadable("its file cannot be read: " + e, e);
        }
    }

    /// The lines of the payload, decompressed; none of a withheld entry.
    InputStream lines(FirstLine first) throws IOException {
        if (first.isWithheld()) return InputStream.nullInputStream();
        var in = new BufferedInputStream(files.read(file), BUFFER_BYTES);
        in.skipNBytes(first.bytes());
        return new java.util.zip.GZIPInputStream(in, BUFFER_BYTES);
    }

    /// Reads the whole file and holds it to all of its hashes and counts.
    FirstLine verify() {
        var first = first();
        try {
            verifyStored(first);
            if (!first.isWithheld()) verifyPayload(first);
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnreadableEntry known
                    ? known
                    : unreadable("its payload cannot be read: " + e.getMessage(), e);
        }
        return first;
    }

    private void verifyStored(FirstLine first) throws IOException {
        var size = files.size(file);
        if (size != first.bytes() + first.storedBytes()) {
            throw unreadable("the file has %d bytes, its first line says %d"
                    .formatted(size, first.bytes() + first.storedBytes()));
        }
        if (first.isWithheld()) return;
        var digest = Hashes.newSha256();
        try (var in = files.read(file)) {
            in.skipNBytes(first.bytes());
            var buffer = new byte[BUFFER_BYTES];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        if (!Hashes.hex(digest.digest()).equals(first.storedSha())) {
            throw unreadable("the bytes after the first line do not give the SHA-256 that the line states");
        }
    }

    private void verifyPayload(FirstLine first) throws IOException {
        var header = first.header();
        var digest = Hashes.newSha256();
        var counted = 0L;
        try (var in = lines(first)) {
            var buffer = new byte[BUFFER_BYTES];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                for (var at = 0; at < read; at++) {
                    counted += buffer[at] == '\n' ? 1 : 0;
                }
            }
        }
        if (!Hashes.hex(digest.digest()).equals(header.payloadSha())) {
            throw unreadable("its payload does not give the SHA-256 that the header states");
        }
        if (counted != header.rows() + header.refused()) {
            throw unreadable("its payload has %d lines, the header says %d rows and %d refused"
                    .formatted(counted, header.rows(), header.refused()));
        }
    }

    private FirstLine first(InputStream in) throws IOException {
        var line = line(in);
        Map<String, Object> members;
        try {
            members = new EntryParser(new ByteArrayInputStream(line)).members();
        } catch (IOException | RuntimeException e) {
            throw unreadable("its first line is not what was sealed: " + firstSentence(e), e);
        }
        try {
            var format = HeaderParser.number(members, "format");
            if (format > WITHHELD) {
                throw UnreadableEntry.ofLaterVersion(
                        id, "it has file format %d and this program reads up to %d".formatted(format, WITHHELD));
            }
            HeaderText.knownVersion(id, HeaderParser.object(members, "header"));
            var header = HeaderParser.header(HeaderParser.object(members, "header"), EntryParser.text(members, "hash"));
            var isWithheld = format == WITHHELD;
            var first = new FirstLine(
                    header,
                    isWithheld,
                    isWithheld ? 0 : HeaderParser.number(members, "stored_bytes"),
                    isWithheld ? "" : EntryParser.text(members, "stored_sha"),
                    line.length);
            hold(first, line);
            return first;
        } catch (IOException | NotSealable e) {
            throw unreadable("its first line is not what was sealed: " + e.getMessage(), e);
        }
    }

    private void hold(FirstLine first, byte[] line) {
        var header = first.header();
        var canonical =
                first.isWithheld() ? withheld(header) : firstLine(header, first.storedBytes(), first.storedSha());
        if (!Arrays.equals(line, canonical)) {
            throw unreadable("its first line is not in canonical form");
        }
        if (!EntryWriter.hash(header).equals(header.hash())) {
            throw unreadable("its header does not give the hash that it states");
        }
        if (!header.id().equals(id)) {
            throw unreadable("its header says that it is entry " + header.id());
        }
        if (first.isWithheld() && header.kind() == EntryKind.DOCUMENT) {
            throw unreadable("it is an entry of documents without them, and documents are never withheld");
        }
    }

    private byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > longestFirstLine) {
                break;
            }
        }
        throw unreadable("its first line has no end");
    }

    private static String firstSentence(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private UnreadableEntry unreadable(String sentence) {
        return new UnreadableEntry(id, sentence);
    }

    private UnreadableEntry unreadable(String sentence, Throwable cause) {
        return new UnreadableEntry(id, sentence, cause);
    }

    /// @param bytes length of the line, so the place where the payload begins
    record FirstLine(Header header, boolean isWithheld, long storedBytes, String storedSha, int bytes) {
        Known known() {
            return new Known(header, isWithheld);
        }
    }
}
