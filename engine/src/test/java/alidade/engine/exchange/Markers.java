package alidade.engine.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Looks for a text in all files of a folder, pressed or not.
final class Markers {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private Markers() {}

    /// The files that hold it, by their names inside of the folder.
    static List<String> filesWith(String marker, Path folder) throws IOException {
        var found = new ArrayList<String>();
        if (!Files.exists(folder)) return found;
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (holds(file, marker)) found.add(folder.relativize(file).toString());
            }
        }
        return found;
    }

    private static boolean holds(Path file, String marker) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (text(bytes).contains(marker)) return true;
        var at = file.toString().endsWith(".entry") ? text(bytes).indexOf('\n') + 1 : 0;
        if (at + 1 >= bytes.length || bytes[at] != GZIP[0] || bytes[at + 1] != GZIP[1]) return false;
        var unpressed = new ByteArrayOutputStream();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
            in.transferTo(unpressed);
        } catch (IOException _) {
            // Half a file: what could be read of it is looked at.
        }
        return text(unpressed.toByteArray()).contains(marker);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
