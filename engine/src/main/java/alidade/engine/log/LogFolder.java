package alidade.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the files of the log lie: `log/<node>/<place in twelve digits>.entry`.
final class LogFolder {
    private static final String ENTRY = ".entry";
    private static final String TEMPORARY = ".tmp";
    /// Places are written in twelve digits.
    static final long LAST_PLACE = 999_999_999_999L;

    private final Path folder;
    private final LogFiles files;

    LogFolder(Path folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
    }

    Path of(String node) {
        return folder.resolve(node);
    }

    Path file(EntryId id) {
        return of(id.node()).resolve(digits(id.seq()) + ENTRY);
    }

    Path temporary(EntryId id, String what) {
        return of(id.node()).resolve(digits(id.seq()) + "." + what + TEMPORARY);
    }

    List<EntryId> entries() throws IOException {
        var found = new ArrayList<EntryId>();
        for (var path : files.list(folder)) {
            var node = path.getFileName().toString();
            if (Node.isId(node)) {
                found.addAll(entries(node));
            }
        }
        return found;
    }

    /// By place: the names are padded, so their order is that of the numbers.
    List<EntryId> entries(String node) throws IOException {
        return files.list(of(node)).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.matches("[0-9]{12}\\.entry"))
                .map(name -> new EntryId(node, Long.parseLong(name.substring(0, name.length() - ENTRY.length()))))
                .toList();
    }

    /// When this returns, the entry is on the disk under its name.
    void write(Header header, PayloadWriter payload) throws IOException {
        var temporary = temporary(header.id(), "entry");
        try (var out = files.write(temporary)) {
            out.write(EntryFile.firstLine(header, payload.storedBytes(), payload.storedSha()));
            payload.copyTo(out);
        }
        place(temporary, header.id());
    }

    /// The same by its header alone.
    void writeWithheld(Header header) throws IOException {
        var temporary = temporary(header.id(), "entry");
        try (var out = files.write(temporary)) {
            out.write(EntryFile.withheld(header));
        }
        place(temporary, header.id());
    }

    /// Gives a file that was written its name as an entry, for good.
    void place(Path temporary, EntryId id) throws IOException {
        files.force(temporary);
        files.move(temporary, file(id));
        files.forceFolder(of(id.node()));
    }

    /// Deletes what a crash left half-written: it was never acknowledged.
    void sweep() throws IOException {
        for (var node : files.list(folder)) {
            if (!Node.isId(node.getFileName().toString())) continue;
            for (var path : files.list(node)) {
                if (path.getFileName().toString().endsWith(TEMPORARY)) {
                    files.delete(path);
                }
            }
        }
    }

    private static String digits(long seq) {
        var plain = Long.toString(seq);
        return "0".repeat(12 - plain.length()) + plain;
    }
}
