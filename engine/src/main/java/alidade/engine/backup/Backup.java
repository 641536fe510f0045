package alidade.engine.backup;

import alidade.engine.log.EntryId;
import alidade.engine.log.Hashes;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a backup: the sealed log, the packs and, if wanted, the landing, as one zip. Neither accounts nor anything
/// else that is secret, nor the store, which is made from the log.
///
/// Every entry is held to its hashes before it goes in; the finished file is read again, and every file in it held to
/// the list, before it gets its name.
public final class Backup {
    private static final String ZEROS = "0".repeat(64);

    private final Path workspace;
    private final Log log;
    private final Clock clock;
    private final LogFiles files;

    public Backup(Path workspace, Log log, Clock clock, LogFiles files) {
        this.workspace = workspace;
        this.log = log;
        this.clock = clock;
        this.files = files;
    }

    /// @param entries how many entries it holds
    /// @param files how many files, entries included
    /// @param bytes length of the backup
    /// @param leftOut entries that are damaged here and therefore not in it, in sentences
    public record Made(long entries, long files, long bytes, List<String> leftOut) {
        public Made {
            leftOut = List.copyOf(leftOut);
        }
    }

    /// May be called while the workspace is in use: what is sealed later is not in it.
    ///
    /// @param target a file that does not exist yet
    /// @throws BackupProblem when it could not be written, or does not read back as written
    public Made write(Path target, boolean withLanding) {
        if (Files.exists(target)) throw new BackupProblem(target + " is there already; nothing was written");
        var temporary = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            files.createFolders(LogFiles.folderOf(target));
            var manifest = write(temporary, contents(withLanding));
            check(temporary);
            files.force(temporary);
            files.move(temporary, target);
            files.forceFolder(LogFiles.folderOf(target));
            return new Made(
                    manifest.files().keySet().stream()
                            .filter(name -> name.startsWith("log/"))
                            .count(),
                    manifest.files().size(),
                    files.size(target),
                    manifest.leftOut());
        } catch (IOException | BackupProblem e) {
            discard(temporary);
            throw new BackupProblem("no backup was made: " + e.getMessage(), e);
        }
    }

    static String name(EntryId id) {
        return "log/%s/%012d.entry".formatted(id.node(), id.seq());
    }

    private List<String> contents(boolean withLanding) throws IOException {
        var names = new ArrayList<String>();
        for (var folder : withLanding ? List.of("packs", "demo", "landing") : List.of("packs", "demo")) {
            if (!Files.isDirectory(workspace.resolve(folder))) continue;
            try (var found = Files.walk(workspace.resolve(folder))) {
                found.filter(Files::isRegularFile)
                        .map(path -> workspace.relativize(path).toString().replace('\\', '/'))
                        .filter(name -> !name.endsWith(".tmp") && !name.matches(".*/\\..*"))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }

    private Manifest write(Path temporary, List<String> names) throws IOException {
        var members = new TreeMap<String, Manifest.Member>();
        var leftOut = new ArrayList<String>();
        var head = log.head();
        try (var zip = new ZipOutputStream(files.write(temporary), StandardCharsets.UTF_8)) {
            for (var id : log.entries()) {
                var name = name(id);
                if (log.isWhole(id)) members.put(name, add(zip, name));
                else leftOut.add("entry " + id + " is damaged");
            }
            for (var name : names) members.put(name, add(zip, name));
            var manifest = new Manifest(
                    clock.instant(),
                    log.node().id(),
                    log.node().region(),
                    head.map(header -> header.id().seq()).orElse(0L),
                    head.map(header -> header.hash()).orElse(ZEROS),
                    leftOut,
                    members);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return manifest;
        }
    }

    private Manifest.Member add(ZipOutputStream zip, String name) throws IOException {
        var digest = Hashes.newSha256();
        zip.putNextEntry(new ZipEntry(name));
        long bytes;
        try (var in = files.read(workspace.resolve(name))) {
            bytes = in.transferTo(new DigestOutputStream(zip, digest));
        }
        zip.closeEntry();
        return new Manifest.Member(bytes, Hashes.hex(digest.digest()));
    }

    private static void check(Path written) throws IOException {
        try (var backup = BackupFile.open(written)) {
            for (var name : backup.list().files().keySet()) backup.copy(name, OutputStream.nullOutputStream());
        }
    }

    private void discard(Path temporary) {
        try {
            files.delete(temporary);
        } catch (IOException e) {
            temporary.toFile().deleteOnExit();
        }
    }
}
