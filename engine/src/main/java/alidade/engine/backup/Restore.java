package alidade.engine.backup;

import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Makes a workspace from a backup, as a new node.
///
/// The entries of the backup stay those of the node that sealed them, and nothing is ever added to that node's log
/// here: so the original may go on beside the copy, on this computer or another one, and no log is forked.
public final class Restore {
    private static final String STAGE = "restore.tmp";
    /// What the owner of an empty workspace has put there.
    private static final Set<String> OF_THE_OWNER = Set.of("owner.lock", "owner.socket", "owner.socket.draft");

    private final Path home;
    private final Supplier<String> names;
    private final LogFiles files;

    /// @param home folder outside the workspace that this installation owns
    /// @param names gives a new, unique name for a node at each call
    public Restore(Path home, Supplier<String> names, LogFiles files) {
        this.home = home;
        this.names = names;
        this.files = files;
    }

    /// @param node who seals in the new workspace
    /// @param was who sealed in the one that the backup is of
    /// @param lacking entries that were damaged when the backup was made, and are not there, in sentences
    public record Restored(String node, String was, long entries, List<String> lacking) {
        public Restored {
            lacking = List.copyOf(lacking);
        }
    }

    /// @param workspace a folder that is missing or empty
    /// @param region where the new node stands; empty: where the old one stood
    /// @throws BackupProblem when the folder is not empty, or the backup is not whole; the folder is left empty
    public Restored restore(Path backup, Path workspace, Optional<String> region) {
        try {
            demandEmpty(workspace);
            return unpack(backup, workspace, region);
        } catch (IOException e) {
            throw new BackupProblem("nothing was restored, since the disk failed: " + e.getMessage(), e);
        } catch (BackupProblem e) {
            throw new BackupProblem("nothing was restored: " + e.getMessage(), e);
        }
    }

    private Restored unpack(Path backup, Path workspace, Optional<String> region) throws IOException {
        var stage = workspace.resolve(STAGE);
        try (var file = BackupFile.open(backup)) {
            var list = file.list();
            demandRoom(workspace, list);
            for (var name : list.files().keySet()) {
                var to = stage.resolve(name);
                files.createFolders(LogFiles.folderOf(to));
                try (var out = files.write(to)) {
                    file.copy(name, out);
                }
                files.force(to);
            }
            demandChain(stage, list);
            // The log last: a workspace that has one is whole.
            for (var folder : List.of("packs", "demo", "landing", "log")) {
                if (Files.isDirectory(stage.resolve(folder))) {
                    files.move(stage.resolve(folder), workspace.resolve(folder));
                }
            }
            files.forceFolder(workspace);
            var node = Node.of(workspace, home, region.orElse(list.region()), names, files);
            var entries = list.files().keySet().stream()
                    .filter(name -> name.startsWith("log/"))
                    .count();
            return new Restored(node.id(), list.node(), entries, list.leftOut());
        } finally {
            remove(stage);
        }
    }

    private void demandEmpty(Path workspace) throws IOException {
        for (var path : files.list(workspace)) {
            if (!OF_THE_OWNER.contains(path.getFileName().toString())) {
                throw new BackupProblem(
                        "the folder %s is not empty, it holds %s; a backup is restored into an empty one"
                                .formatted(workspace, path.getFileName()));
            }
        }
    }

    private void demandRoom(Path workspace, Manifest list) throws IOException {
        var bytes =
                list.files().values().stream().mapToLong(Manifest.Member::bytes).sum();
        var free = files.usableBytes(workspace);
        if (bytes > free) {
            throw new BackupProblem(
                    "it needs %d MB and the disk of %s has %d MB left".formatted(bytes >> 20, workspace, free >> 20));
        }
    }

    private void demandChain(Path stage, Manifest list) {
        var damages = Log.verify(stage, files);
        if (list.leftOut().isEmpty() && !damages.isEmpty()) {
            throw new BackupProblem("its log is not whole: " + damages.getFirst());
        }
        if (list.headSeq() == 0 || !list.leftOut().isEmpty()) return;
        var head = new EntryId(list.node(), list.headSeq());
        if (!Log.hashOf(stage, files, head).equals(Optional.of(list.headHash()))) {
            throw new BackupProblem("its log does not end with entry " + head + " as its list says");
        }
    }

    private static void remove(Path stage) throws IOException {
        if (!Files.exists(stage)) return;
        try (var found = Files.walk(stage)) {
            for (var path : found.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
