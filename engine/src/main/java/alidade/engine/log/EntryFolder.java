package alidade.engine.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder of entry files in which several installations put their own: laid out as the log of a
/// workspace, and trusted by none of them.
///
/// Whatever lies in it, looking at it changes nothing and ends: links are not followed, what has not the
/// name of an entry is not opened, and a first line is read up to 16 MiB only.
public final class EntryFolder {
    private static final int LONGEST_FIRST_LINE = 16 << 20;

    private final Path folder;
    private final LogFolder layout;
    private final LogFiles files;

    public EntryFolder(Path folder, LogFiles files) {
        this.folder = folder;
        this.layout = new LogFolder(folder, files);
        this.files = files;
    }

    /// The nodes that have a folder here.
    public List<String> nodes() throws IOException {
        var nodes = new ArrayList<String>();
        for (var path : files.list(folder)) {
            var name = path.getFileName().toString();
            if (Node.isId(name) && files.isPlainFolder(path)) nodes.add(name);
        }
        return nodes;
    }

    /// The files of a node that have the name of an entry, by place; whether they are any good is not
    /// looked at.
    public List<EntryId> entries(String node) throws IOException {
        if (!Node.isId(node) || !files.isPlainFolder(layout.of(node))) return List.of();
        return layout.entries(node).stream()
                .filter(id -> id.seq() > 0 && files.isPlainFile(layout.file(id)))
                .toList();
    }

    /// What lies in the folder and is neither a node's folder nor an entry.
    public List<Path> strangers() throws IOException {
        var strangers = new ArrayList<Path>();
        var nodes = nodes();
        for (var path : files.list(folder)) {
            var node = path.getFileName().toString();
            if (!nodes.contains(node)) {
                strangers.add(path);
                continue;
            }
            var entries = entries(node).stream().map(layout::file).toList();
            for (var file : files.list(path)) {
                if (!entries.contains(file)) strangers.add(file);
            }
        }
        return strangers;
    }

    /// The header of an entry, held to its own hash.
    ///
    /// @throws UnreadableEntry when it cannot be used
    public Header header(EntryId id) {
        return file(id).first().header();
    }

    /// The same, and whether the entry lies here without its rows.
    ///
    /// @throws UnreadableEntry when it cannot be used
    public Known known(EntryId id) {
        return file(id).first().known();
    }

    /// The lines of the payload of an entry, decompressed and not yet held to any hash.
    ///
    /// @throws UnreadableEntry when the file is not the one whose header was read before, or holds no rows
    public InputStream lines(Header header) throws IOException {
        var file = file(header.id());
        var first = file.first();
        if (!first.header().hash().equals(header.hash())) {
            throw new UnreadableEntry(header.id(), "its file was replaced by another one while it was read");
        }
        if (first.isWithheld()) throw new UnreadableEntry(header.id(), "it lies there without its rows");
        return file.lines(first);
    }

    /// Puts an entry here, if its lines are those that its header names; one that is here is never
    /// replaced, unless it lies here without its rows, which then come to it.
    ///
    /// @param workplace a folder on the same disk, where the file is written before it gets its name
    /// @return how it ended; the lines may be read again after [Placing.Short]
    public Placing place(Header header, InputStream lines, Path workplace) throws IOException {
        var temporary = workplace.resolve("entry.tmp");
        try (var payload =
                new PayloadWriter(files, workplace.resolve("payload.tmp"), workplace.resolve("refused.tmp"))) {
            var problem = EntryIntake.read(header, lines, payload);
            if (problem.isPresent()) return new Placing.Short(payload.rows(), problem.get());
            try (var out = files.write(temporary)) {
                out.write(EntryFile.firstLine(header, payload.storedBytes(), payload.storedSha()));
                payload.copyTo(out);
            }
        }
        return name(temporary, header, isHereWithheld(header));
    }

    /// Puts an entry here by its header alone; one that is here is never replaced.
    ///
    /// @param workplace as for [#place]
    public Placing withhold(Header header, Path workplace) throws IOException {
        var temporary = workplace.resolve("entry.tmp");
        try (var out = files.write(temporary)) {
            out.write(EntryFile.withheld(header));
        }
        return name(temporary, header, false);
    }

    private boolean isHereWithheld(Header header) {
        if (!files.isPlainFile(layout.file(header.id()))) return false;
        var here = known(header.id());
        return here.isWithheld() && here.header().hash().equals(header.hash());
    }

    /// Gives the file that was written its name as an entry.
    private Placing name(Path temporary, Header header, boolean replaces) throws IOException {
        var id = header.id();
        files.force(temporary);
        var home = layout.of(id.node());
        if (!files.exists(home)) {
            files.createFolders(home);
            files.forceFolder(folder);
        }
        if (!files.isPlainFolder(home)) throw new IOException(home + " is not a folder, or only a link to one");
        if (replaces) files.move(temporary, layout.file(id));
        else files.moveNew(temporary, layout.file(id));
        files.forceFolder(home);
        if (!files.isPlainFile(layout.file(id))) {
            throw new IOException(layout.file(id) + " is not a file, and stands in the place of an entry");
        }
        // Whoever was first: what is there now decides.
        return header(id).hash().equals(header.hash()) ? new Placing.Placed() : new Placing.Taken();
    }

    /// Gives an entry file that cannot be used another name, so that a good one may take its place.
    public void setAside(EntryId id) throws IOException {
        var file = layout.file(id);
        files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
    }

    /// How an entry was put into a shared folder.
    public sealed interface Placing {
        record Placed() implements Placing {}

        /// Another entry has its place.
        record Taken() implements Placing {}

        /// The lines are not those that the header names.
        record Short(long lines, String sentence) implements Placing {}
    }

    private EntryFile file(EntryId id) {
        return new EntryFile(files, layout.file(id), id, LONGEST_FIRST_LINE);
    }

    /// Why the entry cannot be put into such a folder at all; empty when it can.
    public static Optional<String> tooLarge(Header header) {
        var bytes = EntryFile.firstLine(header, Long.MAX_VALUE, header.payloadSha()).length;
        return bytes <= LONGEST_FIRST_LINE
                ? Optional.empty()
                : Optional.of(
                        "its header has %d MB, a hub takes up to %d".formatted(bytes >> 20, LONGEST_FIRST_LINE >> 20));
    }
}
