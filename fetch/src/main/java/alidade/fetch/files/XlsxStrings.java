package alidade.fetch.files;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// The texts that the cells of a workbook share: in a temporary file, the last used ones in memory. Not thread safe.
final class XlsxStrings implements AutoCloseable {
    static final int MOST = 4_000_000;

    private static final int REMEMBERED = 4_096;
    /// A longer text is read from the file each time.
    private static final int REMEMBERED_CHARACTERS = 1_024;

    private final Optional<Path> file;
    private final Optional<FileChannel> channel;
    private final long[] ends;
    private final int count;
    private final Map<Integer, String> remembered = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    private XlsxStrings(Optional<Path> file, Optional<FileChannel> channel, long[] ends, int count) {
        this.file = file;
        this.channel = channel;
        this.ends = ends;
        this.count = count;
    }

    static XlsxStrings read(ZipDoor zip, Optional<String> name) throws IOException, XMLStreamException {
        var in = name.isEmpty() ? Optional.<java.io.InputStream>empty() : zip.read(name.get());
        if (in.isEmpty()) {
            return new XlsxStrings(Optional.empty(), Optional.empty(), new long[0], 0);
        }
        var file = Files.createTempFile("alidade-import-", ".texts");
        try (var xml = XmlDoor.open(in.get());
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            var ends = new long[1024];
            var count = 0;
            var end = 0L;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT
                        || !xml.name().equals("si")) {
                    continue;
                }
                if (count == MOST) {
                    throw new XMLStreamException("it has more than " + MOST + " shared texts");
                }
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, ends.length * 2);
                }
                var bytes = XlsxCells.texts(xml, "si").getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                end += bytes.length;
                ends[count++] = end;
            }
            out.close();
            return new XlsxStrings(
                    Optional.of(file),
                    Optional.of(FileChannel.open(file, StandardOpenOption.READ)),
                    Arrays.copyOf(ends, count),
                    count);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    int count() {
        return count;
    }

    /// @param index from 0, below [#count()]
    String at(int index) throws IOException {
        var known = remembered.get(index);
        if (known != null) {
            return known;
        }
        var from = index == 0 ? 0 : ends[index - 1];
        var bytes = ByteBuffer.allocate((int) (ends[index] - from));
        var open = channel.orElseThrow(() -> new IOException("there are no shared texts"));
        while (bytes.hasRemaining() && open.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        if (text.length() <= REMEMBERED_CHARACTERS) {
            remembered.put(index, text);
        }
        return text;
    }

    /// What cannot be deleted now stays in the folder for temporary files.
    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException _) {
            return;
        }
    }
}
