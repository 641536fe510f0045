package alidade.app.cli;

import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// One file for whoever helps: the checks, versions, what lies in the workspace by name and size, and the last logs.
/// No content of the workspace, and every text without secrets.
final class Bundle {
    private static final List<String> PROPERTIES = List.of(
            "java.version",
            "java.vendor",
            "java.vm.name",
            "os.name",
            "os.version",
            "os.arch",
            "file.encoding",
            "user.language",
            "user.timezone");
    private static final Set<String> FOLDERS = Set.of("log", "packs", "landing", "demo");
    /// The end of a log says most.
    private static final int LOG_BYTES = 4 << 20;

    private final Path workspace;
    private final Path home;
    private final Masking masking;

    Bundle(Path workspace, Path home, Masking masking) {
        this.workspace = workspace;
        this.home = home;
        this.masking = masking;
    }

    /// @param file one that does not exist yet
    /// @return the names of what is in it
    List<String> write(Path file, JsonNode checks) throws IOException {
        var texts = new TreeMap<String, String>();
        texts.put("checks.json", Documents.write(checks));
        texts.put("versions.json", Documents.write(versions()));
        texts.put("workspace.json", Documents.write(facts()));
        var files = new LogFiles();
        for (var log : files.list(home.resolve("logs"))) {
            if (Files.isRegularFile(log)) texts.put("logs/" + log.getFileName(), end(log));
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file, java.nio.file.StandardOpenOption.CREATE_NEW))) {
            for (var text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(masking.mask(text.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return List.copyOf(texts.keySet());
    }

    private static JsonNode versions() throws IOException {
        var document = Documents.object().put("program", new Version().getVersion()[0]);
        for (var name : PROPERTIES) document.put(name, System.getProperty(name, ""));
        var runtime = Runtime.getRuntime();
        return document.put("processors", runtime.availableProcessors()).put("max_memory_bytes", runtime.maxMemory());
    }

    /// Numbers and sizes, and the names of nodes and packs; no other name, since names may tell more than is wanted.
    private JsonNode facts() throws IOException {
        var document = Documents.object();
        var folders = document.putObject("folders");
        var files = document.putObject("files");
        var disk = new LogFiles();
        for (var path : disk.list(workspace)) {
            var name = path.getFileName().toString();
            if (Files.isRegularFile(path)) files.put(name, Files.size(path));
            if (!Files.isDirectory(path) || !FOLDERS.contains(name)) continue;
            try (var found = Files.walk(path)) {
                var sizes = found.filter(Files::isRegularFile)
                        .mapToLong(one -> one.toFile().length())
                        .summaryStatistics();
                folders.putObject(name).put("files", sizes.getCount()).put("bytes", sizes.getSum());
            }
        }
        var logs = document.putObject("entries_by_node");
        for (var node : disk.list(workspace.resolve("log"))) {
            logs.put(node.getFileName().toString(), disk.list(node).size());
        }
        var packs = document.putArray("own_packs");
        for (var pack : disk.list(workspace.resolve("packs")))
            packs.add(pack.getFileName().toString());
        Node.existing(workspace, home, disk)
                .ifPresent(node -> document.put("node", node.id()).put("region", node.region()));
        return document;
    }

    private static String end(Path log) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            var from = Math.max(0, channel.size() - LOG_BYTES);
            channel.position(from);
            var bytes = java.nio.channels.Channels.newInputStream(channel).readNBytes(LOG_BYTES);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
