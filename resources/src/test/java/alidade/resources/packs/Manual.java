package alidade.resources.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The files that pages of the manual show: ``File `path`:`` followed by a block of YAML.
final class Manual {
    private static final Pattern FILE = Pattern.compile("File `([^`]+)`:\n\n```yaml\n(.*?)\n```", Pattern.DOTALL);

    private Manual() {}

    static Map<String, String> files(String page) {
        var files = new TreeMap<String, String>();
        var matcher = FILE.matcher(text(page));
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2) + "\n");
        }
        return files;
    }

    static String text(String page) {
        try {
            return Files.readString(Path.of("manual", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The example of `packs.md`, a small pack that uses nearly everything.
    static PackFiles example() {
        return new PackFiles("app-stores", files("packs.md"));
    }

    /// The example with one text of one file replaced.
    static PackFiles example(String file, String from, String to) {
        var files = new TreeMap<>(example().texts());
        var text = files.get(file);
        if (text == null || !text.contains(from)) {
            throw new IllegalArgumentException("no '" + from + "' in " + file);
        }
        files.put(file, text.replace(from, to));
        return new PackFiles("app-stores", files);
    }
}
