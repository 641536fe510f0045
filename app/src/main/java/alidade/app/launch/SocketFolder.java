package alidade.app.launch;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import jdk.net.ExtendedSocketOptions;

/// The folder of the sockets of this person's workspaces: below the temporary folder, because the path of a socket
/// may have no more than about a hundred bytes, and closed to everybody else.
final class SocketFolder {
    private static final String FOLDER_RIGHTS = "rwx------";
    private static final String SOCKET_RIGHTS = "rw-------";

    private SocketFolder() {}

    /// A path at which no socket lies.
    ///
    /// @throws IOException if the folder belongs to somebody else, or others may enter it
    static Path newSocket() throws IOException {
        var folder = folder();
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER_RIGHTS)));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            demandOwn(folder);
        }
        return folder.resolve(UUID.randomUUID() + ".sock");
    }

    static boolean holds(Path socket) {
        return folder().equals(socket.getParent());
    }

    static void keepForOwner(Path socket) throws IOException {
        if (knowsRights(socket)) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(SOCKET_RIGHTS));
        }
    }

    /// Whether the other end is a process of the same person; where the system does not tell, the folder's rights
    /// have to do.
    static boolean isOwner(SocketChannel visit) throws IOException {
        if (!visit.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) return true;
        return visit.getOption(ExtendedSocketOptions.SO_PEERCRED)
                .user()
                .equals(Files.getOwner(folder(), LinkOption.NOFOLLOW_LINKS));
    }

    /// A service of systemd has a folder for such things; its `/tmp` may be one that nobody else sees.
    private static Path folder() {
        var own = "alidade-" + System.getProperty("user.name");
        var runtime = Optional.ofNullable(System.getenv("RUNTIME_DIRECTORY")).orElse("");
        return runtime.isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"), own)
                : Path.of(runtime.split(":", 2)[0], own);
    }

    private static void demandOwn(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder; remove it, it is where processes meet");
        }
        if (!knowsRights(folder)) return;
        var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        if (!rights.equals(FOLDER_RIGHTS)) {
            throw new IOException(
                    folder + " may be entered by others (" + rights + "); remove it, it will be made anew");
        }
    }

    private static boolean knowsRights(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
    }
}
