package alidade.engine.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// All that log, landing, exchange and backups do to files, in one place, so that what differs between
/// systems and what may fail is here.
///
/// Tests override single operations to fail at a chosen moment.
public class LogFiles {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /// Opens a file to be written from its beginning; it is created, or emptied.
    public OutputStream write(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    /// Opens a file to be written behind its end; it is created when it is missing.
    public OutputStream append(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// How many bytes may still be written where the file lies, or would lie.
    public long usableBytes(Path file) throws IOException {
        var there = file.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    /// Returns when the content of the file is on the disk and not only in the system's memory.
    public void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Gives the file its final name in one step; a file of that name is replaced.
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Gives the file its final name in one step; a file of that name is never replaced.
    ///
    /// Where the disk knows only one name for a file, as on a USB stick, two that do this at the same
    /// moment are not kept apart: so whoever has to know looks afterwards which file is there.
    ///
    /// @return whether it got the name; else it stays where it is
    public boolean moveNew(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) return false;
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
        Files.delete(from);
        return true;
    }

    /// Returns when the names in the folder are on the disk. Windows keeps names in order by itself, and
    /// offers no such call.
    public void forceFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    public boolean exists(Path file) {
        return Files.exists(file);
    }

    /// Whether it is a file: no link to one, no folder, no device.
    public boolean isPlainFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether it is a folder and no link to one.
    public boolean isPlainFolder(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /// When the file was changed last, by the clock of whoever keeps the disk.
    public Instant changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    public InputStream read(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    public long size(Path file) throws IOException {
        return Files.size(file);
    }

    /// What the folder holds, sorted by name; nothing when there is no such folder.
    public List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    /// Writes a small text so that after a crash either the old or the new one is there, whole.
    public final void replace(Path file, byte[] content) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (var out = write(temporary)) {
            out.write(content);
        }
        force(temporary);
        move(temporary, file);
        forceFolder(folderOf(file));
    }

    /// The folder in which a file lies.
    public static Path folderOf(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }
}
