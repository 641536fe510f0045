package alidade.engine.log;

import java.io.IOException;
import java.util.Optional;

/// What an installation remembers of its log outside the workspace: which incarnation seals, and its last entry.
///
/// A workspace that was copied to another machine has no marker there; one that was restored from an older copy
/// lacks the entry that the marker names. In both cases a further entry would fork the log.
///
/// @param seq 0 before the first entry
record Marker(String incarnation, long seq, String hash) {
    static final String NO_HASH = "0".repeat(64);

    static Marker first(Node node) {
        return new Marker(node.incarnation(), 0, NO_HASH);
    }

    static Optional<Marker> read(Node node, LogFiles files) {
        try (var in = files.read(node.marker())) {
            var members = new EntryParser(in).members();
            return Optional.of(new Marker(
                    EntryParser.text(members, "incarnation"),
                    HeaderParser.number(members, "seq"),
                    EntryParser.text(members, "hash")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Node node, LogFiles files) throws IOException {
        files.createFolders(LogFiles.folderOf(node.marker()));
        files.replace(
                node.marker(),
                new CanonicalJson()
                        .beginObject()
                        .key("hash")
                        .text(hash)
                        .key("incarnation")
                        .text(incarnation)
                        .key("seq")
                        .number(seq)
                        .endObject()
                        .newline()
                        .drain());
    }
}
