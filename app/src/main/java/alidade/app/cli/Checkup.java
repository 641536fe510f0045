package alidade.app.cli;

import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.pipeline.EngineOptions;
import alidade.fetch.accounts.AccountFile;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks at this machine and at a workspace from outside, opening and changing nothing, so that it works in each state
/// of either.
final class Checkup {
    private final Visit visit;
    private final Path workspace;
    private final Path home;
    private final Map<String, String> environment;
    private final LogFiles files = new LogFiles();

    Checkup(Visit visit, Path workspace, Path home, Map<String, String> environment) {
        this.visit = visit;
        this.workspace = workspace;
        this.home = home;
        this.environment = environment;
    }

    /// @param name stays the same in every language
    /// @param sentence what was found, and what to do where that is not well
    record Check(String name, boolean passes, String sentence) {}

    List<Check> all() throws IOException {
        var checks = new ArrayList<>(List.of(java(), screen(), folder(), space(), owner(), meetingPlace(), home()));
        if (Files.isDirectory(workspace)) {
            checks.addAll(List.of(node(), log(), store(), packs(), accounts()));
        }
        return checks;
    }

    private Check check(String name, boolean passes, String key, Object... values) {
        return new Check(name, passes, visit.say("cli.doctor." + key, values));
    }

    private Check java() {
        var version = Runtime.version();
        return check("java", version.feature() >= 25, "java", version.toString());
    }

    /// No screen is no fault: everything but the window works without one.
    private Check screen() {
        return check("screen", true, alidade.app.fx.Display.isPresent() ? "screen" : "noScreen");
    }

    private Check folder() {
        if (!Files.exists(workspace)) return check("folder", true, "newFolder", workspace.toString());
        var fit = Files.isDirectory(workspace) && Files.isWritable(workspace);
        return check("folder", fit, fit ? "folder" : "badFolder", workspace.toString());
    }

    private Check space() throws IOException {
        var megabytes = files.usableBytes(workspace) >> 20;
        var least = EngineOptions.usual().leastFreeMegabytes();
        return check("space", megabytes >= least, megabytes >= least ? "space" : "noSpace", megabytes, least);
    }

    private Check owner() throws IOException {
        var lock = workspace.resolve("owner.lock");
        if (!Files.exists(lock)) return check("owner", true, "nobody");
        try (var file = FileChannel.open(lock, StandardOpenOption.WRITE);
                var mine = file.tryLock()) {
            return check("owner", true, mine != null ? "nobody" : "owned");
        } catch (OverlappingFileLockException e) {
            return check("owner", true, "owned");
        }
    }

    /// The folder of the sockets, below the temporary one.
    private Check meetingPlace() throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "alidade-" + System.getProperty("user.name"));
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return check("sockets", true, "sockets");
        }
        var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        var fit = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && rights.equals("rwx------");
        return check("sockets", fit, fit ? "sockets" : "badSockets", folder.toString(), rights);
    }

    private Check home() {
        var there = home;
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        var fit = Files.isDirectory(there) && Files.isWritable(there);
        return check("home", fit, fit ? "home" : "badHome", home.toString());
    }

    /// Whether this installation may add to the log.
    private Check node() {
        try {
            var node = Node.existing(workspace, home, files);
            if (node.isEmpty()) return check("node", true, "noNode");
            return Log.readOnly(workspace, node.get(), files)
                    .map(sentence -> check("node", false, "readOnly", sentence))
                    .orElseGet(() -> check(
                            "node", true, "node", node.get().id(), node.get().region()));
        } catch (UncheckedIOException e) {
            return check("node", false, "badNode", String.valueOf(e.getCause()));
        }
    }

    private Check log() {
        var damages = Log.verify(workspace, files);
        if (damages.isEmpty()) return check("log", true, "log");
        return check("log", false, "badLog", damages.size(), damages.getFirst().toString());
    }

    /// The store itself is only looked at by `fsck`, since one process at a time may open it.
    private Check store() {
        if (Files.exists(workspace.resolve("store.condemned"))) return check("store", true, "condemned");
        return check("store", true, Files.exists(workspace.resolve("store.damaged")) ? "storeAside" : "store");
    }

    private Check packs() {
        try {
            var own = Packs.inFolder(workspace.resolve("packs"));
            var names = own.stream().map(one -> one.pack()).toList();
            var reader = new PackReader();
            for (var pack : Packs.merge(Packs.shipped(), own)) {
                if (names.contains(pack.pack()) && reader.read(pack) instanceof PackReading.Refused(var problems)) {
                    return check(
                            "packs",
                            false,
                            "badPacks",
                            problems.size(),
                            problems.getFirst().toString());
                }
            }
            return check("packs", true, "packs", own.size());
        } catch (UncheckedIOException e) {
            return check("packs", false, "badPacks", 1, String.valueOf(e.getMessage()));
        }
    }

    private Check accounts() {
        var file = workspace.resolve("accounts.enc");
        if (!Files.exists(file)) return check("accounts", true, "noAccounts");
        var passphrase = environment.getOrDefault("ALIDADE_PASSPHRASE", "");
        if (passphrase.isEmpty()) return check("accounts", false, "noPassphrase");
        return switch (AccountFile.open(file, passphrase.toCharArray())) {
            case AccountFile.Opening.Opened(var _) -> check("accounts", true, "accounts");
            case AccountFile.Opening.Refused(var sentence) -> check("accounts", false, "badAccounts", sentence);
        };
    }
}
