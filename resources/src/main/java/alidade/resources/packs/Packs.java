package alidade.resources.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Finds the text files of packs: those that ship with the program and those of a workspace.
public final class Packs {
    private static final String ROOT = "/packs/";
    private static final String INDEX = "index.txt";
    private static final String SAMPLES = "samples/";

    private Packs() {}

    /// The packs of the program, by name.
    public static List<PackFiles> shipped() {
        var packs = new TreeMap<String, Map<String, String>>();
        for (var line : resource(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
            var slash = line.indexOf('/');
            packs.computeIfAbsent(line.substring(0, slash), _ -> new TreeMap<>())
                    .put(line.substring(slash + 1), resource(line));
        }
        return all(packs);
    }

    /// The packs under a folder, one folder each, by name; none where there is no such folder. `samples/`, files
    /// that are no YAML and those whose name begins with a dot are left out.
    ///
    /// @throws UncheckedIOException if a file cannot be read
    public static List<PackFiles> inFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            var packs = new TreeMap<String, Map<String, String>>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = folder.relativize(file);
                if (path.getNameCount() > 1 && isDefinition(path)) {
                    packs.computeIfAbsent(path.getName(0).toString(), _ -> new TreeMap<>())
                            .put(inPack(path), text(file));
                }
            }
            return all(packs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The shipped packs with the files of the overrides: one of the same path replaces, others are added.
    public static List<PackFiles> merge(List<PackFiles> shipped, List<PackFiles> overrides) {
        var packs = new TreeMap<String, Map<String, String>>();
        for (var files : List.of(shipped, overrides)) {
            files.forEach(one ->
                    packs.computeIfAbsent(one.pack(), _ -> new TreeMap<>()).putAll(one.texts()));
        }
        return all(packs);
    }

    private static List<PackFiles> all(Map<String, Map<String, String>> packs) {
        var all = new ArrayList<PackFiles>();
        packs.forEach((pack, texts) -> all.add(new PackFiles(pack, texts)));
        all.sort(Comparator.comparing(PackFiles::pack));
        return List.copyOf(all);
    }

    private static boolean isDefinition(Path path) {
        for (var name : path) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        var name = inPack(path);
        return !name.startsWith(SAMPLES) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /// The path inside the pack, with slashes on every system.
    private static String inPack(Path path) {
        var names = new ArrayList<String>();
        path.subpath(1, path.getNameCount()).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    /// A file that is too large to be a definition is cut behind the limit, so that the reader refuses it.
    private static String text(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(YamlReader.LARGEST_FILE + 1), StandardCharsets.UTF_8);
        }
    }

    private static String resource(String path) {
        try (var stream = Objects.requireNonNull(Packs.class.getResourceAsStream(ROOT + path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
