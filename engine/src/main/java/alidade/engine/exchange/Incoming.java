package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Chunk;
import alidade.engine.log.Header;
import alidade.engine.log.LogFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Chunks of entries that are on their way into a shared folder:
/// `incoming/<node>/<place>-<hash>/000000.<sha>.chunk`.
///
/// The names say what is in the files, so two installations that seal different entries at one place as one
/// node do not mix theirs, and who comes again knows without reading what is there already.
final class Incoming {
    private static final Pattern CHUNK = Pattern.compile("([0-9]{6})\\.([0-9a-f]{64})\\.chunk");
    private static final Pattern PLACE = Pattern.compile("([0-9]{12})-[0-9a-f]{16}");
    private static final String TEMPORARY = "chunk.tmp";

    private final Path folder;
    private final LogFiles files;

    Incoming(Path folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// The folder in which the entry is put together.
    Path place(Header header) throws IOException {
        var place = folder.resolve(header.id().node())
                .resolve("%012d-%s".formatted(header.id().seq(), header.hash().substring(0, 16)));
        for (var one : List.of(folder, folder.resolve(header.id().node()), place)) {
            if (files.exists(one) && !files.isPlainFolder(one)) {
                throw new IOException(one + " is not a folder, or only a link to one");
            }
        }
        files.createFolders(place);
        return place;
    }

    Map<Integer, String> present(Header header) throws IOException {
        var present = new TreeMap<Integer, String>();
        for (var file : chunks(place(header))) {
            var name = CHUNK.matcher(file.getFileName().toString());
            if (name.matches()) present.put(Integer.parseInt(name.group(1)), name.group(2));
        }
        return present;
    }

    void keep(Header header, Chunk chunk) throws IOException {
        var place = place(header);
        var file = place.resolve("%06d.%s.chunk".formatted(chunk.number(), chunk.sha()));
        for (var other : chunks(place)) {
            if (other.getFileName().toString().startsWith("%06d.".formatted(chunk.number()))) files.delete(other);
        }
        var temporary = place.resolve(TEMPORARY);
        try (var out = new Gzip(files.write(temporary))) {
            out.write(chunk.lines());
        }
        files.force(temporary);
        files.move(temporary, file);
        files.forceFolder(place);
    }

    /// All chunks from 0 on, up to the first that is missing, one after the other.
    InputStream lines(Header header) throws IOException {
        var streams = new ArrayList<InputStream>();
        for (var file : chunks(place(header))) {
            if (!file.getFileName().toString().startsWith("%06d.".formatted(streams.size()))) break;
            streams.add(new ChunkLines(file, files));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /// By number.
    private List<Path> chunks(Path place) throws IOException {
        return files.list(place).stream()
                .filter(path -> CHUNK.matcher(path.getFileName().toString()).matches() && files.isPlainFile(path))
                .toList();
    }

    void forget(Header header) throws IOException {
        remove(place(header));
    }

    /// Lets go of what a node had on its way to some places.
    void sweep(String node, LongPredicate places) throws IOException {
        if (!files.isPlainFolder(folder) || !files.isPlainFolder(folder.resolve(node))) return;
        for (var place : files.list(folder.resolve(node))) {
            var name = PLACE.matcher(place.getFileName().toString());
            if (!name.matches() || !files.isPlainFolder(place)) continue;
            if (places.test(Long.parseLong(name.group(1)))) remove(place);
        }
    }

    private void remove(Path place) throws IOException {
        for (var file : files.list(place)) {
            if (files.isPlainFile(file)) files.delete(file);
        }
        if (files.list(place).isEmpty()) files.delete(place);
    }

    /// Pressed lightly: it is read once, and pressed again into the entry.
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /// Opened when it is first read: a large entry has many chunks.
    private static final class ChunkLines extends InputStream {
        private final Path file;
        private final LogFiles files;
        private @Nullable InputStream open;

        ChunkLines(Path file, LogFiles files) {
            this.file = file;
            this.files = files;
        }

        private InputStream opened() throws IOException {
            if (open == null) open = new GZIPInputStream(files.read(file));
            return open;
        }

        @Override
        public int read() throws IOException {
            return opened().read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return opened().read(into, from, length);
        }

        @Override
        public void close() throws IOException {
            if (open != null) open.close();
        }
    }
}
