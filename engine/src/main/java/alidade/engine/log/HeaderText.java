package alidade.engine.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The canonical text of a header: the bytes that its hash is made of, without the `payload_sha` behind them.
public final class HeaderText {
    private HeaderText() {}

    public static String of(Header header) {
        var json = new CanonicalJson();
        EntryWriter.header(json, header);
        return new String(json.drain(), StandardCharsets.UTF_8);
    }

    /// Reads a text from a place that nobody vouches for, and holds it to the hash and to the entry that it should
    /// be.
    ///
    /// @throws UnreadableEntry when it cannot be used
    public static Header read(EntryId id, String text, String hash) {
        try {
            var members = new EntryParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).members();
            knownVersion(id, members);
            var header = HeaderParser.header(members, hash);
            if (!of(header).equals(text)) throw new UnreadableEntry(id, "its header is not in canonical form");
            if (!EntryWriter.hash(header).equals(hash)) {
                throw new UnreadableEntry(id, "its header does not give the hash that is stated");
            }
            if (!header.id().equals(id)) {
                throw new UnreadableEntry(id, "its header says that it is entry " + header.id());
            }
            return header;
        } catch (IOException | NotSealable e) {
            throw new UnreadableEntry(id, "its header is not what was sealed: " + e.getMessage(), e);
        }
    }

    static void knownVersion(EntryId id, Map<String, Object> header) throws IOException {
        var version = HeaderParser.number(header, "schema_version");
        if (version > EntryFile.SCHEMA_VERSION) {
            throw UnreadableEntry.ofLaterVersion(
                    id,
                    "it has log version %d and this program reads up to %d"
                            .formatted(version, EntryFile.SCHEMA_VERSION));
        }
    }
}
